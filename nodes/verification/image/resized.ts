import type { Sharp } from './loadSharp';
import type { Pixels } from './pixels';

/** A picture that sharp is about to work on. */
export type Picture = ReturnType<Sharp>;

/** Far more than any picture takes, and still an end. */
export const LONGEST_SECONDS = 30;

/** Not by way of a JPEG's own coarser resolutions: they add patterns to fine texture. */
export function resized(picture: Picture, { width, height }: Pixels): Picture {
	return picture
		.resize({ width, height, fit: 'fill', fastShrinkOnLoad: false })
		.timeout({ seconds: LONGEST_SECONDS });
}
