import type { ICredentialTestRequest } from 'n8n-workflow';

/** What a vendor's refusals mean, for the person who filled in the credential. */
interface Refusals {
	readonly 401: string;
	readonly 403: string;
}

/**
 * Statuses that do not mean "the key is valid, but the image is missing". A well-known gateway uses
 * 520 and above for a server that is down.
 */
const red = [
	301, 302, 303, 307, 308, 401, 402, 403, 404, 405, 407, 410, 429, 500, 501, 502, 503, 504, 505,
	520, 521, 522, 523, 524, 525, 526, 527, 529, 530,
];

/**
 * Tests a credential with the vendor's own request, but without an image. For a valid key the vendor
 * answers 400, because the image is missing. So the test costs nothing.
 */
export function testWithoutImage(path: `/${string}`, refusals: Refusals): ICredentialTestRequest {
	return {
		request: {
			method: 'POST',
			baseURL: '={{$credentials.baseUrl}}',
			url: path,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: { ignore: true, except: red },
		},
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: refusals[401] } },
			{ type: 'responseCode', properties: { value: 403, message: refusals[403] } },
			{
				type: 'responseCode',
				properties: { value: 404, message: 'Not found (404): check the Base URL' },
			},
		],
	};
}
