import sharp from 'sharp';
import { decoderOf, isHeic } from '../../nodes/verification/image/decode/decodableFormats';
import { inspectImage } from '../../nodes/verification/image/inspect/inspectImage';
import { type FuzzOptions, inputOf, type Offender } from './fuzz';
import type { Seed } from './seeds';

export interface Compared {
	readonly inputs: number;
	/** How many both could read. */
	readonly readByBoth: number;
	readonly offenders: readonly Offender[];
}

/** px. libvips counts no further, and no such picture is decoded. */
const MOST_SIDE = 10_000_000;

/** More of them say nothing new. */
const MOST_OFFENDERS = 20;

/** Holds the size that our own readers tell against the decoder's, for one changed file after the other. */
export async function compareWithDecoder(
	all: readonly [Seed, ...Seed[]],
	{ seed, runs, seconds }: FuzzOptions,
): Promise<Compared> {
	const until = performance.now() + seconds * 1000;
	const offenders: Offender[] = [];
	let readByBoth = 0;
	let input = 0;
	for (; input < runs && performance.now() < until; input++) {
		if (offenders.length === MOST_OFFENDERS) break;
		const agrees = await agreesOn(inputOf(all, seed, input).bytes);
		if (agrees === null) continue;
		readByBoth += 1;
		if (!agrees) offenders.push({ input, fault: 'another size than the decoder' });
	}
	return { inputs: input, readByBoth, offenders };
}

/**
 * A GIF's frames may be larger than its screen, and a HEIC is not decoded by sharp. Neither is ever
 * sent as it is, and for what is decoded the decoder's size counts.
 *
 * @returns null where one of the two can't read it: then nothing is sent, or nothing decoded
 */
async function agreesOn(bytes: Buffer): Promise<boolean | null> {
	const told = inspectImage(bytes);
	if (told.kind !== 'image' || told.format === 'gif' || isHeic(told.format)) return null;
	try {
		const { format, autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
		const { width, height } = told.pixels;
		if (format !== decoderOf(told.format) || Math.max(width, height) > MOST_SIDE) return null;
		return autoOrient.width === width && autoOrient.height === height;
	} catch {
		return null;
	}
}
