import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { signRequest } from './signRequest';
import { testWithoutImage } from './testWithoutImage';

export class ArgosApi implements ICredentialType {
	name = 'argosApi';

	displayName = 'ARGOS API';

	icon = { light: 'file:argos.svg', dark: 'file:argos.dark.svg' } as const;

	documentationUrl = 'https://github.com/kyc-liveness/n8n-nodes-kyc-liveness#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'Paste the key',
			description: 'The key of your ARGOS workspace',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://idverify-api.argosidentity.com/modules',
			placeholder: 'e.g. https://idverify-api.argosidentity.com/modules',
			description: 'Where ARGOS answers. Has to begin with https://.',
		},
	];

	authenticate: IAuthenticate = async (credentials, request) =>
		signRequest(credentials, request, [{ header: 'x-api-key', field: 'apiKey', label: 'API Key' }]);

	test: ICredentialTestRequest = testWithoutImage('/liveness', {
		401: 'ARGOS says that the workspace is unavailable: check the API key',
		403: 'ARGOS refused the API key, or the Base URL is wrong',
	});
}
