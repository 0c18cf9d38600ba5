import type { VendorContext, Received } from '../received';
import { argosGatewayRefusal } from './errors';
import type { VendorAnswer } from '../vendorAnswer';

/**
 * What an ARGOS call refuses before it looks at a field. 403 for a wrong key is documented for
 * sister calls; the other statuses are assumed.
 */
export function refuseAtArgosGateway(
	{ headers, upload }: Received,
	{ keys }: VendorContext,
): VendorAnswer | null {
	if (headers['x-api-key'] !== keys.argos.apiKey) return argosGatewayRefusal(403, 'Forbidden');
	if (upload.state === 'tooLarge') return argosGatewayRefusal(413, 'Request Too Long');
	if (upload.state !== 'empty' && upload.mediaType !== 'application/json') {
		return argosGatewayRefusal(415, 'Unsupported Media Type');
	}
	if (upload.state === 'malformed') {
		return argosGatewayRefusal(400, 'Could not parse request body into json');
	}
	return null;
}

/** The body's fields; none when the body is no object. */
export function jsonFields(json: unknown): Readonly<Record<string, unknown>> {
	return typeof json === 'object' && json !== null ? { ...json } : {};
}

/** "min 640x480", which holds for either orientation. */
export function isLargeEnough({ width, height }: { width: number; height: number }): boolean {
	return Math.max(width, height) >= 640 && Math.min(width, height) >= 480;
}
