import type { ErrorReason, UnusableReason } from '../../failure';
import type { ImageLimits, Sides } from '../../image/imageLimits';
import { formatList, megabytes, sizeOf } from './imageSentences';
import { labels, switchOnFitting } from './labels';

/** Who was asked, as far as a hint speaks of it. */
export interface HintedVendor {
	readonly label: string;
	/** Null where it could not be told which vendor was chosen. */
	readonly limits: ImageLimits | null;
}

type Sentence = (
	share: Share,
	vendor: HintedVendor,
	fitting: Fitting,
) => readonly [what: string, advice: string];

/** Whether making the images fit would help, or was tried already and could not be done. */
export type Fitting = 'wouldHelp' | 'wasTried';

const atLowerResolution = 'Take pictures at a lower resolution.';

function scaleDown(fitting: Fitting): string {
	return fitting === 'wasTried'
		? atLowerResolution
		: `${switchOnFitting}, or take pictures at a lower resolution.`;
}

/**
 * What became of several items for the same reason. Made of counts and limits alone, so that no
 * file name, no vendor's words and nothing of an image can get into the editor this way.
 */
const sentences: Readonly<Record<UnusableReason | ErrorReason, Sentence>> = {
	imageTooLarge: (share, { label, limits }, fitting) => [
		`${share.of('image')} ${share.were} too large for ${label}${which('takes at most', limits?.maxBytes, megabytes)}`,
		scaleDown(fitting),
	],
	imageTooSmall: (share, { label, limits }) => [
		`${share.of('image')} ${share.were} too small for ${label}${which('needs at least', limits?.minSides, sizeOf)}`,
		'Take pictures at a higher resolution. Enlarging them would not help.',
	],
	imageDimensionsTooLarge: (share, { label, limits }, fitting) =>
		fitting === 'wasTried'
			? [
					`${share.of('image')} could not be fitted to the limits of ${label}: too many pixels, or too long and narrow`,
					atLowerResolution,
				]
			: [
					`${share.of('image')} had too many pixels for ${label}${which('takes at most', limits?.maxSides, sizeOf)}`,
					scaleDown(fitting),
				],
	unsupportedFormat: (share, { label, limits }, fitting) => [
		`${share.of('file')} ${share.were} of a format that ${label} does not take`,
		`Ask for ${limits ? formatList(limits.formats) : 'another format'}${fitting === 'wasTried' ? '' : `, or switch on ${labels.fitImage}, which converts most other formats`}.`,
	],
	notAnImage: (share) => [
		`${share.of('file')} ${share.word('was not an image', 'were not images')}`,
		'Ask for a photo.',
	],
	imageDamaged: (share) => [
		`${share.of('image')} ${share.were} damaged, perhaps cut off during the upload`,
		`Ask for the ${share.word('photo', 'photos')} once more.`,
	],
	noFaceFound: (share, { label }) => [
		`${label} found no face in ${share.of('image')}`,
		'Ask for a picture that shows the whole face, well lit.',
	],
	multipleFaces: (share, { label }) => [
		`${label} found more than one face in ${share.of('image')}`,
		'Ask for a picture that shows the applicant alone.',
	],
	imageNotAnalysable: (share, { label }) => [
		`${label} could not analyse ${share.of('image')}`,
		'Ask for a sharper, evenly lit picture.',
	],
	missingImage: (share) => [
		`${share.of('item')} had no image where the node looks for it`,
		`Check ${labels.imageSource}, and the field that is named below it.`,
	],
	invalidParameter: (share) => [
		`A parameter, or an expression in it, gave nothing usable, which left ${share.of('item')} unchecked`,
		`The ${share.word('error of the item names', 'errors of these items name')} the parameter.`,
	],
	unauthorized: (share, { label }) => [
		`${label} refused the key, or the credential cannot be used, which left ${share.of('item')} unchecked`,
		`Open the ${label} credential, and see whether its test is green.`,
	],
	quotaExceeded: (share, { label }) => [
		`The usage limit of the ${label} account is reached, which left ${share.of('item')} unchecked`,
		`Check the limits of your ${label} account. The key itself is not at fault.`,
	],
	rateLimited: (share, { label }) => [
		`${label} was getting too many requests, which left ${share.of('item')} unchecked`,
		`Lower the option ${labels.maxConcurrency}, or raise ${labels.maxRetries}.`,
	],
	vendorUnavailable: (share, { label }) => [
		`${label} was not available, which left ${share.of('item')} unchecked`,
		`${mayBeCharged(share)} Run the check again later.`,
	],
	unreachable: (share, { label }) => [
		`${label} could not be reached, or the connection broke, which left ${share.of('item')} without an answer`,
		`${mayBeCharged(share)} Check the ${labels.baseUrl} in the ${label} credential, and whether n8n's host may connect to it.`,
	],
	timedOut: (share, { label }) => [
		`${label} did not answer in time for ${share.of('item')}`,
		`${mayBeCharged(share)} Run the check again later, or raise the option ${labels.timeout}.`,
	],
	rejectedByVendor: (share, { label }) => [
		`${label} rejected the request for ${share.of('item')}`,
		`Check the node's parameters. The ${share.word('error of the item says', 'errors of these items say')} what ${label} answered.`,
	],
	unreadableAnswer: (share, { label }) => [
		`${label}'s answer could not be read for ${share.of('item')}`,
		`To see it, switch on ${labels.includeRawResponse} and set On Error to Continue.`,
	],
	cancelled: (share) => [
		`${share.of('item')} had no answer when the execution was canceled`,
		'Run the workflow again for the items that are left.',
	],
	unexpected: (share) => [
		`${share.of('item')} failed in a way that the node did not foresee`,
		'Please report it, with the version of n8n and of this package.',
	],
};

/** Where the request may have arrived, so may have the bill. */
function mayBeCharged(share: Share): string {
	return `It may have charged for ${share.word('it', 'them')} all the same.`;
}

/** The limit as a clause, or nothing where the vendor has published none. */
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

/** For images that were checked although the vendor recommends larger ones. */
export function adviceHint(share: Share, label: string, advice: Sides): string {
	return `${capitalised(share.of('image'))} ${share.were} smaller than the ${sizeOf(advice)} that ${label} recommends, so the ${share.word('score', 'scores')} may be less reliable.`;
}

/** For images that were made to fit before they were sent. */
export function fitHint(share: Share, label: string): string {
	return `${capitalised(share.of('image'))} ${share.were} fitted to the limits of ${label} before ${share.word('it was', 'they were')} sent. The warnings in the ${share.word('verdict say', 'verdicts say')} how.`;
}

/** For a sentence that the vendor's own adapter has put into several verdicts. */
export function warningHint(share: Share, warning: string): string {
	return `For ${share.of('item')}: ${warning}`;
}

/** For a run in which no score was high enough to pass or low enough to fail. */
export function reviewHint(share: Share): string {
	return `${capitalised(share.of('score'))} lie between ${labels.reviewThreshold} and ${labels.threshold}, so nothing passed and nothing failed. Check whether these two are as you want them.`;
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** So many of the items of a run: "1 image", "2 images", "both images", "all 5 images". */
export class Share {
	constructor(
		readonly count: number,
		private readonly total: number,
	) {}

	of(one: string, several = `${one}s`): string {
		if (this.count === 1) return `1 ${one}`;
		if (this.count < this.total) return `${this.count} ${several}`;
		return this.count === 2 ? `both ${several}` : `all ${this.count} ${several}`;
	}

	/** The word that agrees with it. */
	word(one: string, several: string): string {
		return this.count === 1 ? one : several;
	}

	get were(): string {
		return this.word('was', 'were');
	}
}
