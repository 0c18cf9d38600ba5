import type { Failure } from '../../failure';
import type { ProviderAnswer, VendorReply } from '../provider';
import { claimOf, messagesOf } from '../reading/claims';
import { fieldOf, fractionOf, referenceOf, textOf } from '../reading/fields';
import { problemOfBody, refusalByStatus, unreadable, wordsOf } from '../reading/refusals';

/**
 * Reads `response_data.faces_liveness` (0 to 1). `response_code` is not asked: its meaning is
 * not documented.
 */
export function readLiveness(reply: VendorReply): ProviderAnswer {
	const value = reply.body.kind === 'json' ? reply.body.value : undefined;
	const reference = {
		// "X-Request-ID: A unique identifier assigned to each request."
		transactionId:
			referenceOf(fieldOf(value, 'api_req_uid')) ?? referenceOf(reply.header('x-request-id')),
		engineVersion: null,
		raw: wordsOf(reply.body),
	};
	const failed = (failure: Failure): ProviderAnswer => ({ kind: 'failed', failure, ...reference });

	// "403: If limits are exceeded": a usage limit, not a wrong key.
	const refusal = refusalByStatus(reply, messageOf(value), 'quotaExceeded');
	if (refusal) return failed(refusal);

	const data = fieldOf(value, 'response_data');
	const faces = fieldOf(data, 'faces_predicted');
	const found: unknown[] = Array.isArray(faces) ? faces : [];
	const holders = [value, data, ...found];
	const claims = holders.map(claimOf);
	// A success is not documented to have a message at all.
	if (claims.includes('refusal') || holders.some((holder) => messagesOf(holder).length > 0)) {
		const { status } = reply;
		return failed({ reason: 'rejectedByVendor', status, vendorMessage: messageOf(value) });
	}
	if (claims.includes('unclear')) {
		return failed(unreadable(reply, problemOfBody(reply.body, 'has a status that is not known')));
	}
	if (!Array.isArray(faces)) {
		return failed(unreadable(reply, problemOfBody(reply.body, 'does not list the faces found')));
	}
	if (faces.length === 0) return failed({ reason: 'noFaceFound' });
	if (faces.length > 1) return failed({ reason: 'multipleFaces', faces: faces.length });

	const score = lowestLiveness(fieldOf(data, 'faces_liveness'));
	if (score === null) return failed(unreadable(reply, problemOfBody(reply.body)));
	return { kind: 'scored', signals: [{ name: 'liveness', score }], warnings: [], ...reference };
}

/** One number, or one for each face that was found: then the weakest counts. */
function lowestLiveness(value: unknown): number | null {
	const scores = (Array.isArray(value) ? value : [value]).map(fractionOf);
	const readable = scores.filter((score) => score !== null);
	const [first, ...others] = readable;
	if (first === undefined || readable.length < scores.length) return null;
	return others.reduce((lowest, score) => Math.min(lowest, score), first);
}

/** No error body is documented; these are where gateways put one. */
function messageOf(value: unknown): string | null {
	return (
		textOf(fieldOf(value, 'message')) ??
		textOf(fieldOf(value, 'error')) ??
		textOf(fieldOf(fieldOf(value, 'error'), 'message'))
	);
}
