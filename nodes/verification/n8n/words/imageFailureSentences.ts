import type { Failure, UnusableImage } from '../../failure';
import { isDecodable } from '../../image/decode/decodableFormats';
import { formatLabel, type ImageFormat } from '../../image/imageFormats';
import { formatList, megabytes, sizeOf, theImage } from './imageSentences';
import { labels, switchOnFitting } from './labels';
import { capitalised } from './text/capitalised';
import { vendorSays } from './text/vendorSays';

export type Sentences = readonly [message: string, description: string];

/** Why an image cannot be checked, and what to ask the applicant for. */
export function imageFailureSentences(failure: UnusableImage, vendor: string): Sentences {
	const image = theImage(failure.of);
	const start = capitalised(image);
	const file = failure.of === undefined || failure.of === 'image' ? 'The file' : start;
	switch (failure.reason) {
		case 'imageTooLarge':
			if ('refusedByVendor' in failure) {
				return [`${vendor} refused ${image} as too large`, 'Take the photo at a lower resolution.'];
			}
			if ('mostBytes' in failure) {
				return [
					`${start} is ${megabytes(failure.bytes, Math.ceil)}, too large to be fitted to the limits of ${vendor}`,
					`${labels.fitImage} accepts files of this format up to ${megabytes(failure.mostBytes, Math.floor)}. Take the photo at a lower resolution.`,
				];
			}
			if ('atLeastQuality' in failure) {
				return [
					`${start} is ${megabytes(failure.bytes, Math.ceil)} and cannot be made small enough for ${vendor}`,
					'More compression would remove the details that the check needs. Ask for a photo with a plainer background.',
				];
			}
			return [
				`${start} is ${megabytes(failure.bytes, Math.ceil)}, but ${vendor} accepts at most ${megabytes(failure.limitBytes)}`,
				makeItFit,
			];
		case 'imageTooSmall':
			return [
				`${start} is ${failure.width} x ${failure.height} px, but ${vendor} needs at least ${sizeOf(failure.limit)}`,
				'Take the photo at a higher resolution. Enlarging the image does not help, because it adds no detail.',
			];
		case 'imageDimensionsTooLarge':
			if ('mostPixels' in failure) {
				return [
					`${start} is ${failure.width} x ${failure.height} px, too large to be fitted to the limits of ${vendor}`,
					`${labels.fitImage} accepts images of this format up to ${failure.mostPixels / 1_000_000} million pixels. Take the photo at a lower resolution.`,
				];
			}
			return [
				`${start} is ${failure.width} x ${failure.height} px, but ${vendor} accepts at most ${sizeOf(failure.limit)}`,
				'least' in failure
					? `Scaled down to that size, it is smaller than the ${sizeOf(failure.least)} that ${vendor} needs. Ask for a photo that is closer to a square.`
					: makeItFit,
			];
		case 'unsupportedFormat':
			if ('refusedByVendor' in failure) {
				return [
					`${vendor} does not accept the format of ${image}`,
					`${vendorSays(vendor, failure.vendorMessage)}Ask for another photo, or convert this one to JPEG first.`,
				];
			}
			if (failure.accepted.includes(failure.format)) {
				const label = formatLabel(failure.format);
				return [
					`${vendor} accepts ${label}, but the node cannot read this variant of it`,
					`Save the picture again as a plain ${label}, or ask for another picture.`,
				];
			}
			return [
				`${file} is ${formatLabel(failure.format)}, but ${vendor} accepts ${formatList(failure.accepted)}`,
				'switchedOff' in failure
					? `The environment variable KYC_LIVENESS_HEIC switches off ${formatLabel(failure.format)} decoding on this n8n. ${convertFirst}`
					: formatRemedy(failure.format, 'decodable' in failure),
			];
		case 'notAnImage':
			return [
				`${file} is not an image`,
				'Its content does not match any image format. Ask for a photo.',
			];
		case 'imageDamaged':
			return [
				`${capitalised(theImage(failure.of, formatLabel(failure.format)))} is damaged and cannot be ${'decodable' in failure ? 'decoded' : 'read'}`,
				'The upload may have been cut off. Ask for the photo again.',
			];
		case 'noFaceFound':
			return [
				`${vendor} found no face in ${image}`,
				failure.of === 'reference'
					? 'Ask for a well-lit photo that shows the whole ID.'
					: 'Ask for a well-lit photo that shows the whole face.',
			];
		case 'multipleFaces':
			return [
				`${vendor} found ${failure.faces} faces in ${image}`,
				failure.of === 'reference'
					? 'Ask for a photo that shows only the ID.'
					: 'Ask for a photo that shows only the applicant.',
			];
		case 'imageNotAnalysable':
			return [
				`${vendor} could not analyse ${image}`,
				`${vendorSays(vendor, failure.vendorMessage)}Ask for a sharper, evenly lit photo.`,
			];
	}
}

/** Whether fitting was off and would make this image usable. */
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

const makeItFit = `${switchOnFitting}, or take the photo at a lower resolution.`;

const mostCompatible = 'on iPhones, set Camera > Formats to "Most Compatible"';
const convertFirst = `Convert the photo first, or ${mostCompatible}.`;

/** @param fitting whether fitting was on and could not convert the image */
function formatRemedy(format: ImageFormat, fitting: boolean): string {
	if (format === 'heic' || format === 'heif') {
		return fitting
			? `${labels.fitImage} could not decode this ${formatLabel(format)} image. ${convertFirst}`
			: `${switchOnFitting} to convert it, or ${mostCompatible}.`;
	}
	if (fitting) return `${labels.fitImage} cannot convert this format. Ask for another photo.`;
	return isDecodable(format)
		? `${switchOnFitting} to convert it, or ask for one of these formats.`
		: 'Ask for a photo in one of these formats, or convert this one first.';
}
