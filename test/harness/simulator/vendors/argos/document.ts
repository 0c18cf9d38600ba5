import { z } from 'zod';
import { isLoopbackUrl } from '../../callbacks/loopback';
import { engineVersion } from './callback';
import { argosGatewayRefusal, nestedError, newTransactionId, type ArgosErrorCode } from './errors';
import { findInDocument, type DocumentFinding } from './finding';
import { jsonFields, refuseAtArgosGateway } from './gateway';
import type { VendorContext, Received } from '../received';
import { jsonAnswer, type VendorAnswer } from '../vendorAnswer';

/** Documented as 10 MB, without saying whether of the image or of its base64 text. Assumed: of the image. */
const mostBytes = 10 * 1024 * 1024;

/** The OpenAPI requires all three, as booleans. */
const pipelinesSchema = z.object({ sr: z.boolean(), pc: z.boolean(), ps: z.boolean() });

/**
 * Documented: the fields, the codes, 200 and 201. Assumed: 1003 for a wrong `useUpcomingVersion`,
 * 1010 for a `callbackUrl` that is no web address, 413 over 10 MB; and that a document with a
 * `callbackUrl` is refused at once for its fields, but by the callback for its image.
 */
export function answerArgosDocument(received: Received, desk: VendorContext): VendorAnswer {
	const refusal = refuseAtArgosGateway(received, desk);
	if (refusal !== null) return refusal;
	const { idImage, pipelines, useUpcomingVersion, callbackUrl } = jsonFields(received.upload.json);
	if (typeof idImage !== 'string' || idImage === '') return error(1005);
	if (pipelines === undefined || pipelines === null) return error(1007);
	const requested = pipelinesSchema.safeParse(pipelines);
	if (!requested.success) return error(1008);
	if (callbackUrl !== undefined && !isWebAddress(callbackUrl)) return error(1010);
	if (useUpcomingVersion !== undefined && typeof useUpcomingVersion !== 'boolean') {
		return error(1003);
	}
	const { image } = received;
	if ((image?.bytes ?? 0) > mostBytes) return argosGatewayRefusal(413, 'Request Too Long');
	if (callbackUrl !== undefined && !isLoopbackUrl(callbackUrl)) return notCalled;

	const finding = findInDocument(image, requested.data, desk);
	if (finding.kind === 'unavailable') return finding.answer;
	if (callbackUrl !== undefined) return acceptedForLater(callbackUrl, finding);
	if (finding.kind === 'failed') return error(finding.code);
	const transactionId = newTransactionId();
	const body = { apiType: 'id_live_doc', transactionId, engineVersion, result: finding.result };
	return jsonAnswer(200, body, { mayBeCharged: true });
}

function error(code: ArgosErrorCode): VendorAnswer {
	return jsonAnswer(400, nestedError(code, newTransactionId()));
}

function isWebAddress(url: unknown): url is string {
	return typeof url === 'string' && /^https?:\/\//.test(url) && URL.canParse(url);
}

// ARGOS would call any address. A test must not send data to a stranger.
const notCalled = jsonAnswer(501, {
	message: 'The simulator sends callbacks only to this machine: localhost, 127.0.0.1 or [::1].',
});

/** "request has been successfully received …": the page's own example. */
function acceptedForLater(url: string, finding: DocumentFinding): VendorAnswer {
	const transactionId = newTransactionId();
	const message =
		'request has been successfully received. The response will be sent to your callback URL';
	return jsonAnswer(
		201,
		{ transactionId, engineVersion, message },
		{ mayBeCharged: true, callback: { transactionId, url, finding } },
	);
}
