import type { FaultyImage } from '../../check';
import { formatLabel, type ImageFormat } from '../../image/imageFormats';
import type { ImageLimits, Sides } from '../../image/imageLimits';
import type { BelowRecommendedWarning, FittedWarning, PlusRestoredWarning } from '../../warning';
import { capitalised } from './text/capitalised';

/** What a sentence calls an image, without its article. */
export const imageNouns: Readonly<Record<Exclude<FaultyImage, 'either'>, string>> = {
	image: 'image',
	selfie: 'selfie',
	reference: 'photo of the ID',
};

/** Such as "the selfie", or with its format "the JPEG selfie". */
export function theImage(of: FaultyImage = 'image', format?: string): string {
	if (of === 'either') return 'one of the two images';
	return ['the', format, imageNouns[of]].filter((part) => part !== undefined).join(' ');
}

const BYTES_PER_MB = 1_048_576;

/** With two decimals, so that an image just over a limit never looks equal to it. */
export function megabytes(bytes: number, round: (mb: number) => number = Math.round): string {
	return `${round((bytes / BYTES_PER_MB) * 100) / 100} MB`;
}

export function formatList(formats: readonly ImageFormat[]): string {
	return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(formats.map(formatLabel));
}

/** What a vendor accepts and recommends, for the editor. */
export function limitsNotice(label: string, limits: ImageLimits, advice: string | null): string {
	const { formats, maxBytes, recommendedSides } = limits;
	const accepted = [
		formatList(formats),
		maxBytes === null ? null : `at most ${megabytes(maxBytes)}`,
		acceptedSides(limits),
	].filter((part) => part !== null);
	return [
		`${label} accepts ${accepted.join(', ')}.`,
		recommendedSides ? `Recommended: ${recommendedSize(recommendedSides)}.` : null,
		advice,
	]
		.filter((sentence) => sentence !== null)
		.join(' ');
}

function acceptedSides({ minSides, maxSides }: ImageLimits): string | null {
	const range = rangeOf(minSides, maxSides);
	const eitherWay = [minSides, maxSides].some((sides) => sides && sides.longer !== sides.shorter);
	return range !== null && eitherWay ? `${range} (portrait or landscape)` : range;
}

function rangeOf(least: Sides | null, most: Sides | null): string | null {
	if (least && most) return `from ${sizeOf(least)} to ${sizeOf(most)}`;
	if (least) return `at least ${sizeOf(least)}`;
	return most ? `at most ${sizeOf(most)}` : null;
}

/** The warning for an image that is smaller than the vendor recommends. */
export function recommendedSizeSentence(
	label: string,
	{ of, pixels: { width, height }, recommended }: BelowRecommendedWarning,
): string {
	return `${capitalised(theImage(of))} is ${width} x ${height} px, but ${label} recommends ${recommendedSize(recommended)}. The score may be less reliable.`;
}

export function sizeOf({ longer, shorter }: Sides): string {
	return `${longer} x ${shorter} px`;
}

/** Vendors write "over 900 px" for a square and "1920 x 1080 px" for a rectangle. */
export function recommendedSize(sides: Sides): string {
	return sides.longer === sides.shorter
		? `over ${sides.shorter - 1} px on each side`
		: `at least ${sizeOf(sides)}`;
}

/** The warning that says how the node changed an image before it sent it. */
export function fitSentence(label: string, { of, from, to, turned, pages }: FittedWarning): string {
	const isScaled = to.width !== from.width || to.height !== from.height;
	const steps = [
		pages > 1 ? `reduced to the first of ${pages} images` : null,
		turned ? 'turned upright' : null,
		isScaled ? `scaled to ${to.width} x ${to.height} px` : null,
		from.format === to.format
			? `re-encoded as a JPEG of ${fileSize(to.bytes)}`
			: `converted to a ${formatLabel(to.format)} of ${fileSize(to.bytes)}`,
	].filter((step) => step !== null);
	const original = `${formatLabel(from.format)}, ${from.width} x ${from.height} px, ${fileSize(from.bytes)}`;
	return `${capitalised(theImage(of))} (${original}) was fitted to the limits of ${label}: ${steps.join(', ')}.`;
}

/** The warning that the node repaired a base64 text. */
export function plusSentence({ of = 'image' }: PlusRestoredWarning): string {
	const text = of === 'image' ? 'The base64 text' : `The base64 text of ${theImage(of)}`;
	return `${text} has spaces where + belongs, because the sender did not escape it. The node read each space as +.`;
}

/** Rounded up, so that no file is 0 MB. */
function fileSize(bytes: number): string {
	return megabytes(bytes, Math.ceil);
}
