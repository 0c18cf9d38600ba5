import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { readScenario } from '../scenarios/readScenario';
import { readMetadata, type MetadataCarrier } from './imageMetadata';

export interface Picture {
	/** As file names end: `jpg`, `png`, `webp`, … */
	readonly format: string;
	/** Pixels as stored, before any EXIF rotation. */
	readonly width: number;
	readonly height: number;
}

export interface UploadedImage {
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
	/** null when the bytes are no image that can be read. */
	readonly picture: Picture | null;
	/** The metadata in the picture that may identify a person or a device. */
	readonly metadata: readonly MetadataCarrier[];
	/** The scenario that the image names, or null. */
	readonly scenario: string | null;
}

/** What a call carries. Only a comparison has a reference. */
export interface Images<Image> {
	/** The image in the field where this call expects it; null when there is none. */
	readonly image: Image | null;
	/** The image that it is compared with; null when there is none. */
	readonly reference: Image | null;
}

export type UploadedImages = Images<UploadedImage>;

export async function examineImages({ image, reference }: Images<Buffer>): Promise<UploadedImages> {
	return {
		image: image && (await examineImage(image)),
		reference: reference && (await examineImage(reference)),
	};
}

export async function examineImage(content: Buffer): Promise<UploadedImage> {
	const picture = await readPicture(content);
	const { carriers, description } = readMetadata(content);
	return {
		bytes: content.length,
		sha256: createHash('sha256').update(content).digest('hex'),
		picture,
		metadata: carriers,
		scenario: picture === null ? null : await readScenario(content, description),
	};
}

async function readPicture(content: Buffer): Promise<Picture | null> {
	try {
		const { format, width, height } = await sharp(content).metadata();
		return { format: format === 'jpeg' ? 'jpg' : format, width, height };
	} catch {
		return null;
	}
}
