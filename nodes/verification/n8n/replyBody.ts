import type { ReplyBody } from '../providers/provider';
import { textWithoutSecrets, withoutSecrets } from './redact';
import { hasRepeatedName } from './repeatedNames';

/** Bytes, decompressed. A vendor's answer has a few hundred. */
const LONGEST_REPLY = 1_048_576;

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
		const chunks: Uint8Array[] = [];
		let bytes = 0;
		for await (const chunk of stream) {
			bytes += chunk.byteLength;
			if (bytes > LONGEST_REPLY) return { kind: 'tooLong' };
			chunks.push(chunk);
		}
		signal.throwIfAborted();
		return parseReply(Buffer.concat(chunks).toString('utf8'), secrets);
	} finally {
		signal.removeEventListener('abort', stop);
		stream.destroy();
	}
}

/** Vendors' gateways label JSON as text and HTML as JSON, so the declared type is not asked. */
function parseReply(answer: string, secrets: readonly string[]): ReplyBody {
	const text = answer.replace(/^\ufeff/, '').trim();
	if (text === '') return { kind: 'empty' };
	try {
		const value: unknown = JSON.parse(text);
		return hasRepeatedName(text, value)
			? { kind: 'ambiguous', text: textWithoutSecrets(text, secrets) }
			: { kind: 'json', value: withoutSecrets(value, secrets) };
	} catch {
		return { kind: 'text', text: textWithoutSecrets(text, secrets) };
	}
}
