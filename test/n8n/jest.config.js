const usual = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...usual,
	testMatch: ['<rootDir>/test/n8n/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	setupFilesAfterEnv: ['<rootDir>/test/harness/n8n/afterEachFile.ts'],
	// A simulator that a failed start left open would keep Jest from ending.
	forceExit: true,
	// One n8n takes a whole core and half a gigabyte.
	maxWorkers: 2,
	testTimeout: 180_000,
};
