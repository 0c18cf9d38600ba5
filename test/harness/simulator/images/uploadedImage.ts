import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import { readScenario } from '../scenarios/readScenario';
import { readMetadata, type MetadataCarrier } from './imageMetadata';

export interface Picture {
	/** As image-size names it: `jpg`, `png`, `webp`, … */
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
	/** What of a person or a device the picture brings along beside its pixels. */
	readonly metadata: readonly MetadataCarrier[];
	/** The scenario that the image asks for, null when it asks for none. */
	readonly scenario: string | null;
}

export async function examineImage(content: Buffer): Promise<UploadedImage> {
	const picture = readPicture(content);
	const { carriers, description } = readMetadata(content);
	return {
		bytes: content.length,
		sha256: createHash('sha256').update(content).digest('hex'),
		picture,
		metadata: carriers,
		scenario: picture === null ? null : await readScenario(content, description),
	};
}

function readPicture(content: Buffer): Picture | null {
	try {
		const { type, width, height } = imageSize(content);
		return type === undefined ? null : { format: type, width, height };
	} catch {
		return null;
	}
}
