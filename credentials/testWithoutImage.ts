import type { ICredentialTestRequest } from 'n8n-workflow';

/** What refusals mean at a vendor, for the person who filled in the form. */
interface Refusals {
	readonly 401: string;
	readonly 403: string;
}

/**
 * Answers by which a vendor, or what stands before it, does not say "your key is right, but where
 * is the image?". 520 and on are what a well-known gateway says of a server that is down.
 */
const red = [
	301, 302, 303, 307, 308, 401, 402, 403, 404, 405, 407, 410, 429, 500, 501, 502, 503, 504, 505,
	520, 521, 522, 523, 524, 525, 526, 527, 529, 530,
];

/**
 * Tests a credential by the vendor's own call, but without an image. A right key is told with 400
 * that the image is missing: nothing is checked, nothing is paid.
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
				properties: { value: 404, message: 'Nothing answers there: check the Base URL' },
			},
		],
	};
}
