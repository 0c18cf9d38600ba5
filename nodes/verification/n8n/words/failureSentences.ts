import type { CheckError, Failure, UnusableImage } from '../../failure';
import { isUnusableImage } from '../../failure';
import { isDecodable } from '../../image/decode/decodableFormats';
import { formatLabel, type ImageFormat } from '../../image/imageFormats';
import { LONGEST_RETRY_AFTER_SECONDS } from '../../providers/reading/retryAfter';
import { formatList, megabytes, sizeOf } from './imageSentences';
import { labels, switchOnFitting } from './labels';
import { asWordsOfOthers } from './quote';

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
	switch (failure.reason) {
		case 'imageTooLarge':
			if ('refusedByVendor' in failure) {
				return [
					`${vendor} refused the image as too large`,
					`${switchOnFitting}, or use a smaller picture.`,
				];
			}
			if ('mostBytes' in failure) {
				return [
					`The image has ${megabytes(failure.bytes, Math.ceil)}, too much to be fitted to the limits of ${vendor}`,
					`${labels.fitImage} takes files of this format of up to ${megabytes(failure.mostBytes, Math.floor)}. Take the picture at a lower resolution.`,
				];
			}
			if ('atLeastQuality' in failure) {
				return [
					`The image has ${megabytes(failure.bytes, Math.ceil)}, and could not be made small enough for ${vendor}`,
					'What a check looks for would be lost. Ask for a picture with a plainer background.',
				];
			}
			return [
				`The image has ${megabytes(failure.bytes, Math.ceil)}, and ${vendor} takes at most ${megabytes(failure.limitBytes)}`,
				makeItFit,
			];
		case 'imageTooSmall':
			return [
				`The image has ${failure.width} x ${failure.height} px, and ${vendor} needs at least ${sizeOf(failure.limit)}`,
				'Take the picture at a higher resolution. Enlarging it would not help: what is not in the picture cannot be checked.',
			];
		case 'imageDimensionsTooLarge':
			if ('mostPixels' in failure) {
				return [
					`The image has ${failure.width} x ${failure.height} px, too many to be fitted to the limits of ${vendor}`,
					`${labels.fitImage} takes pictures of this format of up to ${failure.mostPixels / 1_000_000} million px. Take the picture at a lower resolution.`,
				];
			}
			return [
				`The image has ${failure.width} x ${failure.height} px, and ${vendor} takes at most ${sizeOf(failure.limit)}`,
				'least' in failure
					? `Scaled down to that, it would be below the ${sizeOf(failure.least)} that ${vendor} needs. Ask for a picture that is less long and narrow.`
					: makeItFit,
			];
		case 'unsupportedFormat':
			if ('refusedByVendor' in failure) {
				return [
					`${vendor} does not take the format of the image`,
					`${quoted(vendor, failure.vendorMessage)}Ask for another picture, or convert it to JPEG first.`,
				];
			}
			return [
				`The file is ${formatLabel(failure.format)}, and ${vendor} takes ${formatList(failure.accepted)}`,
				'switchedOff' in failure
					? `Whoever runs this n8n has switched off decoding ${formatLabel(failure.format)} (KYC_LIVENESS_HEIC). ${convertFirst}`
					: formatRemedy(failure.format, 'decodable' in failure),
			];
		case 'notAnImage':
			return [
				'The file is not an image',
				'Its bytes belong to no image format, whatever its name says. Ask for a photo.',
			];
		case 'imageDamaged':
			return [
				`The ${formatLabel(failure.format)} image is damaged: it cannot be ${'decodable' in failure ? 'decoded' : 'read'}`,
				'It may have been cut off while it was uploaded. Ask for the photo once more.',
			];
		case 'noFaceFound':
			return [
				`${vendor} found no face in the image`,
				'Ask for a picture that shows the whole face, well lit.',
			];
		case 'multipleFaces':
			return [
				`${vendor} found ${failure.faces} faces in the image`,
				'Ask for a picture that shows the applicant alone.',
			];
		case 'imageNotAnalysable':
			return [
				`${vendor} could not analyse the image`,
				`${quoted(vendor, failure.vendorMessage)}Ask for a sharper, evenly lit picture.`,
			];
	}
}

/** Whether the image was refused for something that fitting mends, and fitting was off. */
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

const makeItFit = `${switchOnFitting}, or take the picture at a lower resolution.`;

const mostCompatible = 'on iPhones, set Camera > Formats to "Most Compatible"';
const convertFirst = `Convert the photo first, or ${mostCompatible}.`;

/** @param fitting whether the user wanted the image converted, which cannot be done */
function formatRemedy(format: ImageFormat, fitting: boolean): string {
	if (format === 'heic' || format === 'heif') {
		return fitting
			? `${labels.fitImage} could not decode this ${formatLabel(format)}. ${convertFirst}`
			: `${switchOnFitting}, which converts it, or ${mostCompatible}.`;
	}
	if (fitting) return `${labels.fitImage} cannot convert this format. Ask for another picture.`;
	return isDecodable(format)
		? `${switchOnFitting}, which converts it, or ask for one of these formats.`
		: 'Ask for a picture in one of these formats, or convert it first.';
}

function errorSentences(failure: CheckError, vendor: string): Sentences {
	switch (failure.reason) {
		case 'missingImage':
			return [failure.problem, failure.remedy];
		case 'invalidParameter':
			return [
				`${failure.parameter} ${failure.problem}`,
				failure.remedy ?? `Check ${failure.parameter}, and the expression in it if there is one.`,
			];
		case 'unauthorized':
			if ('isCallerBlocked' in failure) {
				return [
					`${vendor} does not allow requests from this address, or refused the key (HTTP ${failure.status})`,
					`${quoted(vendor, failure.vendorMessage)}Ask ${vendor} to put the public address of your n8n on the allow list of your account. Then check the key in the ${vendor} credential.`,
				];
			}
			return failure.status === null
				? [
						`The ${vendor} credential cannot be used: ${failure.problem}`,
						`Select a ${vendor} credential in the node, open it, and see whether its fields are filled in and its test is green.`,
					]
				: [
						`${vendor} refused the key (HTTP ${failure.status})`,
						`${quoted(vendor, failure.vendorMessage)}Check the key and the ${labels.baseUrl} in the ${vendor} credential.`,
					];
		case 'quotaExceeded':
			return [
				`The usage limit of the ${vendor} account is reached (HTTP ${failure.status})`,
				`${quoted(vendor, failure.vendorMessage)}Check the limits of your ${vendor} account, and consider upgrading its plan. The key itself is not at fault.`,
			];
		case 'rateLimited':
			return [
				`${vendor} is getting too many requests (HTTP ${failure.status})`,
				`${patience(failure.retryAfterSeconds)}Run the check again later. With many items, lower the option ${labels.maxConcurrency} or raise ${labels.maxRetries}.`,
			];
		case 'vendorUnavailable':
			return [
				`${vendor} is not available at the moment (HTTP ${failure.status})`,
				`${quoted(vendor, failure.vendorMessage)}${patience(failure.retryAfterSeconds)}Run the check again later.`,
			];
		case 'unreachable':
			if ('proxyStatus' in failure) {
				return [
					`A proxy refused the connection to ${vendor} (HTTP ${failure.proxyStatus})`,
					`${vendor} did not get the request, so nothing is charged. Ask whoever runs the proxy to let n8n connect to the ${labels.baseUrl}, and check HTTPS_PROXY and HTTP_PROXY on n8n's host.`,
				];
			}
			return failure.mayBeCharged
				? [
						`The connection to ${vendor} broke`,
						`The network says ${failure.code}. The check may have been charged, so it was not repeated. Run it again if ${vendor} shows no such check.`,
					]
				: [
						`${vendor} cannot be reached`,
						`The network says ${failure.code}. Check the ${labels.baseUrl} in the ${vendor} credential, and whether n8n's host may connect to it.`,
					];
		case 'timedOut':
			if (failure.mayBeCharged === false) {
				return [
					`There was no connection to ${vendor} within ${failure.seconds} s`,
					`Nothing was sent, so nothing is charged. Check whether n8n's host, and a proxy if there is one, can connect to the ${labels.baseUrl}.`,
				];
			}
			return failure.seconds === null
				? [
						`${vendor} gave up on the request (HTTP 408)`,
						'The check may have been charged, so it was not repeated. Run it again later.',
					]
				: [
						`${vendor} did not answer within ${failure.seconds} s`,
						`The check may have been charged, so it was not repeated. Run it again later, or raise the option ${labels.timeout}.`,
					];
		case 'rejectedByVendor':
			return [
				`${vendor} rejected the request (HTTP ${failure.status})`,
				`${quoted(vendor, failure.vendorMessage)}Check the node's parameters and the ${labels.baseUrl} in the ${vendor} credential.`,
			];
		case 'unreadableAnswer':
			return [
				`${vendor}'s answer cannot be read (HTTP ${failure.status})`,
				`The answer ${failure.problem}. To see it, switch on ${labels.includeRawResponse} and set On Error to Continue. Check the ${labels.baseUrl} in the ${vendor} credential.`,
			];
		// Spelled as n8n does: by this word it knows a run that was cancelled from one that failed.
		case 'cancelled':
			return [
				'The execution was canceled before this check had an answer',
				'Run the workflow again for the items that are left.',
			];
		case 'unexpected':
			if ('problem' in failure) return [failure.problem, failure.remedy];
			return [
				`The check failed in a way that the node did not foresee (${failure.errorName})`,
				'Please report it, with the version of n8n and of this package.',
			];
	}
}

function quoted(vendor: string, words: string | null): string {
	return words === null ? '' : `${vendor} says: "${asWordsOfOthers(words)}". `;
}

const SECONDS_PER_HOUR = 3600;

function patience(seconds: number | null): string {
	if (seconds === null || seconds === 0) return '';
	const asked =
		seconds > SECONDS_PER_HOUR
			? 'It asks to wait for more than an hour'
			: `It asks to wait ${seconds} s`;
	return seconds > LONGEST_RETRY_AFTER_SECONDS
		? `${asked}, which is longer than a check waits by itself. `
		: `${asked}. `;
}
