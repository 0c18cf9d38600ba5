import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { signRequest } from './signRequest';
import { testWithoutImage } from './testWithoutImage';

export class AccuraApi implements ICredentialType {
	name = 'accuraApi';

	displayName = 'Accura API';

	icon = { light: 'file:accura.svg', dark: 'file:accura.dark.svg' } as const;

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
			description: 'The key of your Accura account',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.accurascan.com',
			placeholder: 'e.g. https://api.accurascan.com',
			description: 'Where Accura answers. Has to begin with https://.',
		},
	];

	authenticate: IAuthenticate = async (credentials, request) =>
		signRequest(credentials, request, [{ header: 'Api-Key', field: 'apiKey', label: 'API Key' }]);

	test: ICredentialTestRequest = testWithoutImage('/v2/api/liveness', {
		401: 'Accura refused the API key',
		403: 'Accura refused the API key',
	});
}
