import type { ReplyBody } from '../../providers/provider';
import { textWithoutSecrets, withoutSecrets } from './redaction/redact';

/** Bytes, decompressed. A vendor's answer has a few hundred. */
export const LONGEST_REPLY = 1_048_576;

/**
 * Fields, list entries and nesting together. A vendor's answer has a few hundred. They are counted
 * first, because reading too many of them would block n8n for seconds.
 */
export const MOST_PARTS = 5_000;

/** An answer as it comes in; destroying it ends the connection. */
export interface ReplyStream extends AsyncIterable<Uint8Array> {
	destroy(error?: Error): unknown;
}

/**
 * Reads an answer to its end, but never more than 1 MB of it.
 *
 * @param signal ends the reading, which then throws
 * @throws whatever the connection throws when it breaks
 */
export async function readReplyBody(
	stream: ReplyStream,
	secrets: readonly string[],
	signal: AbortSignal,
): Promise<ReplyBody> {
	const stop = () => stream.destroy(new Error('reading was stopped'));
	signal.addEventListener('abort', stop, { once: true });
	try {
		signal.throwIfAborted();
		const receiving = readBytes(stream);
		const garbled = await receiving.then(() => false, isDecompressionError);
		signal.throwIfAborted();
		if (garbled) return { kind: 'garbled' };
		const received = await receiving;
		if (received === 'tooLong') return { kind: received };
		return readReplyText(received.toString('utf8'), secrets);
	} finally {
		signal.removeEventListener('abort', stop);
		stream.destroy();
	}
}

async function readBytes(stream: ReplyStream): Promise<Buffer | 'tooLong'> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of stream) {
		bytes += chunk.byteLength;
		if (bytes > LONGEST_REPLY) return 'tooLong';
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/**
 * Codes of zlib, Brotli and Zstandard: an answer arrived, but it is not compressed as declared.
 * Z_BUF_ERROR is not included: it means that the answer was cut off.
 */
const decompressionCode = /^(?:Z_DATA_|ERR__ERROR_|ERR_BROTLI|ZSTD_)/;

function isDecompressionError(error: unknown): boolean {
	const code: unknown = typeof error === 'object' && error !== null && Reflect.get(error, 'code');
	return typeof code === 'string' && decompressionCode.test(code);
}

/** Vendors' gateways label JSON as text and HTML as JSON, so the declared type is ignored. */
export function readReplyText(answer: string, secrets: readonly string[]): ReplyBody {
	const text = answer.replace(/^\ufeff/, '').trim();
	if (text === '') return { kind: 'empty' };
	if (hasTooManyParts(text)) return { kind: 'tooLong' };
	try {
		const value: unknown = JSON.parse(text);
		const kind = hasRepeatedName(text, value) ? 'ambiguous' : 'json';
		return { kind, value: withoutSecrets(value, secrets) };
	} catch {
		return { kind: 'text', text: textWithoutSecrets(text, secrets) };
	}
}

/** Signs within texts also count: this is an upper estimate that takes a few milliseconds. */
function hasTooManyParts(text: string): boolean {
	if (!/^[[{]/.test(text)) return false;
	let parts = 0;
	for (const sign of partSigns) {
		for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) {
			if (++parts > MOST_PARTS) return true;
		}
	}
	return false;
}

const partSigns = ['[', '{', ','] as const;

/**
 * Whether one object of a JSON text has a field twice. Readers differ in which of the two they take
 * (RFC 8259, 4), so the meaning is unknown. `JSON.parse` takes the last one silently, but then the
 * text has more names than the value.
 *
 * @param text valid JSON
 * @param value what `JSON.parse` made of it
 */
export function hasRepeatedName(text: string, value: unknown): boolean {
	return namesWritten(text) > namesKept(value);
}

const colonNext = /\s*:/y;

function namesWritten(text: string): number {
	let names = 0;
	for (let open = text.indexOf('"'); open !== -1;) {
		const close = endOfString(text, open);
		colonNext.lastIndex = close + 1;
		if (colonNext.test(text)) names++;
		open = text.indexOf('"', close + 1);
	}
	return names;
}

/** The quotation mark that ends the string which begins at `open`. */
function endOfString(text: string, open: number): number {
	let at = open + 1;
	while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
	return at;
}

/** Without recursion, because a hostile answer may be nested deeper than the stack allows. */
function namesKept(value: unknown): number {
	let names = 0;
	const left: unknown[] = [value];
	while (left.length > 0) {
		const one = left.pop();
		if (typeof one !== 'object' || one === null) continue;
		const inside: unknown[] = Object.values(one);
		if (!Array.isArray(one)) names += inside.length;
		for (const item of inside) left.push(item);
	}
	return names;
}
