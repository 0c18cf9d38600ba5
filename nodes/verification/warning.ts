import type { ImageName } from './check';
import type { UnusableImage } from './failure';
import type { FittedFrom } from './image/imageFacts';
import type { ImageFormat } from './image/imageFormats';
import type { Sides } from './image/imageLimits';
import type { Pixels } from './image/pixels';

/** The warnings of a verdict, as data. The sentences are made where they are shown. */
export type Warning = ImageWarning | AnswerWarning | SimulatedWarning;

export type ImageWarning =
	FittedWarning | BelowRecommendedWarning | PlusRestoredWarning | UnusableWarning;

interface OfImage {
	/** Which of the check's images it is about. Absent until that is known. */
	readonly of?: ImageName;
}

/** The image was made to fit the vendor's limits before it was sent. */
export interface FittedWarning extends OfImage {
	readonly kind: 'fitted';
	readonly from: FittedFrom;
	readonly to: Pixels & { readonly format: ImageFormat; readonly bytes: number };
	/** Whether it had to be turned to be upright. */
	readonly turned: boolean;
	/** Frames or pages of the original, of which only the first was sent. */
	readonly pages: number;
}

/** The image was sent although the vendor recommends a larger one. */
export interface BelowRecommendedWarning extends OfImage {
	readonly kind: 'belowRecommended';
	readonly pixels: Pixels;
	readonly recommended: Sides;
}

/** The blanks in the base64 text were read as + because a form had replaced each + with a blank. */
export interface PlusRestoredWarning extends OfImage {
	readonly kind: 'plusRestored';
}

/** Why there is no score, if that is not an error. */
export interface UnusableWarning {
	readonly kind: 'unusable';
	readonly failure: UnusableImage;
}

/** No vendor was asked. */
export interface SimulatedWarning {
	readonly kind: 'simulated';
}

/** A warning about an answer that could be read. */
export type AnswerWarning = DoubtfulCodeWarning;

/** A passing score with a code in this field of the answer. The code may not mean a pass. */
export interface DoubtfulCodeWarning {
	readonly kind: 'doubtfulCode';
	readonly field: string;
	readonly code: string;
}
