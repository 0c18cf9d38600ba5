/** px, as a person sees the picture. */
export interface Pixels {
	readonly width: number;
	readonly height: number;
}

/** Orientations in which the stored rows are the picture's columns (EXIF and TIFF, tag 274). */
const sidewaysOrientations: ReadonlySet<number> = new Set([5, 6, 7, 8]);

/**
 * Turns the stored size into the one that a person sees.
 *
 * @param orientation 1 to 8; null and any other number do not turn the picture
 */
export function upright(stored: Pixels, orientation: number | null): Pixels {
	const lies = orientation !== null && sidewaysOrientations.has(orientation);
	return lies ? swapSides(stored) : stored;
}

/** A quarter turn. */
export function swapSides({ width, height }: Pixels): Pixels {
	return { width: height, height: width };
}
