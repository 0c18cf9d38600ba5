import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { SendResult, VendorRequest } from '../../providers/provider';
import { proxyRefusal } from './proxyRefusal';
import { textWithoutSecrets } from './redaction/redact';
import { readReplyBody, type ReplyStream } from './replyBody';
import { openBody } from './requestBody';
import { sharedContext } from './sharedContext';
import { throughTunnel } from './tunnel';
import type { VendorCredential } from './vendorCredential';

/** This header is only read as a time. Other headers may end up in a verdict. */
const unredactedHeader = 'retry-after';

/** The answer to one request, or the reason for its failure. */
export interface Exchanged {
	readonly result: SendResult;
	/** Whether nothing reads the images for this request any more. */
	readonly isUploaded: boolean;
}

/** What the helper returns with `returnFullResponse` and `encoding: 'stream'`. */
interface StreamedReply {
	readonly statusCode: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly body: ReplyStream;
}

/**
 * Sends one request and reads its answer. The credential's keys are added by n8n.
 *
 * @param timeoutMs for the first byte
 * @param signal ends the exchange at once, also the body
 * @throws what n8n's request helper throws if no complete answer arrives
 */
export async function exchange(
	context: IExecuteFunctions,
	credential: VendorCredential,
	request: VendorRequest,
	timeoutMs: number,
	signal: AbortSignal,
): Promise<Exchanged> {
	const body = await openBody(request.body, signal);
	const options: IHttpRequestOptions = {
		...body.options,
		method: 'POST',
		url: `${credential.baseUrl}${request.path}`,
		// The signal ends the whole exchange. This is for versions of n8n that do not pass it on.
		timeout: timeoutMs,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A redirect would take the key and the applicant's picture to another host.
		disableFollowRedirect: true,
		agentOptions: { secureContext: sharedContext() },
	};
	let isUploaded = false;
	try {
		const { result: reply, ...connection } = await throughTunnel(async (): Promise<unknown> => {
			const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
				withSignal(context, signal),
				credential.decrypted.type,
				options,
				{ credentialsDecrypted: credential.decrypted },
			);
			return answer;
		});
		if (!isStreamedReply(reply)) throw new TypeError("n8n's request helper gave no answer");
		const headers = new Map(Object.entries(reply.headers));
		const vendorReply = {
			status: reply.statusCode,
			header: (name: string) => {
				const value = headers.get(name);
				if (typeof value !== 'string') return null;
				return name === unredactedHeader ? value : textWithoutSecrets(value, credential.secrets);
			},
			body: await readReplyBody(reply.body, credential.secrets, signal),
		};
		isUploaded = connection.isUploaded();
		const failure = proxyRefusal(vendorReply, connection.isTunnelRefused);
		const result: SendResult = failure
			? { kind: 'failed', failure }
			: { kind: 'reply', reply: vendorReply };
		return { result, isUploaded };
	} finally {
		body.close(isUploaded);
	}
}

function isStreamedReply(value: unknown): value is StreamedReply {
	if (typeof value !== 'object' || value === null) return false;
	if (!('statusCode' in value && 'headers' in value && 'body' in value)) return false;
	const { statusCode, headers, body } = value;
	const isStream = typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
	return typeof statusCode === 'number' && typeof headers === 'object' && isStream;
}

/** n8n's helper takes its abort signal only from the context, where it is the execution's. */
function withSignal(context: IExecuteFunctions, signal: AbortSignal): IExecuteFunctions {
	return new Proxy(context, {
		get(target, name) {
			if (name === 'getExecutionCancelSignal') return () => signal;
			const value: unknown = Reflect.get(target, name);
			return value;
		},
	});
}
