import type { ErrorReason, UnusableReason } from '../../failure';
import type { ImageLimits, Sides } from '../../image/imageLimits';
import { slowDown } from './failureSentences';
import { capitalised } from './text/capitalised';
import { formatList, megabytes, recommendedSize, sizeOf } from './imageSentences';
import { labels, switchOnFitting } from './labels';
import type { Share } from './text/share';

/** The vendor, as far as a hint mentions it. */
export interface HintedVendor {
	readonly label: string;
	/** Null if it is unknown which vendor was chosen. */
	readonly limits: ImageLimits | null;
}

type Sentence = (
	share: Share,
	vendor: HintedVendor,
	fitting: Fitting,
) => readonly [what: string, advice: string];

/** Whether fitting the images would help, or was tried and failed. */
export type Fitting = 'wouldHelp' | 'wasTried';

const atLowerResolution = 'Take photos at a lower resolution.';

function sizeAdvice(fitting: Fitting): string {
	return fitting === 'wasTried'
		? atLowerResolution
		: `${switchOnFitting}, or take photos at a lower resolution.`;
}

/**
 * What happened to several items for the same reason. A sentence has only counts and limits in it.
 * So it cannot show a file name, a vendor's words or part of an image in the editor.
 */
const sentences: Readonly<Record<UnusableReason | ErrorReason, Sentence>> = {
	imageTooLarge: (share, { label, limits }, fitting) => [
		`${share.of('image')} ${share.were} too large for ${label}${which('accepts at most', limits?.maxBytes, megabytes)}`,
		sizeAdvice(fitting),
	],
	imageTooSmall: (share, { label, limits }) => [
		`${share.of('image')} ${share.were} too small for ${label}${which('needs at least', limits?.minSides, sizeOf)}`,
		'Take photos at a higher resolution. Enlarging the images does not help.',
	],
	imageDimensionsTooLarge: (share, { label, limits }, fitting) =>
		fitting === 'wasTried'
			? [
					`${share.of('image')} could not be fitted to the limits of ${label}: too many pixels, or too long and narrow`,
					atLowerResolution,
				]
			: [
					`${share.of('image')} had too many pixels for ${label}${which('accepts at most', limits?.maxSides, sizeOf)}`,
					sizeAdvice(fitting),
				],
	unsupportedFormat: (share, { label, limits }, fitting) => [
		`${share.of('file')} ${share.were} in a format that ${label} does not accept`,
		`Ask for ${limits ? formatList(limits.formats) : 'another format'}${fitting === 'wasTried' ? '' : `, or switch on ${labels.fitImage}, which converts most other formats`}.`,
	],
	notAnImage: (share) => [
		`${share.of('file')} ${share.word('was not an image', 'were not images')}`,
		'Ask for a photo.',
	],
	imageDamaged: (share) => [
		`${share.of('image')} ${share.were} damaged, perhaps because the upload was cut off`,
		`Ask for the ${share.word('photo', 'photos')} again.`,
	],
	noFaceFound: (share, { label }) => [
		`${label} found no face in ${share.of('image')}`,
		'Ask for a well-lit photo that shows the whole face.',
	],
	multipleFaces: (share, { label }) => [
		`${label} found more than one face in ${share.of('image')}`,
		'Ask for a photo that shows only the applicant.',
	],
	imageNotAnalysable: (share, { label }) => [
		`${label} could not analyse ${share.of('image')}`,
		'Ask for a sharper, evenly lit photo.',
	],
	missingImage: (share) => [
		`${share.of('item')} had no image in the field that the node reads`,
		`The ${share.word('error of this item names', 'errors of these items name')} the field.`,
	],
	invalidParameter: (share) => [
		`A parameter or its expression gave an invalid value, so ${noScore(share)}`,
		`The ${share.word('error of this item names', 'errors of these items name')} the parameter.`,
	],
	unauthorized: (share, { label }) => [
		`${label} refused the key, or the credential cannot be used, so ${noScore(share)}`,
		`Select a ${label} credential in the node, or open it and check that its test is green.`,
	],
	quotaExceeded: (share, { label }) => [
		`The ${label} account has reached its usage limit, so ${noScore(share)}`,
		`Check the limits of your ${label} account. The key is not the cause.`,
	],
	rateLimited: (share, { label }) => [
		`${label} received too many requests, so ${noScore(share)}`,
		`${capitalised(slowDown(label))}.`,
	],
	vendorUnavailable: (share, { label }) => [
		`${label} was unavailable, so ${noScore(share)}`,
		`${mayBeCharged(share, label)} Run the check again later.`,
	],
	unreachable: (share, { label }) => [
		`The node could not reach ${label}, or the connection broke, so ${noScore(share)}`,
		`${mayBeCharged(share, label)} Check the ${labels.baseUrl} in the ${label} credential. Also check that n8n's host can connect to it.`,
	],
	timedOut: (share, { label }) => [
		`${label} did not respond in time for ${share.of('item')}`,
		`${mayBeCharged(share, label)} Run the check again later, or raise the option ${labels.timeout}.`,
	],
	rejectedByVendor: (share, { label }) => [
		`${label} rejected the request for ${share.of('item')}`,
		`Check the node's parameters. The ${share.word('error of this item shows', 'errors of these items show')} what ${label} answered.`,
	],
	unreadableAnswer: (share, { label }) => [
		`The node could not read the response from ${label} for ${share.of('item')}`,
		`To see the response, switch on ${labels.includeRawResponse} and set On Error to Continue.`,
	],
	cancelled: (share) => [
		`${share.of('item')} had no score when the execution was canceled`,
		'Run the workflow again for the remaining items.',
	],
	simulatedOutsideTest: (share) => [
		`${labels.simulate} is on, and this is not a manual execution, so ${noScore(share)}`,
		`Switch off ${labels.simulate}, and select a credential.`,
	],
	unexpected: (share) => [
		`${share.of('item')} failed unexpectedly`,
		'Report this error, with the versions of n8n and of this package.',
	],
};

function noScore(share: Share): string {
	return `${share.of('item')} ${share.word('has', 'have')} no score`;
}

/** For requests that may have reached the vendor. */
function mayBeCharged(share: Share, label: string): string {
	return `${label} may have charged for ${share.word('it', 'them')} anyway.`;
}

/** The limit as a clause, or nothing if the vendor publishes no limit. */
function which<Limit>(
	takes: string,
	limit: Limit | null | undefined,
	inWords: (limit: Limit) => string,
): string {
	return limit === null || limit === undefined ? '' : `, which ${takes} ${inWords(limit)}`;
}

export function reasonSentence(
	reason: UnusableReason | ErrorReason,
	share: Share,
	vendor: HintedVendor,
	fitting: Fitting,
): string {
	const [what, advice] = sentences[reason](share, vendor, fitting);
	return `${capitalised(what)}. ${advice}`;
}

/** For images that are smaller than the vendor recommends. */
export function adviceHint(share: Share, label: string, advice: Sides): string {
	return `${capitalised(share.of('image'))} ${share.were} smaller than ${label} recommends (${recommendedSize(advice)}), so the ${share.word('score', 'scores')} may be less reliable.`;
}

/** For images that the node fitted before it sent them. */
export function fitHint(share: Share, label: string): string {
	return `The node fitted ${share.of('image')} to the limits of ${label} before it sent ${share.word('it', 'them')}. The warnings in the ${share.word('verdict say', 'verdicts say')} how.`;
}

/** For a warning that the vendor's adapter gave for several items. */
export function warningHint(share: Share, warning: string): string {
	return `For ${share.of('item')}: ${warning}`;
}

/** For a run in which every score is in the review band. */
export function reviewHint(share: Share): string {
	return `${capitalised(share.of('score'))} lie between ${labels.reviewThreshold} and ${labels.threshold}, so no item passed and no item failed. Check these two values.`;
}
