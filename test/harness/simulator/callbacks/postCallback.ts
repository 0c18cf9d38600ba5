import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { CallbackSettings } from './callbackSettings';
import { isLoopbackUrl, lookUpLoopback } from './loopback';

/** What is sent, and where to. */
export interface CallbackRequest {
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
}

export interface Reply {
	/** null when none was answered. */
	readonly status: number | null;
	/** The first characters of the answer's body. */
	readonly answer: string;
	/**
	 * Why there is no whole answer: `notOnLoopback`, `timedOut`, `stopped`, or Node's error code; null
	 * when there is one.
	 */
	readonly failure: string | null;
}

/** Characters. */
const mostKept = 500;

/** Sends one POST, only to loopback. Follows no redirect and never rejects. */
export async function postCallback(
	{ url, headers, body }: CallbackRequest,
	{ timeoutMilliseconds }: CallbackSettings,
	stopping: AbortSignal,
): Promise<Reply> {
	if (!isLoopbackUrl(url)) return { status: null, answer: '', failure: 'notOnLoopback' };
	const timeout = AbortSignal.timeout(timeoutMilliseconds);
	const options = {
		method: 'POST',
		headers: { ...headers, 'content-length': body.length },
		// Uses a new connection, because a kept one would break when the receiver restarts.
		agent: false,
		lookup: lookUpLoopback,
		signal: AbortSignal.any([stopping, timeout]),
	};
	let status: number | null = null;
	let answer = '';
	try {
		const response = await send(new URL(url), options, body);
		status = response.statusCode ?? null;
		for await (const text of response.setEncoding('utf8')) {
			answer = `${answer}${text}`.slice(0, mostKept);
		}
		return { status, answer, failure: null };
	} catch (error) {
		const cut = timeout.aborted ? 'timedOut' : codeOf(error);
		return { status, answer, failure: stopping.aborted ? 'stopped' : cut };
	}
}

function send(url: URL, options: RequestOptions, body: Buffer): Promise<IncomingMessage> {
	return new Promise((resolve, reject) => {
		const request = url.protocol === 'https:' ? requestHttps : requestHttp;
		request(url, options, resolve).on('error', reject).end(body);
	});
}

/** Does not check the class, because Jest's Error differs from that of Node's errors. */
function codeOf(error: unknown): string {
	const hasCode = typeof error === 'object' && error !== null && 'code' in error;
	return hasCode && typeof error.code === 'string' ? error.code : 'unknown';
}
