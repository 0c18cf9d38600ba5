import { atLeast, atMost, type Aim } from '../../harness/measurement/aim';
import type { PhotoFigures } from './measureFit';
import type { NodeFigures } from './measureNode';

/** What is wanted of a 12 MP photo as a phone stores it, on two cores. */
const FASTER_THAN = 250;
const TIMES_AS_FAST = 2;
const LONGEST_STALL = 20;
const LEAST_SSIM = 0.95;
/** Of 20 photos at once: bytes, and ms. */
const MOST_MEMORY = 400_000_000;
const LONGEST_STALL_AT_ONCE = 20;

/** Holds the figures against what is wanted. */
export function heldAgainstAims(
	photos: readonly PhotoFigures[],
	nodes: readonly NodeFigures[],
): Aim[] {
	const fitted = photos.flatMap(({ photo, ours, editImage }) =>
		typeof ours === 'string' ? [] : [{ name: photo.name, ours, editImage }],
	);
	const ofPhotos = fitted.flatMap(({ name, ours, editImage }) => {
		const times = editImage ? editImage.usual / ours.usual : null;
		return [
			atMost(`${name}: ms`, ours.usual, FASTER_THAN, 0),
			atMost(`${name}: longest stall in ms`, ours.stall, LONGEST_STALL, 0),
			atMost(`${name}: stall of the first time in ms`, ours.firstStall, LONGEST_STALL, 0),
			...(times === null ? [] : [atLeast(`${name}: times as fast`, times, TIMES_AS_FAST)]),
			...(ours.ssim === null ? [] : [atLeast(`${name}: SSIM`, ours.ssim, LEAST_SSIM)]),
		];
	});
	const ofNodes = nodes.flatMap(({ photos: kind, binaryData, peak, stallMs }) => {
		const which = `20 at once, ${kind}, ${binaryData}`;
		return [
			atMost(`${which}: MB`, peak / 1e6, MOST_MEMORY / 1e6, 0),
			atMost(`${which}: longest stall in ms`, stallMs, LONGEST_STALL_AT_ONCE, 0),
		];
	});
	return [...ofPhotos, ...ofNodes];
}
