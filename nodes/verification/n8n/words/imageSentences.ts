import type { FittedImage } from '../../image/fit/fitImage';
import { formatLabel, type ImageFormat } from '../../image/imageFormats';
import type { ImageLimits, Sides } from '../../image/imageLimits';
import type { Pixels } from '../../image/pixels';

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
export function adviceSentence(label: string, { width, height }: Pixels, advice: Sides): string {
	return `${label} recommends images from ${sizeOf(advice)}; this one has ${width} x ${height} px, so the score may be less reliable.`;
}

export function sizeOf({ longer, shorter }: Sides): string {
	return `${longer} x ${shorter} px`;
}

interface SentImage {
	readonly format: ImageFormat;
	readonly pixels: Pixels;
	readonly bytes: number;
}

/** The warning that says what was done to an image before it was sent. */
export function fitSentence(
	label: string,
	{ fittedFrom, turned, pages }: FittedImage,
	sent: SentImage,
): string {
	const { format, width, height, bytes } = fittedFrom;
	const { pixels } = sent;
	const isScaled = pixels.width !== width || pixels.height !== height;
	const steps = [
		pages > 1 ? `of its ${pages} pictures the first was taken` : null,
		turned ? 'turned upright' : null,
		isScaled ? `scaled to ${pixels.width} x ${pixels.height} px` : null,
		format === sent.format
			? `encoded anew as a JPEG of ${size(sent.bytes)}`
			: `converted to a ${formatLabel(sent.format)} of ${size(sent.bytes)}`,
	].filter((step) => step !== null);
	const was = `${formatLabel(format)} of ${width} x ${height} px, ${size(bytes)}`;
	return `The ${was}, ${fittedTo(label)}${steps.join(', ')}.`;
}

/** Rounded up, so that no file has 0 MB. */
function size(bytes: number): string {
	return megabytes(bytes, Math.ceil);
}

/** Tells this warning from those of the vendor's adapter. */
export function isFitSentence(label: string, warning: string): boolean {
	return warning.includes(fittedTo(label));
}

function fittedTo(label: string): string {
	return `was fitted to the limits of ${label}: `;
}
