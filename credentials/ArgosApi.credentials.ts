import type { IAuthenticate, ICredentialTestRequest, ICredentialType } from 'n8n-workflow';
import { apiKeyField, baseUrlField } from './fields';
import { signRequest } from './signRequest';
import { testWithoutImage } from './testWithoutImage';

export class ArgosApi implements ICredentialType {
	name = 'argosApi';

	displayName = 'ARGOS API';

	icon = { light: 'file:argos.svg', dark: 'file:argos.dark.svg' } as const;

	documentationUrl =
		'https://github.com/kyc-liveness/n8n-nodes-kyc-liveness/blob/main/docs/credentials.md#argos-api';

	properties = [
		apiKeyField('ARGOS workspace'),
		baseUrlField('ARGOS', 'https://idverify-api.argosidentity.com/modules'),
	];

	authenticate: IAuthenticate = async (credentials, request) =>
		signRequest(credentials, request, [{ header: 'x-api-key', field: 'apiKey', label: 'API Key' }]);

	test: ICredentialTestRequest = testWithoutImage('/liveness', {
		401: 'The ARGOS workspace is unavailable: check the API key',
		403: 'ARGOS refused the API key, or the Base URL is wrong',
	});
}
