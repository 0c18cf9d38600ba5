import { type IExecuteFunctions, sleep } from 'n8n-workflow';
import { type CheckError, nextStepAfter, UnusableInput } from '../../failure';
import type { Send, SendResult, VendorRequest } from '../../providers/provider';
import { exchange } from './exchange';
import { networkFailure } from './networkFailure';
import { waitBeforeRetry } from './retryPolicy';
import type { VendorCredential } from './vendorCredential';

export interface SendPolicy {
	readonly maxRetries: number;
	/** For each try, its body included. */
	readonly timeoutSeconds: number;
}

/** A `send` for one item, and how many requests it has sent. */
export interface Sender {
	readonly send: Send;
	readonly attempts: () => number;
}

const NAP_MS = 100;

const cancelled: CheckError = { reason: 'cancelled' };

/** @param goOn asked before each repeat: a workflow that has stopped needs no more answers */
export function createSender(
	context: IExecuteFunctions,
	credential: VendorCredential,
	policy: SendPolicy,
	goOn: () => boolean,
): Sender {
	const cancel = context.getExecutionCancelSignal();
	const mayGoOn = () => goOn() && cancel?.aborted !== true;
	let attempts = 0;
	const send: Send = async (request) => {
		for (let retries = 0; ; retries++) {
			if (cancel?.aborted) return { kind: 'failed', failure: cancelled };
			const result = await sendOnce(context, credential, request, policy.timeoutSeconds);
			if (wasTried(result)) attempts++;
			const wait = retries < policy.maxRetries ? waitBeforeRetry(result, retries) : null;
			if (wait === null) return result;
			await pause(wait, mayGoOn);
			if (!goOn() && cancel?.aborted !== true) return result;
		}
	};
	return { send, attempts: () => attempts };
}

async function sendOnce(
	context: IExecuteFunctions,
	credential: VendorCredential,
	request: VendorRequest,
	timeoutSeconds: number,
): Promise<SendResult> {
	const cancel = context.getExecutionCancelSignal();
	const timeoutMs = Math.ceil(timeoutSeconds * 1000);
	const deadline = AbortSignal.timeout(timeoutMs);
	const signal = cancel ? AbortSignal.any([cancel, deadline]) : deadline;
	try {
		const reply = await exchange(context, credential, request, timeoutMs, signal);
		return { kind: 'reply', reply };
	} catch (error) {
		if (cancel?.aborted) return { kind: 'failed', failure: cancelled };
		if (error instanceof UnusableInput) return { kind: 'failed', failure: error.failure };
		const failure: CheckError = deadline.aborted
			? { reason: 'timedOut', seconds: timeoutSeconds, status: null }
			: networkFailure(error, timeoutSeconds);
		return { kind: 'failed', failure };
	}
}

/** What is for the user, or for us, to fix keeps a request from being made at all. */
function wasTried(result: SendResult): boolean {
	return result.kind === 'reply' || nextStepAfter(result.failure) !== 'fix';
}

/**
 * Waits while somebody needs the answer. In short naps: a timer of n8n's `sleep` cannot be cleared,
 * and one of a minute would keep a process alive that has nothing left to do.
 */
async function pause(ms: number, mayGoOn: () => boolean): Promise<void> {
	const end = Date.now() + ms;
	while (Date.now() < end && mayGoOn()) await sleep(Math.min(NAP_MS, end - Date.now()));
}
