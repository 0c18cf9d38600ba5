import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { baseUrlField } from './fields';
import { signRequest, UnusableCredential, type SecretHeader } from './signRequest';
import { testWithoutImage } from './testWithoutImage';

/** Kairos's page uses both spellings of the headers, and so do its integrators. */
const joints: ReadonlyMap<unknown, readonly string[]> = new Map([
	['both', ['-', '_']],
	['hyphen', ['-']],
	['underscore', ['_']],
]);

export class KairosApi implements ICredentialType {
	name = 'kairosApi';

	displayName = 'Kairos API';

	icon = { light: 'file:kairos.svg', dark: 'file:kairos.dark.svg' } as const;

	documentationUrl =
		'https://github.com/kyc-liveness/n8n-nodes-kyc-liveness/blob/main/docs/credentials.md#kairos-api';

	properties: INodeProperties[] = [
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'Paste the ID',
			description: 'The ID of your Kairos application',
		},
		{
			displayName: 'App Key',
			name: 'appKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'Paste the key',
			description: 'The key of your Kairos application',
		},
		baseUrlField('Kairos', 'https://idv-eu.kairos.com'),
		{
			displayName: 'Header Style',
			name: 'headerStyle',
			type: 'options',
			options: [
				{ name: 'Both', value: 'both' },
				{ name: 'Hyphen (app-id)', value: 'hyphen' },
				{ name: 'Underscore (app_id)', value: 'underscore' },
			],
			default: 'both',
			description:
				'How to spell the headers for App ID and App Key. Change it only if a proxy refuses one of the spellings.',
		},
	];

	authenticate: IAuthenticate = async (credentials, request) => {
		const chosen = joints.get(credentials.headerStyle);
		if (!chosen) throw new UnusableCredential('Header Style must be Both, Hyphen or Underscore');
		const headers = chosen.flatMap((joint): SecretHeader[] => [
			{ header: `app${joint}id`, field: 'appId', label: 'App ID' },
			{ header: `app${joint}key`, field: 'appKey', label: 'App Key' },
		]);
		return signRequest(credentials, request, headers);
	};

	test: ICredentialTestRequest = testWithoutImage('/v0.2/liveness-verification', {
		401: 'Kairos refused the App ID or App Key',
		403: 'The Kairos account has reached its usage limit',
	});
}
