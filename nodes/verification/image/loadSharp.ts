import type sharp from 'sharp';

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
