import { isDeepStrictEqual } from 'node:util';
import {
	attemptAfter,
	bestOf,
	type Encoded,
	nextAttempt,
} from '../../nodes/verification/image/fit/fitPlan';
import { type FitBudget, fitBudget, scaled } from '../../nodes/verification/image/fit/fitBudget';
import { type Inspection } from '../../nodes/verification/image/imageFacts';
import {
	missedRecommendation,
	brokenLimit,
	type ImageLimits,
	brokenMinimum,
} from '../../nodes/verification/image/imageLimits';
import { inspectImage, startInspection } from '../../nodes/verification/image/inspect/inspectImage';
import { type Pixels } from '../../nodes/verification/image/pixels';
import { providers } from '../../nodes/verification/providers/registry';
import { pick, type Random } from '../harness/drawings/random';
import { below } from './mutators';

/** How long all of n8n may wait for one header, in ms. */
export const LONGEST_MS = 10;

export interface Input {
	readonly bytes: Buffer;
	/** The same, as a stream may bring it. */
	readonly pieces: readonly Buffer[];
}

export interface Looked {
	readonly told: Inspection['kind'] | 'nothing';
	/** Of the slower way of reading. */
	readonly ms: number;
	/** What was wrong, in a few words that a file can be called by; null where nothing was. */
	readonly fault: string | null;
}

const allLimits: readonly ImageLimits[] = providers.flatMap(({ checks }) =>
	Object.values(checks).map(({ limits }) => limits),
);

/**
 * Has the inspector look at bytes, at once and as they come in pieces, and decides over what it
 * says as the nodes do.
 */
export function lookAt(input: Input): Looked {
	const { bytes, pieces } = input;
	try {
		const atOnce = timed(() => inspectImage(bytes));
		const inPieces = timed(() => inspectPieces(pieces));
		const ms = Math.max(atOnce.ms, inPieces.ms);
		const inspection = atOnce.result;
		const told = inspection.kind;
		if (!isDeepStrictEqual(inspection, inPieces.result)) {
			return { told, ms, fault: 'told otherwise in pieces' };
		}
		if (inspection.kind === 'image') {
			if (!hasSides(inspection.pixels)) return { told, ms, fault: 'a side that is none' };
			allLimits.forEach((limits) => planFor(inspection.pixels, limits));
		}
		allLimits.forEach((limits) => brokenLimit(inspection, bytes.length, limits));
		const isSlow = ms > LONGEST_MS && msAtBest(input, LONGEST_MS) > LONGEST_MS;
		return { told, ms, fault: isSlow ? 'slow' : null };
	} catch (error) {
		const name = error instanceof Error ? error.name : typeof error;
		return { told: 'nothing', ms: 0, fault: `throws ${name}` };
	}
}

/** On a machine with other work, five in a row may all be held up. */
const MOST_TIMES = 25;

/**
 * How long the slower way of reading takes, in ms, the best of many: another load of the machine, or
 * memory that is tidied up just then, is no fault of a file.
 *
 * @param enough a time in ms below which it need not be known more exactly
 */
export function msAtBest({ bytes, pieces }: Input, enough: number): number {
	return Math.max(
		best(() => inspectImage(bytes), enough),
		best(() => inspectPieces(pieces), enough),
	);
}

function best(inspect: () => Inspection, enough: number): number {
	let ms = Infinity;
	for (let time = 0; time < MOST_TIMES && ms > enough; time++) {
		ms = Math.min(ms, timed(inspect).ms);
	}
	return ms;
}

function timed<Result>(task: () => Result): { readonly result: Result; readonly ms: number } {
	const began = performance.now();
	const result = task();
	return { result, ms: performance.now() - began };
}

/** Pieces of chance lengths, from single bytes to what a disk or a network gives. */
export function cut(bytes: Buffer, random: Random): readonly Buffer[] {
	// A few bytes at a time of a long file come from nowhere.
	const most = Math.max(pick(random, [1, 7, 64, 1000, 65_536]), Math.ceil(bytes.length / 50));
	const pieces: Buffer[] = [];
	for (let at = 0; at < bytes.length;) {
		const end = at + 1 + below(random, most);
		pieces.push(bytes.subarray(at, end));
		at = end;
	}
	return pieces;
}

function inspectPieces(pieces: readonly Buffer[]): Inspection {
	const inspection = startInspection();
	for (const piece of pieces) inspection.take(piece);
	return inspection.end();
}

function hasSides({ width, height }: Pixels): boolean {
	return [width, height].every((side) => Number.isSafeInteger(side) && side > 0);
}

/** How large a picture's file gets, in bits for each px: little, usual, and more than can be had. */
const bitsPerPixel = [0.01, 2, 1000];

function planFor(pixels: Pixels, limits: ImageLimits): void {
	missedRecommendation(pixels, limits);
	if (brokenMinimum(pixels, limits)) return;
	const room = fitBudget(pixels, limits);
	for (const bits of bitsPerPixel) encodeAll(room, bits);
}

function encodeAll(room: FitBudget, bits: number): void {
	const tried: Encoded[] = [];
	for (let next = nextAttempt(room, tried); next; next = nextAttempt(room, tried)) {
		const { width, height } = scaled(room.picture, next.scale);
		tried.push({ ...next, bytes: Math.ceil((width * height * bits) / 8) });
		attemptAfter(room, { ...next, bytes: Math.ceil((width * height * bits) / 8) });
		if (tried.length > 10) throw new RangeError('The plan for fitting has no end');
	}
	bestOf(room, tried);
}
