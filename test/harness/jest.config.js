const usual = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...usual,
	testMatch: ['<rootDir>/test/harness/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
};
