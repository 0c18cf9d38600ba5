import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

/** The rule sets of eslint-plugin-n8n-nodes-base are written for ESLint's old configuration. */
const nodesBaseRules = (set) => ({
	plugins: { 'n8n-nodes-base': nodesBase },
	rules: nodesBase.configs[set].rules,
});

export default tseslint.config(
	{ ignores: ['dist/', 'node_modules/', 'examples/'] },
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.strictTypeChecked],
		languageOptions: {
			parserOptions: { project: './test/tsconfig.json', tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			// Numbers in messages are counted, not printed for machines.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': 'off',
			// An async function without await is how an interface's promise is kept in one word.
			'@typescript-eslint/require-await': 'off',
		},
	},
	{
		// Jest types what stands for "anything like this" in an expectation as any.
		files: ['test/**/*.ts'],
		rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts', 'package.json'],
		...n8nCommunityNodesPlugin.configs.recommended,
	},
	{
		// Multipart and pictures are left to three libraries; CONTRIBUTING.md says why.
		files: ['package.json'],
		rules: { '@n8n/community-nodes/no-runtime-dependencies': 'off' },
	},
	{
		files: [
			'nodes/verification/n8n/{webhook/callerGuard,http/{pause,requestBody,requestPace,sharedContext,tunnel,withinTime},input/storedImage,run/runCheck}.ts',
			'nodes/verification/image/{nextTurn,inspect/png,decode/sharp}.ts',
		],
		rules: { '@n8n/community-nodes/no-restricted-imports': 'off' },
	},
	{
		// Threads, and timers that are cleared: n8n's sleep can't be.
		files: ['nodes/verification/image/{heic/decodeHeic,fit/inFitThread,fit/fitThread}.ts'],
		rules: {
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'@n8n/community-nodes/no-restricted-globals': 'off',
		},
	},
	{
		files: ['nodes/*/*.node.ts', 'nodes/verification/n8n/**/*.ts'],
		...nodesBaseRules('nodes'),
	},
	{
		// These two read literals alone, and the second contradicts the rule for connection types;
		// test/architecture.test.ts checks what they would.
		files: ['nodes/*/*.node.ts', 'nodes/verification/n8n/**/*.ts'],
		rules: {
			'n8n-nodes-base/node-param-default-missing': 'off',
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
		},
	},
	{ files: ['credentials/**/*.ts'], ...nodesBaseRules('credentials') },
	{
		files: ['credentials/**/*.ts'],
		rules: {
			// For n8n's own credentials, whose pages have a slug; ours have an address.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		},
	},
	{
		// It does not count "appKey" among the names of secrets. Kairos does.
		files: ['credentials/KairosApi.credentials.ts'],
		rules: { '@n8n/community-nodes/credential-unnecessary-password': 'off' },
	},
	{
		// Only a callback reaches its address, and a callback starts a workflow.
		files: ['credentials/ArgosCallbackApi.credentials.ts'],
		rules: { '@n8n/community-nodes/credential-test-required': 'off' },
	},
	{
		files: ['package.json'],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
		...nodesBaseRules('community'),
	},
);
