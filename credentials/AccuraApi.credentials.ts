import type { IAuthenticate, ICredentialTestRequest, ICredentialType } from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './fields';
import { signRequest } from './signRequest';
import { testWithoutImage } from './testWithoutImage';

export class AccuraApi implements ICredentialType {
	name = 'accuraApi';

	displayName = 'Accura API';

	icon = { light: 'file:accura.svg', dark: 'file:accura.dark.svg' } as const;

	documentationUrl =
		'https://github.com/kyc-liveness/n8n-nodes-kyc-liveness/blob/main/docs/credentials.md#accura-api';

	properties = [
		apiKeyField('Accura account'),
		baseUrlField('Accura', 'https://api.accurascan.com'),
	];

	authenticate: IAuthenticate = async (credentials, request) =>
		signRequest(credentials, request, [{ header: 'Api-Key', field: 'apiKey', label: 'API Key' }]);

	test: ICredentialTestRequest = testWithoutImage('/v2/api/liveness', {
		401: 'Accura refused the API key',
		403: 'Accura refused the API key',
	});
}
