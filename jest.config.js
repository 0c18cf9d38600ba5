/** @type {import('jest').Config} */
module.exports = {
	rootDir: __dirname,
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	// These have a configuration and a command of their own.
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(n8n|faults|harness)/'],
	// The real n8n's own packages are no business of these tests.
	modulePathIgnorePatterns: ['<rootDir>/test/n8n/versions/'],
	testEnvironment: 'node',
	// Types are a check of their own (npm run types), so here the code is only translated.
	transform: {
		'\\.ts$': ['@swc/jest', { swcrc: false, jsc: { parser: { syntax: 'typescript' } } }],
	},
	// A thread can't be started from TypeScript, so tests start the built one.
	moduleNameMapper: {
		'/fitThread\\.js$': '<rootDir>/dist/nodes/verification/image/fit/fitThread.js',
	},
	globalSetup: '<rootDir>/test/globalSetup.mjs',
	// Jest would leave one core free, which on a machine with two is half of it.
	maxWorkers: '100%',
	testTimeout: 30_000,
};
