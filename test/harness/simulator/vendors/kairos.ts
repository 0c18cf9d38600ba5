import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Picture } from '../images/uploadedImage';
import type { Variants } from '../variants';
import type { VendorContext, Received } from './received';
import { jsonAnswer, type VendorAnswer } from './vendorAnswer';

/** "minimum 300 px, recommended > 900 px, maximum 5000 px", read as each side. */
const leastSide = 300;
const mostSide = 5000;

// Assumed: the page names no formats.
const formats = ['jpg', 'png'];

/** Statuses other than 200, 403 (usage limit) and 5xx, and the shape of errors, are assumed. */
export function answerKairosFace(received: Received, desk: VendorContext): VendorAnswer {
	const answer = answerUnframed(received, desk);
	const requestId: Record<string, string> = desk.variants.kairosRequestId
		? { 'x-request-id': randomUUID() }
		: {};
	return { ...answer, headers: { ...answer.headers, ...documentedHeaders, ...requestId } };
}

/** "Response Headers" of the v0.2 page. */
const documentedHeaders = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'strict-transport-security': 'max-age=86400; includeSubDomains',
};

function answerUnframed(
	{ headers, upload, image }: Received,
	{ keys, variants, scenarios }: VendorContext,
): VendorAnswer {
	const { appId, appKey } = readKeys(headers, variants.kairosHeaders);
	if (appId !== keys.kairos.appId || appKey !== keys.kairos.appKey) {
		return refusal(401, 'Invalid app_id or app_key');
	}
	if (upload.state !== 'empty' && upload.mediaType !== 'multipart/form-data') {
		return refusal(415, 'The request must be multipart/form-data');
	}
	if (upload.state === 'malformed') return refusal(400, 'The form could not be read');
	if (upload.state === 'tooLarge') return refusal(413, 'The request is too large');
	if (image === null || upload.file?.filename === '') return refusal(400, 'selfie is required');
	if (!isFraction(upload.fields['threshold'])) {
		return refusal(400, 'threshold must be a number between 0 and 1');
	}
	const { picture } = image;
	if (picture === null || !formats.includes(picture.format)) {
		return refusal(400, 'selfie must be a JPEG or PNG image');
	}
	if (Math.min(picture.width, picture.height) < leastSide) {
		return refusal(400, `selfie must be at least ${leastSide} px on each side`);
	}
	if (Math.max(picture.width, picture.height) > mostSide) {
		return refusal(400, `selfie must be at most ${mostSide} px on each side`);
	}

	const consulted = scenarios.consult(image);
	if (consulted.kind === 'unavailable') return consulted.answer;
	return scored(consulted.outcome.kairosFaces, picture, variants);
}

function refusal(status: number, message: string): VendorAnswer {
	return jsonAnswer(status, { message });
}

interface SentKeys {
	readonly appId: unknown;
	readonly appKey: unknown;
}

/** The page spells the headers `app-id`, `app-key` in one place and `app_id`, `app_key` in another. */
function readKeys(headers: IncomingHttpHeaders, spelling: Variants['kairosHeaders']): SentKeys {
	const hyphen = { appId: headers['app-id'], appKey: headers['app-key'] };
	const underscore = { appId: headers['app_id'], appKey: headers['app_key'] };
	if (spelling === 'hyphen') return hyphen;
	if (spelling === 'underscore') return underscore;
	return hyphen.appId === undefined ? underscore : hyphen;
}

function isFraction(text: string | undefined): boolean {
	if (text === undefined || text.trim() === '') return false;
	const number = Number(text);
	return number >= 0 && number <= 1;
}

/** As the sample answer on the vendor's page. */
function scored(faces: readonly number[], picture: Picture, variants: Variants): VendorAnswer {
	const now = new Date().toISOString().slice(0, 19).replace('T', ' ');
	const body = {
		...(variants.kairosApiReqUid ? { api_req_uid: randomUUID() } : {}),
		processed_at: now,
		requested_at: now,
		response_code: 1,
		response_data: {
			faces_liveness: livenessOf(faces, variants),
			faces_predicted: faces.map((_, index) => boxOf(index, faces.length, picture)),
			img: { height: picture.height, width: picture.width },
		},
	};
	return jsonAnswer(200, body, { mayBeCharged: true });
}

/** Assumed: 0 when no face was found; with several faces as the variant says. */
function livenessOf(faces: readonly number[], variants: Variants): number | readonly number[] {
	const [first, second] = faces;
	if (first === undefined) return 0;
	return second !== undefined && variants.kairosSeveralFaces === 'array' ? faces : first;
}

function boxOf(index: number, faces: number, { width, height }: Picture): unknown {
	const column = width / faces;
	return {
		confidence: 0.9885,
		delta: { x: column / 2, y: height / 2 },
		top_left: { x: column * index + column / 4, y: height / 4 },
	};
}
