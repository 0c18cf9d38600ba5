import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Picture, UploadedImage } from '../images/uploadedImage';
import type { VendorContext, Received } from './received';
import { jsonAnswer, type VendorAnswer } from './vendorAnswer';

/** "minimum 300 px, recommended > 900 px, maximum 5000 px", read as each side. */
const leastSide = 300;
const mostSide = 5000;

// Assumed: the page names no formats.
const formats = ['jpg', 'png'];

/** Statuses other than 200, 403 (usage limit) and 5xx, and the shape of errors, are assumed. */
export function answerKairosFace(received: Received, desk: VendorContext): VendorAnswer {
	return framed(answerUnframed(received, desk));
}

export function framed(answer: VendorAnswer): VendorAnswer {
	const requestId = { 'x-request-id': randomUUID() };
	return { ...answer, headers: { ...answer.headers, ...documentedHeaders, ...requestId } };
}

/** "Response Headers" of the v0.2 page. */
const documentedHeaders = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'strict-transport-security': 'max-age=86400; includeSubDomains',
};

function answerUnframed(received: Received, desk: VendorContext): VendorAnswer {
	const unread = refuseUnread(received, desk);
	if (unread !== null) return unread;
	const { upload, image } = received;
	if (image === null) return refusal(400, 'selfie is required');
	if (!isFraction(upload.fields['threshold'])) {
		return refusal(400, 'threshold must be a number between 0 and 1');
	}
	const unusable = refuseImage('selfie', image);
	if (unusable !== null) return unusable;

	const consulted = desk.scenarios.consult(image);
	if (consulted.kind === 'unavailable') return consulted.answer;
	return scored(consulted.outcome.kairosFaces, image.picture);
}

/** What every Kairos call refuses before it looks at a field. */
export function refuseUnread(
	{ headers, upload }: Received,
	{ keys }: VendorContext,
): VendorAnswer | null {
	const { appId, appKey } = readKeys(headers);
	if (appId !== keys.kairos.appId || appKey !== keys.kairos.appKey) {
		return refusal(401, 'Invalid app_id or app_key');
	}
	if (upload.state !== 'empty' && upload.mediaType !== 'multipart/form-data') {
		return refusal(415, 'The request must be multipart/form-data');
	}
	if (upload.state === 'malformed') return refusal(400, 'The form could not be read');
	return upload.state === 'tooLarge' ? refusal(413, 'The request is too large') : null;
}

export function refuseImage(field: string, { picture }: UploadedImage): VendorAnswer | null {
	if (picture === null || !formats.includes(picture.format)) {
		return refusal(400, `${field} must be a JPEG or PNG image`);
	}
	if (Math.min(picture.width, picture.height) < leastSide) {
		return refusal(400, `${field} must be at least ${leastSide} px on each side`);
	}
	return Math.max(picture.width, picture.height) > mostSide
		? refusal(400, `${field} must be at most ${mostSide} px on each side`)
		: null;
}

export function refusal(status: number, message: string): VendorAnswer {
	return jsonAnswer(status, { message });
}

interface SentKeys {
	readonly appId: unknown;
	readonly appKey: unknown;
}

/** The page spells the headers `app-id`, `app-key` in one place and `app_id`, `app_key` in another. */
function readKeys(headers: IncomingHttpHeaders): SentKeys {
	const hyphen = { appId: headers['app-id'], appKey: headers['app-key'] };
	const underscore = { appId: headers['app_id'], appKey: headers['app_key'] };
	return hyphen.appId === undefined ? underscore : hyphen;
}

function isFraction(text: string | undefined): boolean {
	if (text === undefined || text.trim() === '') return false;
	const number = Number(text);
	return number >= 0 && number <= 1;
}

/** As the sample answer on the vendor's page. */
function scored(faces: readonly number[], picture: Picture | null): VendorAnswer {
	const { width, height } = picture ?? { width: 0, height: 0 };
	const [first = 0, ...others] = faces;
	return answerWith({
		// Assumed: 0 when no face was found, and a list with several faces.
		faces_liveness: others.length > 0 ? faces : first,
		faces_predicted: faces.map((_, index) => boxOf(index, faces.length, { width, height })),
		img: { height, width },
	});
}

export function answerWith(response_data: object): VendorAnswer {
	const now = new Date().toISOString().slice(0, 19).replace('T', ' ');
	const body = {
		api_req_uid: randomUUID(),
		processed_at: now,
		requested_at: now,
		response_code: 1,
		response_data,
	};
	return jsonAnswer(200, body, { mayBeCharged: true });
}

function boxOf(index: number, faces: number, { width, height }: Omit<Picture, 'format'>): unknown {
	const column = width / faces;
	return {
		confidence: 0.9885,
		delta: { x: column / 2, y: height / 2 },
		top_left: { x: column * index + column / 4, y: height / 4 },
	};
}
