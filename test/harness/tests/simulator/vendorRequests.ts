import { z } from 'zod';
import type { Simulator } from '../../simulator/simulator';
import { makeImage } from './sampleImages';

/** Part of a request that a test wants otherwise than the vendor's page says. */
export interface Otherwise {
	readonly headers?: Record<string, string>;
	/** undefined leaves the field out. */
	readonly fields?: Record<string, unknown>;
	readonly signal?: AbortSignal;
}

function form(fields: Record<string, unknown>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) {
		if (Buffer.isBuffer(value)) data.set(name, new Blob([new Uint8Array(value)]), 'photo.jpg');
		else if (typeof value === 'string' || typeof value === 'number') data.set(name, String(value));
	}
	return data;
}

function post(
	url: string,
	headers: Record<string, string>,
	body: FormData | string,
	signal: AbortSignal | undefined,
): Promise<Response> {
	return fetch(url, {
		method: 'POST',
		headers,
		body,
		redirect: 'manual',
		...(signal === undefined ? {} : { signal }),
	});
}

export function accuraFace(
	{ baseUrls, keys }: Simulator,
	image: Buffer | undefined,
	{ headers = { 'Api-Key': keys.accura.apiKey }, fields = {}, signal }: Otherwise = {},
): Promise<Response> {
	const body = form({ liveness_image: image, ...fields });
	return post(`${baseUrls.accura}/v2/api/liveness`, headers, body, signal);
}

export function accuraId(
	{ baseUrls, keys }: Simulator,
	image: Buffer | undefined,
	{ headers = { 'Api-Key': keys.accura.apiKey }, fields = {}, signal }: Otherwise = {},
): Promise<Response> {
	const body = form({
		liveness_image: image,
		country_code: 'IND',
		card_code: 'MRZ',
		...fields,
	});
	return post(`${baseUrls.accura}/v2/api/id-liveness`, headers, body, signal);
}

export function kairosFace(
	{ baseUrls, keys: { kairos } }: Simulator,
	image: Buffer | undefined,
	{
		headers = { 'app-id': kairos.appId, 'app-key': kairos.appKey },
		fields = {},
		signal,
	}: Otherwise = {},
): Promise<Response> {
	const body = form({ selfie: image, threshold: 0.6, ...fields });
	return post(`${baseUrls.kairos}/v0.2/liveness-verification`, headers, body, signal);
}

export function argosFace(
	{ baseUrls, keys }: Simulator,
	image: Buffer | undefined,
	{ headers = {}, fields = {}, signal }: Otherwise = {},
): Promise<Response> {
	const body = JSON.stringify({ faceImage: image?.toString('base64'), ...fields });
	return post(`${baseUrls.argos}/liveness`, argosHeaders(keys.argos.apiKey, headers), body, signal);
}

export function argosDocument(
	{ baseUrls, keys }: Simulator,
	image: Buffer | undefined,
	{ headers = {}, fields = {}, signal }: Otherwise = {},
): Promise<Response> {
	const pipelines = { sr: true, pc: true, ps: true };
	const body = JSON.stringify({ idImage: image?.toString('base64'), pipelines, ...fields });
	return post(`${baseUrls.argos}/document`, argosHeaders(keys.argos.apiKey, headers), body, signal);
}

/** What the image of a comparison is compared with, unless a field says otherwise. */
const genuineCard = makeImage({ scenario: 'genuine', width: 1280, height: 860 });

export async function accuraMatch(
	{ baseUrls, keys }: Simulator,
	image: Buffer | undefined,
	{ headers = { 'Api-Key': keys.accura.apiKey }, fields = {}, signal }: Otherwise = {},
): Promise<Response> {
	const body = form({ target_file: image, source_file: await genuineCard, ...fields });
	return await post(`${baseUrls.accura}/v2/api/facematch`, headers, body, signal);
}

export async function kairosMatch(
	{ baseUrls, keys: { kairos } }: Simulator,
	image: Buffer | undefined,
	{
		headers = { 'app-id': kairos.appId, 'app-key': kairos.appKey },
		fields = {},
		signal,
	}: Otherwise = {},
): Promise<Response> {
	const body = form({ selfie: image, image: await genuineCard, ...fields });
	return await post(`${baseUrls.kairos}/v0.2/biometric-verification`, headers, body, signal);
}

export async function argosCompare(
	{ baseUrls, keys }: Simulator,
	image: Buffer | undefined,
	{ headers = {}, fields = {}, signal }: Otherwise = {},
): Promise<Response> {
	const faces = { targetFace: image, originFace: await genuineCard, ...fields };
	const texts = Object.entries(faces).map(([name, value]): [string, unknown] => [
		name,
		Buffer.isBuffer(value) ? value.toString('base64') : value,
	]);
	const body = JSON.stringify(Object.fromEntries(texts));
	const { argos } = keys;
	return await post(`${baseUrls.argos}/compare`, argosHeaders(argos.apiKey, headers), body, signal);
}

/** Submits a document to be called back about, and gives the transaction of the 201. */
export async function submitForLater(
	simulator: Simulator,
	image: Buffer,
	callbackUrl: string,
): Promise<string> {
	const answer = await argosDocument(simulator, image, { fields: { callbackUrl } });
	const { transactionId } = z.object({ transactionId: z.string() }).parse(await answer.json());
	return transactionId;
}

function argosHeaders(apiKey: string, otherwise: Record<string, string>): Record<string, string> {
	return { 'x-api-key': apiKey, 'content-type': 'application/json', ...otherwise };
}

/** The calls that compare an image with another one, and the field of each of the two. */
export const everyComparison = { accuraMatch, kairosMatch, argosCompare };

export const everyCall = {
	accuraFace,
	accuraId,
	kairosFace,
	argosFace,
	argosDocument,
	...everyComparison,
};
