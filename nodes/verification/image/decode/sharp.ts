import type sharp from 'sharp';
import type { Pixels } from '../pixels';

export type Sharp = typeof sharp;

/**
 * sharp has native code for each platform, so it may be missing after an installation for another
 * one. It is loaded in a thread, which starts when the first picture needs it. So users who fit no
 * images do not need it.
 *
 * @returns null where it cannot be loaded
 */
export async function loadSharp(): Promise<Sharp | null> {
	try {
		const { default: loaded } = await import('sharp');
		// The cache would keep the last pictures in memory, and they are not used again.
		loaded.cache(false);
		return loaded;
	} catch {
		return null;
	}
}

/** A picture that sharp is about to work on. */
export type Picture = ReturnType<Sharp>;

/** Far more than any picture needs, but not endless. */
export const LONGEST_SECONDS = 30;

/** Does not use a JPEG's own coarser resolutions, because they add patterns to fine texture. */
export function resized(picture: Picture, { width, height }: Pixels): Picture {
	return picture
		.resize({ width, height, fit: 'fill', fastShrinkOnLoad: false })
		.timeout({ seconds: LONGEST_SECONDS });
}
