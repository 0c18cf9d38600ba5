import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { signRequest } from './signRequest';

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
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://idverify-api.argosidentity.com/modules',
			description: 'Where ARGOS answers. Has to begin with https://.',
		},
	];

	authenticate: IAuthenticate = async (credentials, request) =>
		signRequest(credentials, request, [{ header: 'x-api-key', field: 'apiKey', label: 'API Key' }]);

	/** Without an image, which a right key is told with 400: nothing is checked, nothing is paid. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{$credentials.baseUrl}}',
			url: '/liveness',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: {
				ignore: true,
				except: [301, 302, 307, 308, 401, 402, 403, 404, 405, 429, 500, 502, 503, 504],
			},
		},
		rules: [
			{
				type: 'responseCode',
				properties: { value: 401, message: 'ARGOS says that the workspace is unavailable' },
			},
			{
				type: 'responseCode',
				properties: { value: 403, message: 'ARGOS refused the API key, or the Base URL is wrong' },
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'Nothing answers there: check the Base URL' },
			},
		],
	};
}
