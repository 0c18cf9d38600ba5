import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** Far above every documented limit, so that each vendor can refuse with its own 413. */
export const mostBytesRead = 64 * 1024 * 1024;

export interface UploadedFile {
	readonly field: string;
	readonly filename: string;
	readonly mimetype: string;
	readonly content: Buffer;
}

export interface Upload {
	/** Lower case, without parameters; null when the request names none. */
	readonly mediaType: string | null;
	/** Multipart text fields. */
	readonly fields: Readonly<Record<string, string>>;
	/** The multipart parts that have a filename, in their order. */
	readonly files: readonly UploadedFile[];
	/** The parsed JSON body; null when there is none. */
	readonly json: unknown;
	readonly state: 'complete' | 'empty' | 'malformed' | 'tooLarge';
}

/** Reads the whole body. Rejects only when the connection breaks meanwhile. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
	const mediaType = readMediaType(request.headers['content-type']);
	const nothing = { mediaType, fields: {}, files: [], json: null };
	if (request.isMultipart()) return { ...nothing, ...(await readParts(request)) };

	const body = await readBody(request);
	if (body === null) return { ...nothing, state: 'tooLarge' };
	if (body.length === 0) return { ...nothing, state: 'empty' };
	if (mediaType !== 'application/json') return { ...nothing, state: 'complete' };
	return { ...nothing, ...parseJson(body) };
}

function readMediaType(contentType: string | undefined): string | null {
	return contentType?.split(';')[0]?.trim().toLowerCase() ?? null;
}

async function readParts(
	request: FastifyRequest,
): Promise<Pick<Upload, 'fields' | 'files' | 'state'>> {
	const fields: Record<string, string> = {};
	const files: UploadedFile[] = [];
	let state: Upload['state'] = 'complete';
	try {
		for await (const part of request.parts()) {
			if (part.type === 'field') {
				fields[part.fieldname] = fieldText(part.value);
				continue;
			}
			const content = await part.toBuffer();
			const { fieldname: field, filename, mimetype } = part;
			if (part.file.truncated) state = 'tooLarge';
			files.push({ field, filename, mimetype, content });
		}
	} catch (error) {
		if (request.raw.socket.destroyed) throw error;
		request.raw.resume();
		state = 'malformed';
	}
	return { fields, files, state };
}

function fieldText(value: Extract<Multipart, { type: 'field' }>['value']): string {
	// The parser has already parsed a part that is declared as JSON.
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/** null when there is more than can be kept; the rest is read and dropped. */
async function readBody(request: FastifyRequest): Promise<Buffer | null> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request.raw) {
		if (!Buffer.isBuffer(chunk)) continue;
		bytes += chunk.length;
		if (bytes <= mostBytesRead) chunks.push(chunk);
	}
	return bytes > mostBytesRead ? null : Buffer.concat(chunks);
}

function parseJson(body: Buffer): Pick<Upload, 'json' | 'state'> {
	try {
		const json: unknown = JSON.parse(body.toString('utf8'));
		return { json, state: 'complete' };
	} catch {
		return { json: null, state: 'malformed' };
	}
}
