import type { Failure } from '../../failure';
import { decodeUnfinished } from '../../image/fit/decodeUnfinished';
import { fitImage, type Fitted } from '../../image/fit/fitImage';
import type { Unfitted } from '../../image/fit/unfit';
import type { Image } from '../../image/image';
import { missedRecommendation, brokenLimit } from '../../image/imageLimits';
import type { Offer } from '../../providers/registry';
import type { Warning } from '../../warning';
import { labels } from '../words/labels';

type Kept =
	| {
			readonly kind: 'usable';
			/** An image that the vendor takes. */
			readonly image: Image;
			readonly warnings: readonly Warning[];
	  }
	| { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Checks an image against the vendor's limits and, if the user wants that, makes it fit. An image
 * within the limits stays as it is.
 *
 * @param signal once it is aborted, no work on a picture begins
 * @throws UnusableInput if the image can no longer be read
 */
export async function keepToLimits(
	image: Image,
	offer: Offer,
	fit: boolean,
	signal: AbortSignal,
): Promise<Kept> {
	const { limits } = offer.check;
	const broken = brokenLimit(image.inspection, image.bytes, limits);
	const restored: readonly Warning[] = image.plusRestored ? [{ kind: 'plusRestored' }] : [];
	if (broken && !fit) return failed(broken);
	if (broken) {
		const fitting = await fitImage(image, limits, signal);
		return fitting.kind === 'fitted' ? fitted(fitting, offer, restored) : unfitted(fitting);
	}
	const { inspection } = image;
	const isUnfinished = inspection.kind === 'image' && inspection.unfinished === true;
	const whole = isUnfinished ? await decodeUnfinished(image, limits, signal) : 'whole';
	return whole === 'whole' ? usable(image, offer, restored) : unfitted(whole);
}

function unfitted(fitting: Unfitted): Kept {
	switch (fitting.kind) {
		case 'unfit':
			return failed(fitting.failure);
		case 'unwanted':
			return failed({ reason: 'cancelled' });
		case 'exhausted':
			return failed(outOfMemory);
		case 'noLibrary':
			return failed(noLibrary(fitting.library));
	}
}

/** Checks the fitted image against the limits like any other image, before a check is charged. */
function fitted({ image, turned, pages }: Fitted, offer: Offer, others: readonly Warning[]): Kept {
	const { inspection, bytes, fittedFrom: from } = image;
	const broken = brokenLimit(inspection, bytes, offer.check.limits);
	if (broken) return failed(broken);
	if (inspection.kind !== 'image' || !from) return failed({ reason: 'notAnImage' });
	const to = { format: inspection.format, ...inspection.pixels, bytes };
	return usable(image, offer, [{ kind: 'fitted', from, to, turned, pages }, ...others]);
}

function usable(image: Image, offer: Offer, warnings: readonly Warning[]): Kept {
	const { inspection } = image;
	if (inspection.kind !== 'image') return failed({ reason: 'notAnImage' });
	const { pixels } = inspection;
	const recommended = missedRecommendation(pixels, offer.check.limits);
	if (!recommended) return { kind: 'usable', image, warnings };
	const advice: Warning = { kind: 'belowRecommended', pixels, recommended };
	return { kind: 'usable', image, warnings: [...warnings, advice] };
}

function failed(failure: Failure): Kept {
	return { kind: 'failed', failure };
}

const outOfMemory: Failure = {
	reason: 'unexpected',
	problem: 'The image could not be fitted: n8n has too little memory, or is too busy',
	remedy: `Run the check again. If that does not help, give n8n more memory, or ask for smaller photos. The image was not sent, so the check is not charged.`,
};

function noLibrary(library: string): Failure {
	return {
		reason: 'invalidParameter',
		parameter: labels.fitImage,
		problem: `cannot be used here: the library that decodes the image (${library}) does not load`,
		remedy: `Reinstall the package on the machine that runs n8n, so that it gets ${library} for this system, or switch off ${labels.fitImage}.`,
	};
}
