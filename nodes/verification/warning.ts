import type { FittedFrom } from './image/imageFacts';
import type { ImageFormat } from './image/imageFormats';
import type { Sides } from './image/imageLimits';
import type { Pixels } from './image/pixels';

/** What a person should know about a check although it has a verdict. The sentences are made later. */
export type Warning = FittedWarning | BelowRecommendedWarning | PlusRestoredWarning;

/** The image was made to fit the vendor's limits before it was sent. */
export interface FittedWarning {
	readonly kind: 'fitted';
	readonly from: FittedFrom;
	readonly to: Pixels & { readonly format: ImageFormat; readonly bytes: number };
	/** Whether it had to be turned to be upright. */
	readonly turned: boolean;
	/** Frames or pages of the original, of which only the first was sent. */
	readonly pages: number;
}

/** The image was sent although the vendor recommends a larger one. */
export interface BelowRecommendedWarning {
	readonly kind: 'belowRecommended';
	readonly pixels: Pixels;
	readonly recommended: Sides;
}

/** The blanks in the base64 text were read as the + that a form had taken out of it. */
export interface PlusRestoredWarning {
	readonly kind: 'plusRestored';
}
