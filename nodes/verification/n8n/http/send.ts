import type { IExecuteFunctions } from 'n8n-workflow';
import { nextStepAfter, UnusableInput } from '../../failure';
import type { Send, SendResult, VendorRequest } from '../../providers/provider';
import { exchange, type Exchanged } from './exchange';
import { networkFailure } from './networkFailure';
import { pause } from './pause';
import { paceKey, requestPace } from './requestPace';
import { waitBeforeRetry } from './retryPolicy';
import type { VendorCredential } from './vendorCredential';
import { withinTime } from './withinTime';

/** When to stop. The two differ because a request in flight has been paid for. */
export interface Stop {
	/** Begin nothing more: the workflow stopped or was cancelled. */
	readonly beginNothing: AbortSignal;
	/** Also end the requests in flight: the execution was cancelled. */
	readonly endNow: AbortSignal;
}

export interface SendPolicy {
	readonly maxRetries: number;
	/** For each try, also its body, but not for the wait before it. */
	readonly timeoutSeconds: number;
	/** Together with all other requests with this credential. 0: no limit. */
	readonly requestsPerMinute: number;
}

/** A `send` for one item, and how many requests it has sent. */
export interface Sender {
	readonly send: Send;
	readonly attempts: () => number;
	/** Whether no request reads an image any more. */
	readonly isDone: () => boolean;
}

/** Makes an item's sender. `secrets` are those of its request, in addition to the credential's. */
export type OpenSender = (policy: SendPolicy, secrets: readonly string[]) => Sender;

const cancelled: SendResult = { kind: 'failed', failure: { reason: 'cancelled' } };

/** Opens the senders for all items of a run. */
export function senderFor(
	context: IExecuteFunctions,
	credential: VendorCredential,
	stop: Stop,
): OpenSender {
	const key = paceKey(credential);
	return ({ maxRetries, timeoutSeconds, requestsPerMinute }, ofItem) => {
		const { secrets } = credential;
		// The same list for all items, where possible: what searches for the secrets is made once for it.
		const bound =
			ofItem.length > 0 ? { ...credential, secrets: [...secrets, ...ofItem] } : credential;
		let attempts = 0;
		let isDone = true;
		const send: Send = async (request) => {
			// A stopped workflow keeps the answer that it has. A cancelled one does not.
			let result = cancelled;
			for (let retries = 0; ; retries++) {
				await requestPace.turn(key, requestsPerMinute, stop.beginNothing);
				if (stop.endNow.aborted) return cancelled;
				if (stop.beginNothing.aborted) return result;
				const sent = await sendOnce(context, bound, request, timeoutSeconds, stop);
				result = sent.result;
				isDone &&= sent.isUploaded;
				if (isAttempt(result)) attempts++;
				const wait = retries < maxRetries ? waitBeforeRetry(result, retries) : null;
				if (wait === null) return result;
				await pause(wait, stop.beginNothing);
			}
		};
		return { send, attempts: () => attempts, isDone: () => isDone };
	};
}

async function sendOnce(
	context: IExecuteFunctions,
	credential: VendorCredential,
	request: VendorRequest,
	timeoutSeconds: number,
	{ endNow }: Stop,
): Promise<Exchanged> {
	const timeoutMs = Math.ceil(timeoutSeconds * 1000);
	return withinTime(timeoutMs, endNow, async (until): Promise<Exchanged> => {
		try {
			return await exchange(context, credential, request, timeoutMs, until);
		} catch (error) {
			const failure =
				error instanceof UnusableInput
					? error.failure
					: networkFailure(error, timeoutSeconds, until.aborted);
			const result = endNow.aborted ? cancelled : { kind: 'failed' as const, failure };
			return { result, isUploaded: false };
		}
	});
}

/** Failures of the input or of this package come before a request is sent. */
function isAttempt(result: SendResult): boolean {
	return result.kind === 'reply' || nextStepAfter(result.failure) !== 'fix';
}
