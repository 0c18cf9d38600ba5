import type { ImageFormat } from './imageFormats';
import type { Pixels } from './pixels';

/** What the bytes say about an image. Null for what they do not say. */
export interface ImageFacts {
	readonly format: ImageFormat | null;
	/** px, as a person sees the picture: the size of a sideways photo is given upright. */
	readonly width: number | null;
	readonly height: number | null;
	readonly bytes: number;
	/** Hex. */
	readonly sha256: string;
	/** Only where the picture was made to fit: as it was before. */
	readonly fittedFrom?: FittedFrom;
}

export interface FittedFrom extends Pixels {
	readonly format: ImageFormat;
	readonly bytes: number;
	/** Hex. Identifies one file in two checks, although each vendor got its own copy. */
	readonly sha256: string;
}

/** Either the picture's format and size, or what is wrong with the bytes. */
export type Inspection =
	| {
			readonly kind: 'image';
			readonly format: ImageFormat;
			readonly pixels: Pixels;
			/** A JPEG without its end marker: only a decoder can tell whether all of it is there. */
			readonly unfinished?: true;
	  }
	/** A format that has no size in px, or whose size is not read. No vendor takes any of these. */
	| { readonly kind: 'sizeless'; readonly format: ImageFormat }
	| { readonly kind: 'damaged'; readonly format: ImageFormat }
	| { readonly kind: 'notAnImage'; readonly format: null };
