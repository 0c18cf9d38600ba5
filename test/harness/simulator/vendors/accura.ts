import type { UploadedImage } from '../images/uploadedImage';
import type { VendorContext, Received } from './received';
import { jsonAnswer, type VendorAnswer } from './vendorAnswer';

/** "Max file upload size is 1 MB", read as 1,048,576 bytes. */
const mostBytes = 1024 * 1024;

// Accura documents JPEG and PNG only for a sister call. Assumed here.
const formats = ['jpg', 'png'];

/**
 * Both Accura calls. The page documents the request; the statuses and the shape of a refusal are
 * assumed, after `{status, data}` that an integrator of the face call reads.
 */
export function answerAccura(
	call: 'accuraFace' | 'accuraId',
	received: Received,
	{ keys, scenarios }: VendorContext,
): VendorAnswer {
	const unread = refuseUnread(received, keys);
	if (unread !== null) return unread;
	const { upload, image } = received;
	if (image === null) return refusal(400, 'liveness_image is required');
	if (call === 'accuraId') {
		const missing = ['country_code', 'card_code'].find((name) => !upload.fields[name]?.trim());
		if (missing !== undefined) return refusal(400, `${missing} is required`);
	}
	const unusable = refuseImage('liveness_image', image);
	if (unusable !== null) return unusable;

	const consulted = scenarios.consult(image);
	if (consulted.kind === 'unavailable') return consulted.answer;
	const score = consulted.outcome[call];
	return score === 'refused' ? notFound : scored(score);
}

/** What every Accura call refuses before it looks at a field. */
export function refuseUnread(
	{ headers, upload }: Received,
	keys: VendorContext['keys'],
): VendorAnswer | null {
	if (headers['api-key'] !== keys.accura.apiKey) return refusal(401, 'Invalid API key');
	if (upload.state !== 'empty' && upload.mediaType !== 'multipart/form-data') {
		return refusal(415, 'The request must be multipart/form-data');
	}
	if (upload.state === 'malformed') return refusal(400, 'The form could not be read');
	return upload.state === 'tooLarge' ? tooLarge : null;
}

export function refuseImage(field: string, { bytes, picture }: UploadedImage): VendorAnswer | null {
	if (bytes > mostBytes) return tooLarge;
	return picture !== null && formats.includes(picture.format)
		? null
		: refusal(400, `${field} must be a JPEG or PNG image`);
}

export function refusal(status: number, message: string): VendorAnswer {
	return jsonAnswer(status, { status: false, message });
}

const tooLarge = refusal(413, 'Max file upload size is 1 MB');

// Assumed: a picture that can't be scored is refused under HTTP 200, as `status` suggests.
const notFound = refusal(200, 'No face or document could be detected');

/** As integrators read it. The pages show the answer only as a picture. */
export function scored(score: number): VendorAnswer {
	return jsonAnswer(200, { status: true, data: { quality: 88, score } }, { mayBeCharged: true });
}
