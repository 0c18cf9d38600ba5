import type { FittedImage } from '../image/fit/fitImage';
import { formatLabel, type ImageFormat } from '../image/imageFormats';
import type { Pixels } from '../image/pixels';
import { megabytes } from './limitSentences';

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
