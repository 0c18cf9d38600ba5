import type { CheckError, Failure, UnusableImage } from '../../failure';
import { isUnusableImage } from '../../failure';
import { isDecodable } from '../../image/decode/decodableFormats';
import { formatLabel, type ImageFormat } from '../../image/imageFormats';
import { LONGEST_RETRY_AFTER_SECONDS } from '../../providers/reading/retryAfter';
import { capitalised } from './text/capitalised';
import { formatList, megabytes, sizeOf, theImage } from './imageSentences';
import { labels, switchOnFitting } from './labels';
import { safeQuote } from './text/quote';

/** What happened, and what to do about it. */
export interface FailureSentences {
	/** Without a full stop, as n8n shows it as a heading. */
	readonly message: string;
	readonly description: string;
}

/** @param vendor the vendor's name as the user knows it */
export function describeFailure(failure: Failure, vendor: string): FailureSentences {
	const [message, description] = isUnusableImage(failure)
		? imageSentences(failure, vendor)
		: errorSentences(failure, vendor);
	return { message, description };
}

type Sentences = readonly [message: string, description: string];

function imageSentences(failure: UnusableImage, vendor: string): Sentences {
	const image = theImage(failure.of);
	const start = capitalised(image);
	const file = failure.of === undefined || failure.of === 'image' ? 'The file' : start;
	switch (failure.reason) {
		case 'imageTooLarge':
			if ('refusedByVendor' in failure) {
				return [
					`${vendor} refused ${image} as too large`,
					`${switchOnFitting}, or use a smaller picture.`,
				];
			}
			if ('mostBytes' in failure) {
				return [
					`${start} is ${megabytes(failure.bytes, Math.ceil)}, too large to be fitted to the limits of ${vendor}`,
					`${labels.fitImage} accepts files of this format up to ${megabytes(failure.mostBytes, Math.floor)}. Take the photo at a lower resolution.`,
				];
			}
			if ('atLeastQuality' in failure) {
				return [
					`${start} is ${megabytes(failure.bytes, Math.ceil)} and cannot be made small enough for ${vendor}`,
					'More compression would remove the details that the check needs. Ask for a photo with a plainer background.',
				];
			}
			return [
				`${start} is ${megabytes(failure.bytes, Math.ceil)}, but ${vendor} accepts at most ${megabytes(failure.limitBytes)}`,
				makeItFit,
			];
		case 'imageTooSmall':
			return [
				`${start} is ${failure.width} x ${failure.height} px, but ${vendor} needs at least ${sizeOf(failure.limit)}`,
				'Take the photo at a higher resolution. Enlarging the image does not help, because it adds no detail.',
			];
		case 'imageDimensionsTooLarge':
			if ('mostPixels' in failure) {
				return [
					`${start} is ${failure.width} x ${failure.height} px, too large to be fitted to the limits of ${vendor}`,
					`${labels.fitImage} accepts images of this format up to ${failure.mostPixels / 1_000_000} million pixels. Take the photo at a lower resolution.`,
				];
			}
			return [
				`${start} is ${failure.width} x ${failure.height} px, but ${vendor} accepts at most ${sizeOf(failure.limit)}`,
				'least' in failure
					? `Scaled down to that size, it is smaller than the ${sizeOf(failure.least)} that ${vendor} needs. Ask for a photo that is closer to a square.`
					: makeItFit,
			];
		case 'unsupportedFormat':
			if ('refusedByVendor' in failure) {
				return [
					`${vendor} does not accept the format of ${image}`,
					`${quoted(vendor, failure.vendorMessage)}Ask for another photo, or convert this one to JPEG first.`,
				];
			}
			if (failure.accepted.includes(failure.format)) {
				const label = formatLabel(failure.format);
				return [
					`${vendor} accepts ${label}, but the node cannot read this variant of it`,
					`Save the picture again as a plain ${label}, or ask for another picture.`,
				];
			}
			return [
				`${file} is ${formatLabel(failure.format)}, but ${vendor} accepts ${formatList(failure.accepted)}`,
				'switchedOff' in failure
					? `The environment variable KYC_LIVENESS_HEIC switches off ${formatLabel(failure.format)} decoding on this n8n. ${convertFirst}`
					: formatRemedy(failure.format, 'decodable' in failure),
			];
		case 'notAnImage':
			return [
				`${file} is not an image`,
				'Its content does not match any image format. Ask for a photo.',
			];
		case 'imageDamaged':
			return [
				`${capitalised(theImage(failure.of, formatLabel(failure.format)))} is damaged and cannot be ${'decodable' in failure ? 'decoded' : 'read'}`,
				'The upload may have been cut off. Ask for the photo again.',
			];
		case 'noFaceFound':
			return [
				`${vendor} found no face in ${image}`,
				failure.of === 'reference'
					? 'Ask for a well-lit photo that shows the whole ID.'
					: 'Ask for a well-lit photo that shows the whole face.',
			];
		case 'multipleFaces':
			return [
				`${vendor} found ${failure.faces} faces in ${image}`,
				failure.of === 'reference'
					? 'Ask for a photo that shows only the ID.'
					: 'Ask for a photo that shows only the applicant.',
			];
		case 'imageNotAnalysable':
			return [
				`${vendor} could not analyse ${image}`,
				`${quoted(vendor, failure.vendorMessage)}Ask for a sharper, evenly lit photo.`,
			];
	}
}

/** Whether fitting was off and would make this image usable. */
export function fittingWouldHelp(failure: Failure): boolean {
	switch (failure.reason) {
		case 'imageTooLarge':
			return 'limitBytes' in failure;
		case 'imageDimensionsTooLarge':
			return 'limit' in failure && !('least' in failure);
		case 'unsupportedFormat':
			return 'format' in failure && !('decodable' in failure) && isDecodable(failure.format);
		default:
			return false;
	}
}

const makeItFit = `${switchOnFitting}, or take the photo at a lower resolution.`;

const mostCompatible = 'on iPhones, set Camera > Formats to "Most Compatible"';
const convertFirst = `Convert the photo first, or ${mostCompatible}.`;

/** @param fitting whether fitting was on and could not convert the image */
function formatRemedy(format: ImageFormat, fitting: boolean): string {
	if (format === 'heic' || format === 'heif') {
		return fitting
			? `${labels.fitImage} could not decode this ${formatLabel(format)} image. ${convertFirst}`
			: `${switchOnFitting} to convert it, or ${mostCompatible}.`;
	}
	if (fitting) return `${labels.fitImage} cannot convert this format. Ask for another photo.`;
	return isDecodable(format)
		? `${switchOnFitting} to convert it, or ask for one of these formats.`
		: 'Ask for a photo in one of these formats, or convert this one first.';
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
					`${quoted(vendor, failure.vendorMessage)}Ask ${vendor} to add the public IP address of your n8n to the allow list of your account. Then check the key in the ${vendor} credential.`,
				];
			}
			return failure.status === null
				? [
						`The ${vendor} credential cannot be used: ${failure.problem}`,
						`Select a ${vendor} credential in the node. Open it, fill in its fields and check that its test is green.`,
					]
				: [
						`${vendor} refused the key (HTTP ${failure.status})`,
						`${quoted(vendor, failure.vendorMessage)}Check the key and the ${labels.baseUrl} in the ${vendor} credential.`,
					];
		case 'quotaExceeded':
			return [
				`The ${vendor} account has reached its usage limit (HTTP ${failure.status})`,
				`${quoted(vendor, failure.vendorMessage)}Check the limits of your ${vendor} account, or upgrade its plan. The key is not the cause.`,
			];
		case 'rateLimited':
			return [
				`${vendor} is receiving too many requests (HTTP ${failure.status})`,
				`${retryAfterSentence(vendor, failure.retryAfterSeconds)}Run the check again later. For many items, ${slowDown(vendor)}.`,
			];
		case 'vendorUnavailable':
			return [
				`${vendor} is unavailable (HTTP ${failure.status})`,
				`${quoted(vendor, failure.vendorMessage)}${retryAfterSentence(vendor, failure.retryAfterSeconds)}Run the check again later.`,
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
				`${quoted(vendor, failure.vendorMessage)}Check the node's parameters and the ${labels.baseUrl} in the ${vendor} credential.`,
			];
		case 'unreadableAnswer':
			return [
				`The node cannot read the response from ${vendor} (HTTP ${failure.status})`,
				`The response ${failure.problem}. To see it, switch on ${labels.includeRawResponse} and set On Error to Continue. Also check the ${labels.baseUrl} in the ${vendor} credential.`,
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

function quoted(vendor: string, words: string | null): string {
	return words === null ? '' : `${vendor} says: "${safeQuote(words)}". `;
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
