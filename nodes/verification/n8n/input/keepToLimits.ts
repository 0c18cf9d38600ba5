import type { Failure } from '../../failure';
import { fitImage, type FittedImage } from '../../image/fit/fitImage';
import type { ImageFacts, Inspection } from '../../image/imageFacts';
import { adviceMissed, brokenLimit, type ImageLimits } from '../../image/imageLimits';
import type { Offer } from '../../providers/registry';
import type { ImageWarning } from '../../warning';
import { labels } from '../words/labels';
import { type FoundImage, inMemory, wholeImage } from './foundImage';

/** An image that the vendor takes, with what is to be said of it. */
export interface UsableImage {
	readonly kind: 'usable';
	readonly image: FoundImage;
	readonly inspection: Inspection & { readonly kind: 'image' };
	readonly facts: ImageFacts;
	readonly warnings: readonly ImageWarning[];
}

type Kept = UsableImage | { readonly kind: 'failed'; readonly failure: Failure };

/** What is known of an image that was found, for the verdict. */
export function factsOf({ inspection, bytes, sha256 }: FoundImage): ImageFacts {
	const format = inspection.kind === 'notAnImage' ? null : inspection.format;
	const pixels = inspection.kind === 'image' ? inspection.pixels : { width: null, height: null };
	return { format, ...pixels, bytes, sha256 };
}

/**
 * Holds an image against the vendor's limits and, where the user wants that, makes it fit. An image
 * that fits is not touched.
 *
 * @param beginNothing once it is aborted, work on the picture is not begun
 */
export async function keepToLimits(
	found: FoundImage,
	offer: Offer,
	fit: boolean,
	beginNothing: AbortSignal,
): Promise<Kept> {
	const { limits } = offer.check;
	const broken = brokenLimit(found.inspection, found.bytes, limits);
	if (!broken) return usable(found, limits);
	if (!fit) return failed(broken);
	const image = { ...found, read: async () => wholeImage(found) };
	const fitting = await fitImage(image, limits, () => !beginNothing.aborted, beginNothing);
	switch (fitting.kind) {
		case 'fitted':
			return fitted(fitting, offer);
		case 'unfit':
			return failed(fitting.failure);
		case 'unwanted':
			return failed({ reason: 'cancelled' });
		case 'exhausted':
			return failed(exhausted);
		case 'noLibrary':
			return failed(noLibrary(fitting.library));
	}
}

/** What was made is held against the limits as every image is, before a check is paid for. */
async function fitted(made: FittedImage, offer: Offer): Promise<Kept> {
	const image = await inMemory(made.jpeg);
	const broken = brokenLimit(image.inspection, image.bytes, offer.check.limits);
	if (broken) return failed(broken);
	const kept = usable(image, offer.check.limits);
	if (kept.kind === 'failed') return kept;
	const { fittedFrom: from, turned, pages } = made;
	const { format, pixels } = kept.inspection;
	const to = { format, ...pixels, bytes: image.bytes };
	return {
		...kept,
		facts: { ...kept.facts, fittedFrom: from },
		warnings: [{ kind: 'fitted', from, to, turned, pages }, ...kept.warnings],
	};
}

function usable(image: FoundImage, limits: ImageLimits): Kept {
	const { inspection } = image;
	if (inspection.kind !== 'image') return failed({ reason: 'notAnImage' });
	const { pixels } = inspection;
	const recommended = adviceMissed(pixels, limits);
	const warnings: ImageWarning[] = recommended
		? [{ kind: 'belowRecommended', pixels, recommended }]
		: [];
	return { kind: 'usable', image, inspection, facts: factsOf(image), warnings };
}

function failed(failure: Failure): Kept {
	return { kind: 'failed', failure };
}

const exhausted: Failure = {
	reason: 'unexpected',
	problem: 'The image could not be fitted: n8n has too little memory, or is too busy',
	remedy: `Run the check again. If that does not help, give n8n more memory, or ask for smaller pictures. The image was not sent, so nothing is charged.`,
};

function noLibrary(library: string): Failure {
	return {
		reason: 'invalidParameter',
		parameter: labels.fitImage,
		problem: `cannot be used here: the library that decodes the image (${library}) does not load`,
		remedy: `Uninstall and install the package once more on the machine that runs n8n, so that it gets ${library} for this system, or switch ${labels.fitImage} off.`,
	};
}
