import type sharp from 'sharp';
import type { Pixels } from '../pixels';

export type Sharp = typeof sharp;

/**
 * sharp brings native code for each platform, so it may be missing where it was installed for
 * another one. It is loaded when the first picture needs it: whoever fits nothing does without.
 *
 * @returns null where it cannot be loaded
 */
export async function loadSharp(): Promise<Sharp | null> {
	try {
		const { default: loaded } = await import('sharp');
		// It would keep the last pictures in memory, which nobody asks for again.
		loaded.cache(false);
		return loaded;
	} catch {
		return null;
	}
}

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
