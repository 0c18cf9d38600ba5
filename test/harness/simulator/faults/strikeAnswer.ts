import { encodeBody } from '../http/encodeBody';
import type { Exchange } from '../http/exchange';
import type { VendorAnswer } from '../vendors/vendorAnswer';
import type { AnswerFault } from './fault';
import { sendGzipBomb, sendHugeAnswer } from './oversizedAnswers';
import { rewrite } from './rewrite';

/** Time for the first half of an answer to be read before the reset overtakes it. */
const beforeReset = 25;

/** Answers with the fault; `answer` is what the vendor would have said. */
export async function strikeAnswer(
	fault: AnswerFault,
	answer: VendorAnswer,
	exchange: Exchange,
): Promise<void> {
	const { status, headers, body } = answer;
	switch (fault.kind) {
		case 'answer': {
			const { type, content } = encodeBody(fault.body);
			const own = lowerCaseNames(fault.headers ?? {});
			return exchange.send(fault.status, { ...type, ...own }, content);
		}
		case 'hangBeforeHeaders':
			return;
		case 'hangInBody':
			return exchange.sendHalf(status, headers, body);
		case 'drip':
			return exchange.sendByteByByte(status, headers, body, fault.intervalMilliseconds);
		case 'resetDuringAnswer':
			await exchange.sendHalf(status, headers, body);
			await exchange.pause(beforeReset);
			return exchange.reset();
		case 'resetAfterUpload':
			return exchange.reset();
		case 'closeWithoutAnswer':
			return exchange.close();
		case 'html':
			return exchange.send(fault.status ?? 200, { 'content-type': 'text/html' }, page);
		case 'truncatedJson':
			return exchange.send(status, headers, body.subarray(0, Math.floor(body.length / 2)));
		case 'wrongJson': {
			const json = Buffer.from(JSON.stringify(fault.json ?? { hello: 'world' }));
			return exchange.send(status, headers, json);
		}
		case 'rewritten':
			return exchange.send(fault.status ?? status, headers, rewrite(body, fault));
		case 'emptyBody':
			return exchange.send(fault.status ?? 200, headers, Buffer.alloc(0));
		case 'redirect':
			return exchange.send(fault.status, { location: fault.location }, Buffer.alloc(0));
		case 'hugeAnswer':
			return sendHugeAnswer(fault.bytes ?? Infinity, answer, exchange);
		case 'gzipBomb':
			return sendGzipBomb(fault.bytes, answer, exchange);
		case 'rateLimit':
			return exchange.send(429, retryAfter(fault.retryAfter), tooManyRequests);
	}
}

/**
 * The status that the client sees instead of the vendor's own; null when the fault leaves that
 * one, or gives none.
 */
export function statusOf(fault: AnswerFault): number | null {
	switch (fault.kind) {
		case 'answer':
		case 'redirect':
			return fault.status;
		case 'html':
		case 'emptyBody':
			return fault.status ?? 200;
		case 'rewritten':
			return fault.status ?? null;
		case 'rateLimit':
			return 429;
		default:
			return null;
	}
}

const page = Buffer.from('<!doctype html><title>Sorry</title><h1>We will be right back</h1>');
const tooManyRequests = Buffer.from(JSON.stringify({ message: 'Too Many Requests' }));

function lowerCaseNames(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
}

function retryAfter(
	value: Extract<AnswerFault, { kind: 'rateLimit' }>['retryAfter'],
): Record<string, string> {
	const headers = { 'content-type': 'application/json' };
	if (value === undefined) return headers;
	if (typeof value !== 'object') return { ...headers, 'retry-after': String(value) };
	const date = new Date(Date.now() + value.inSeconds * 1000);
	return { ...headers, 'retry-after': date.toUTCString() };
}
