import { formatLabel, type ImageFormat } from '../../image/imageFormats';
import type { ImageLimits, Sides } from '../../image/imageLimits';
import type { BelowRecommendedWarning, FittedWarning } from '../../warning';

const BYTES_PER_MB = 1_048_576;

/** Two digits after the point, so that an image just over a limit never reads as equal to it. */
export function megabytes(bytes: number, round: (mb: number) => number = Math.round): string {
	return `${round((bytes / BYTES_PER_MB) * 100) / 100} MB`;
}

export function formatList(formats: readonly ImageFormat[]): string {
	return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(formats.map(formatLabel));
}

/** What a vendor takes, and what it recommends, in a few short sentences for the editor. */
export function limitsNotice(label: string, limits: ImageLimits, advice: string | null): string {
	const { formats, maxBytes, recommendedSides } = limits;
	const taken = [
		formatList(formats),
		maxBytes === null ? null : `at most ${megabytes(maxBytes)}`,
		sidesTaken(limits),
	].filter((part) => part !== null);
	return [
		`${label} takes ${taken.join(', ')}.`,
		recommendedSides ? `Recommended: ${sizeOf(recommendedSides)} or more.` : null,
		advice,
	]
		.filter((sentence) => sentence !== null)
		.join(' ');
}

function sidesTaken({ minSides, maxSides }: ImageLimits): string | null {
	const range = rangeOf(minSides, maxSides);
	const eitherWay = [minSides, maxSides].some((sides) => sides && sides.longer !== sides.shorter);
	return range !== null && eitherWay ? `${range} (portrait or landscape)` : range;
}

function rangeOf(least: Sides | null, most: Sides | null): string | null {
	if (least && most) return `from ${sizeOf(least)} to ${sizeOf(most)}`;
	if (least) return `at least ${sizeOf(least)}`;
	return most ? `at most ${sizeOf(most)}` : null;
}

/** The warning for an image that is taken although the vendor recommends a larger one. */
export function adviceSentence(
	label: string,
	{ pixels: { width, height }, recommended }: BelowRecommendedWarning,
): string {
	return `${label} recommends images from ${sizeOf(recommended)}; this one has ${width} x ${height} px, so the score may be less reliable.`;
}

export function sizeOf({ longer, shorter }: Sides): string {
	return `${longer} x ${shorter} px`;
}

/** The warning that says what was done to an image before it was sent. */
export function fitSentence(label: string, { from, to, turned, pages }: FittedWarning): string {
	const isScaled = to.width !== from.width || to.height !== from.height;
	const steps = [
		pages > 1 ? `of its ${pages} pictures the first was taken` : null,
		turned ? 'turned upright' : null,
		isScaled ? `scaled to ${to.width} x ${to.height} px` : null,
		from.format === to.format
			? `encoded anew as a JPEG of ${size(to.bytes)}`
			: `converted to a ${formatLabel(to.format)} of ${size(to.bytes)}`,
	].filter((step) => step !== null);
	const was = `${formatLabel(from.format)} of ${from.width} x ${from.height} px, ${size(from.bytes)}`;
	return `The ${was}, was fitted to the limits of ${label}: ${steps.join(', ')}.`;
}

/** The warning that a base64 text came damaged, and was put right. */
export const plusSentence =
	'The base64 text had blanks in place of each +, as forms send it that do not escape it; they were read as +.';

/** Rounded up, so that no file has 0 MB. */
function size(bytes: number): string {
	return megabytes(bytes, Math.ceil);
}
