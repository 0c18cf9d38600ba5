import { formatLabel, type ImageFormat } from '../image/imageFormats';
import type { ImageLimits, Sides } from '../image/imageLimits';
import type { Pixels } from '../image/inspectImage';

const BYTES_PER_MB = 1_048_576;

/** Two digits after the point, so that an image just over a limit never reads as equal to it. */
export function megabytes(bytes: number, round: (mb: number) => number = Math.round): string {
	return `${round((bytes / BYTES_PER_MB) * 100) / 100} MB`;
}

export function formatList(formats: readonly ImageFormat[]): string {
	return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(formats.map(formatLabel));
}

/** What a vendor takes, in one sentence for the editor. */
export function limitsNotice(label: string, limits: ImageLimits, advice: string | null): string {
	const parts = [
		formatList(limits.formats),
		limits.maxBytes === null ? null : `at most ${megabytes(limits.maxBytes)}`,
		limits.minSides ? `at least ${sizeOf(limits.minSides)}` : null,
		limits.maxSides ? `at most ${sizeOf(limits.maxSides)}` : null,
		limits.recommendedSides ? `best from ${sizeOf(limits.recommendedSides)}` : null,
	].filter((part) => part !== null);
	return `${label} takes ${parts.join(', ')}.${advice === null ? '' : ` ${advice}`}`;
}

/** The warning for an image that is taken although the vendor recommends a larger one. */
export function adviceSentence(label: string, { width, height }: Pixels, advice: Sides): string {
	return `${label} recommends images from ${sizeOf(advice)}; this one has ${width} x ${height} px, so the score may be less reliable.`;
}

export function sizeOf({ longer, shorter }: Sides): string {
	return `${longer} x ${shorter} px`;
}
