import { pick, type Random } from '../harness/drawings/random';
import type { Seed } from './seeds';

/** What is changed, and what it may be mixed with. */
export interface Draft {
	readonly bytes: Buffer;
	readonly other: Seed;
}

/** A stretch of a file. In files as small as the seeds, it is a whole segment, chunk or box often. */
interface Block {
	readonly at: number;
	readonly end: number;
}

export type Mutator = (draft: Draft, random: Random) => Buffer;

/** Larger ones would only take longer: a reader gets no more than it asks for. */
const MOST_BYTES = 1_000_000;

export const below = (random: Random, end: number) => Math.floor(random() * end);

/** Where signs, widths and allocations turn over. */
const numbers = [
	0, 1, 2, 3, 4, 7, 8, 9, 12, 15, 16, 127, 128, 255, 256, 4095, 4096, 32_767, 32_768, 65_534,
	65_535, 65_536, 0x7fff_fff7, 0x7fff_ffff, 0x8000_0000, 0xffff_fff4, 0xffff_fff8, 0xffff_ffff,
] as const;

const widths = [1, 2, 4, 8] as const;
const orders = ['little', 'big'] as const;

interface Field {
	readonly at: number;
	readonly width: (typeof widths)[number];
	readonly order: (typeof orders)[number];
}

function flipBits({ bytes }: Draft, random: Random): Buffer {
	const times = 1 + below(random, 8);
	return changed(bytes, (copy) => {
		for (let flip = 0; flip < times; flip++) {
			const at = below(random, copy.length);
			copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8));
		}
	});
}

function anyNumberAnywhere({ bytes }: Draft, random: Random): Buffer {
	const at = below(random, bytes.length);
	const [width, order] = [pick(random, widths), pick(random, orders)];
	return changed(bytes, (copy) => put(copy, { at, width, order }, interesting(random, copy)));
}

function truncated({ bytes }: Draft, random: Random): Buffer {
	return bytes.subarray(0, below(random, bytes.length + 1));
}

function withInsertion({ bytes }: Draft, random: Random): Buffer {
	const at = below(random, bytes.length + 1);
	const fill = pick(random, [0, 0xff, 0x20, below(random, 256)]);
	const inserted = Buffer.alloc(1 + below(random, 64), fill);
	return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)]);
}

function withDeletion({ bytes }: Draft, random: Random): Buffer {
	const at = below(random, bytes.length + 1);
	return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, 32))]);
}

function blockTwice({ bytes }: Draft, random: Random): Buffer {
	const { at, end } = blockOf(bytes, random);
	const to = below(random, bytes.length + 1);
	return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at, end), bytes.subarray(to)]);
}

function blockThousandsOfTimes({ bytes }: Draft, random: Random): Buffer {
	const { at, end } = blockOf(bytes, random);
	const block = bytes.subarray(at, end);
	const most = Math.floor(MOST_BYTES / Math.max(1, block.length));
	const times = Math.min(most, 1 + below(random, pick(random, [40, 400, 6000])));
	const repeated = Buffer.alloc(times * block.length, block);
	return Buffer.concat([bytes.subarray(0, at), repeated, bytes.subarray(end)]);
}

/** With which a reader has the most to do for the fewest bytes: JPEG, PNG, RIFF, boxes. */
const emptyBlocks = [
	'\xff\xe0\0\x02',
	'\0\0\0\0teXt\0\0\0\0',
	'JUNK\0\0\0\0',
	'\0\0\0\x08free',
] as const;

function emptyBlocksAround({ bytes }: Draft, random: Random): Buffer {
	const { at } = blockOf(bytes, random);
	const block = Buffer.from(pick(random, emptyBlocks), 'latin1');
	const times = 1 + below(random, pick(random, [40, 3000, MOST_BYTES / block.length]));
	const inserted = Buffer.alloc(times * block.length, block);
	return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)]);
}

function blockWithin({ bytes }: Draft, random: Random): Buffer {
	const { at, end } = blockOf(bytes, random);
	const type = pick(random, ['meta', 'iprp', 'ipco', 'ipma', 'jp2h', 'jxlc', 'free']);
	let nested = bytes.subarray(at, end);
	const depth = 1 + below(random, pick(random, [4, 60]));
	for (let level = 0; level < depth; level++) {
		const head = Buffer.from(`\0\0\0\0${type}\0\0\0\0`, 'latin1');
		const own = type === 'meta' ? 12 : 8;
		head.writeUInt32BE(own + nested.length, 0);
		nested = Buffer.concat([head.subarray(0, own), nested]);
	}
	return Buffer.concat([bytes.subarray(0, at), nested, bytes.subarray(end)]);
}

function spliced({ bytes, other }: Draft, random: Random): Buffer {
	const head = bytes.subarray(0, below(random, bytes.length + 1));
	return Buffer.concat([head, other.bytes.subarray(below(random, other.bytes.length + 1))]);
}

function blockOfAnother({ bytes, other }: Draft, random: Random): Buffer {
	const { at } = blockOf(bytes, random);
	const theirs = blockOf(other.bytes, random);
	const block = other.bytes.subarray(theirs.at, theirs.end);
	return Buffer.concat([bytes.subarray(0, at), block, bytes.subarray(at)]);
}

/** Each as often as it stands here; what makes large files is the slowest. */
const mutators: readonly [Mutator, ...Mutator[]] = [
	...repeat(flipBits, 8),
	...repeat(anyNumberAnywhere, 24),
	...repeat(truncated, 4),
	...repeat(withInsertion, 4),
	...repeat(withDeletion, 4),
	...repeat(blockTwice, 4),
	...repeat(blockWithin, 3),
	...repeat(spliced, 4),
	...repeat(blockOfAnother, 4),
	blockThousandsOfTimes,
	emptyBlocksAround,
];

/** Changes a seed one to four times, in ways that chance decides. */
export function mutated(seed: Seed, other: Seed, random: Random): Buffer {
	let { bytes } = seed;
	const times = 1 + below(random, 4);
	for (let change = 0; change < times; change++) {
		const mutate = pick(random, mutators);
		bytes = mutate({ bytes, other }, random).subarray(0, MOST_BYTES);
	}
	return random() < 0.5 ? bytes : withSignature(bytes, seed.bytes);
}

/** Behind a signature that is none, nothing is read. */
function withSignature(bytes: Buffer, of: Buffer): Buffer {
	return changed(bytes, (copy) => of.copy(copy, 0, 0, SIGNATURE_BYTES));
}

/** Of the longest signature, brands included. */
const SIGNATURE_BYTES = 12;

function repeat(mutator: Mutator, times: number): [Mutator, ...Mutator[]] {
	return [mutator, ...Array.from({ length: times - 1 }, () => mutator)];
}

function changed(bytes: Buffer, change: (copy: Buffer) => void): Buffer {
	const copy = Buffer.from(bytes);
	if (copy.length > 0) change(copy);
	return copy;
}

/** Of the known ones, one that depends on the file's own length, or any. */
function interesting(random: Random, { length }: Buffer): number {
	if (random() < 0.2) return Math.max(0, length + below(random, 33) - 16);
	return random() < 0.2 ? below(random, 2 ** 32) : pick(random, numbers);
}

/** As many of the number's bytes as there is room for; in eight bytes it is small or huge. */
function put(copy: Buffer, { at, width, order }: Field, number: number): void {
	const bytes = Buffer.alloc(8);
	const isHuge = number === 0xffff_ffff;
	if (order === 'little') bytes.writeBigUInt64LE(isHuge ? 2n ** 64n - 1n : BigInt(number));
	else bytes.writeBigUInt64BE(isHuge ? 2n ** 64n - 1n : BigInt(number));
	const part = order === 'little' ? bytes.subarray(0, width) : bytes.subarray(8 - width);
	part.copy(copy, Math.min(at, copy.length));
}

function blockOf(bytes: Buffer, random: Random): Block {
	const at = below(random, bytes.length + 1);
	return { at, end: Math.min(bytes.length, at + 1 + below(random, 64)) };
}
