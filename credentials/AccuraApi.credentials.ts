import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { signRequest } from './signRequest';

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
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.accurascan.com',
			description: 'Where Accura answers. Has to begin with https://.',
		},
	];

	authenticate: IAuthenticate = async (credentials, request) =>
		signRequest(credentials, request, [{ header: 'Api-Key', field: 'apiKey', label: 'API Key' }]);

	/** Without an image, which a right key is told with 400: nothing is checked, nothing is paid. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{$credentials.baseUrl}}',
			url: '/v2/api/liveness',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: {
				ignore: true,
				except: [301, 302, 307, 308, 401, 402, 403, 404, 405, 429, 500, 502, 503, 504],
			},
		},
		rules: [
			{
				type: 'responseCode',
				properties: { value: 401, message: 'Accura refused the API key' },
			},
			{
				type: 'responseCode',
				properties: { value: 403, message: 'Accura refused the API key' },
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'Nothing answers there: check the Base URL' },
			},
		],
	};
}
