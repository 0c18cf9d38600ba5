import { type CheckError, type Failure, isUnusableImage } from '../../failure';
import { LONGEST_RETRY_AFTER_SECONDS } from '../../providers/reading/retryAfter';
import { imageFailureSentences, type Sentences } from './imageFailureSentences';
import { labels } from './labels';
import { vendorSays } from './text/vendorSays';

/** What happened, and what to do about it. */
export interface FailureSentences {
	/** Without a full stop, as n8n shows it as a heading. */
	readonly message: string;
	readonly description: string;
}

/** @param vendor the vendor's name as the user knows it */
export function describeFailure(failure: Failure, vendor: string): FailureSentences {
	const [message, description] = isUnusableImage(failure)
		? imageFailureSentences(failure, vendor)
		: errorSentences(failure, vendor);
	return { message, description };
}

function errorSentences(failure: CheckError, vendor: string): Sentences {
	switch (failure.reason) {
		case 'missingImage':
			return [failure.problem, failure.remedy];
		case 'invalidParameter':
			return [
				`${failure.parameter} ${failure.problem}`,
				failure.remedy ??
					`Check the value of ${failure.parameter}, or the expression that sets it.`,
			];
		case 'unauthorized':
			if ('isCallerBlocked' in failure) {
				return [
					`${vendor} refused the key, or does not allow requests from this address (HTTP ${failure.status})`,
					`${vendorSays(vendor, failure.vendorMessage)}Ask ${vendor} to add the public IP address of your n8n to the allow list of your account. Then check the key in the ${vendor} credential.`,
				];
			}
			return failure.status === null
				? [
						`The ${vendor} credential cannot be used: ${failure.problem}`,
						`Select a ${vendor} credential in the node. Open it, fill in its fields and check that its test is green.`,
					]
				: [
						`${vendor} refused the key (HTTP ${failure.status})`,
						`${vendorSays(vendor, failure.vendorMessage)}Check the key and the ${labels.baseUrl} in the ${vendor} credential.`,
					];
		case 'quotaExceeded':
			return [
				`The ${vendor} account has reached its usage limit (HTTP ${failure.status})`,
				`${vendorSays(vendor, failure.vendorMessage)}Check the limits of your ${vendor} account, or upgrade its plan. The key is not the cause.`,
			];
		case 'rateLimited':
			return [
				`${vendor} is receiving too many requests (HTTP ${failure.status})`,
				`${retryAfterSentence(vendor, failure.retryAfterSeconds)}Run the check again later. For many items, ${slowDown(vendor)}.`,
			];
		case 'vendorUnavailable':
			return [
				`${vendor} is unavailable (HTTP ${failure.status})`,
				`${vendorSays(vendor, failure.vendorMessage)}${retryAfterSentence(vendor, failure.retryAfterSeconds)}Run the check again later.`,
			];
		case 'unreachable':
			if ('proxyStatus' in failure) {
				return [
					`A proxy refused the connection to ${vendor} (HTTP ${failure.proxyStatus})`,
					`${vendor} did not receive the request, so the check is not charged. Ask the administrator of the proxy to let n8n connect to the ${labels.baseUrl}. Also check HTTPS_PROXY and HTTP_PROXY on n8n's host.`,
				];
			}
			return failure.mayBeCharged
				? [
						`The connection to ${vendor} broke`,
						`Network error: ${failure.code}. ${notRetried(vendor)} If your ${vendor} account does not show the check, run it again.`,
					]
				: [
						`The node cannot reach ${vendor}`,
						`Network error: ${failure.code}. Check the ${labels.baseUrl} in the ${vendor} credential. Also check that n8n's host can connect to it.`,
					];
		case 'timedOut':
			if (failure.mayBeCharged === false) {
				return [
					`The node could not connect to ${vendor} within ${failure.seconds} s`,
					`No request was sent, so the check is not charged. Check that n8n's host, or its proxy, can connect to the ${labels.baseUrl}.`,
				];
			}
			return failure.seconds === null
				? [
						`${vendor} stopped waiting for the request (HTTP 408)`,
						`${notRetried(vendor)} Run it again later.`,
					]
				: [
						`${vendor} did not respond within ${failure.seconds} s`,
						`${notRetried(vendor)} Run it again later, or raise the option ${labels.timeout}.`,
					];
		case 'rejectedByVendor':
			return [
				`${vendor} rejected the request (HTTP ${failure.status})`,
				`${vendorSays(vendor, failure.vendorMessage)}Check the node's parameters and the ${labels.baseUrl} in the ${vendor} credential.`,
			];
		case 'unreadableAnswer':
			return [
				`The node cannot read the response from ${vendor} (HTTP ${failure.status})`,
				`The response ${failure.problem}. To see the response, switch on ${labels.includeRawResponse} and set On Error to Continue. Also check the ${labels.baseUrl} in the ${vendor} credential.`,
			];
		// n8n looks for the word "canceled" to tell a cancelled execution from a failed one.
		case 'cancelled':
			return [
				'The execution was canceled before this check finished',
				'Run the workflow again for the remaining items.',
			];
		case 'simulatedOutsideTest':
			return [
				`${labels.simulate} is on, but this is not a manual execution`,
				`The node checked nothing. Switch off ${labels.simulate}, and select a credential.`,
			];
		case 'unexpected':
			if ('problem' in failure) return [failure.problem, failure.remedy];
			return [
				`The check failed unexpectedly (${failure.errorName})`,
				'Report this error, with the versions of n8n and of this package.',
			];
	}
}

const SECONDS_PER_HOUR = 3600;

/** What a workflow loses if it stops because of one item, and how to prevent that. */
export function lostAnswers(count: number): string {
	if (count === 0) return '';
	const others = count === 1 ? '1 other item' : `${count} other items`;
	return `The answers for ${others} are lost, and the vendor may have charged for them. To keep answers, set On Error in the settings of the node to "Continue (using error output)".`;
}

/** What keeps a node within the vendor's limits, in words that follow a clause. */
export function slowDown(vendor: string): string {
	return `set the option ${labels.requestsPerMinute} to the limit of your ${vendor} account, or lower ${labels.maxConcurrency}`;
}

/** Why a request that may have arrived is not sent again. */
function notRetried(vendor: string): string {
	return `${vendor} may have charged the check, so the node did not retry it.`;
}

function retryAfterSentence(vendor: string, seconds: number | null): string {
	if (seconds === null || seconds === 0) return '';
	const time = seconds > SECONDS_PER_HOUR ? 'more than an hour' : `${seconds} s`;
	return seconds > LONGEST_RETRY_AFTER_SECONDS
		? `${vendor} asks n8n to wait ${time}, which is longer than the node waits. `
		: `${vendor} asks n8n to wait ${time}. `;
}
