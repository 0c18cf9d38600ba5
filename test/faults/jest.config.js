const usual = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...usual,
	testMatch: ['<rootDir>/test/faults/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
};
