import { load } from 'exifreader';

/** The metadata in a picture that may identify a person or a device. */
const carriers = ['exif', 'gps', 'icc', 'iptc', 'xmp'] as const;
export type MetadataCarrier = (typeof carriers)[number];

export interface ImageMetadata {
	readonly carriers: readonly MetadataCarrier[];
	/** The EXIF ImageDescription (0x010e) of a JPEG, PNG or WebP. */
	readonly description: string | null;
}

/** Damaged metadata counts as none. */
export function readMetadata(image: Buffer): ImageMetadata {
	try {
		const tags = load(image, { expanded: true });
		return {
			carriers: carriers.filter((carrier) => tags[carrier] !== undefined),
			description: tags.exif?.ImageDescription?.description ?? null,
		};
	} catch {
		return { carriers: [], description: null };
	}
}
