import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { asBuffer } from '../../../../nodes/verification/image/asBuffer';
import { freeMemory } from '../../../../nodes/verification/image/freeMemory';
import { factsOf, imageInMemory, wholeOf } from '../../../../nodes/verification/image/image';
import { inspectImage } from '../../../../nodes/verification/image/inspect/inspectImage';
import { nextTurn } from '../../../../nodes/verification/image/nextTurn';
import { realFile } from './realFiles';

const neighbours = Buffer.from('before|image|after');
const slice = new Uint8Array(neighbours.buffer, neighbours.byteOffset + 7, 5);

test('a slice of memory is seen without its neighbours', () => {
	expect(asBuffer(slice).toString()).toBe('image');
});

test('nothing is copied', () => {
	const memory = new Uint8Array([1, 2, 3]);
	const seen = asBuffer(memory);
	memory[0] = 9;
	expect([...seen]).toEqual([9, 2, 3]);
});

test('the whole of a slice is the slice', async () => {
	expect((await wholeOf(await imageInMemory(slice))).toString()).toBe('image');
});

test('the whole of a stream is all its chunks, in order', async () => {
	const pieces = ['im', 'a', 'ge'].map((text) => Buffer.from(text));
	const image = { ...(await imageInMemory(slice)), content: async () => Readable.from(pieces) };
	expect((await wholeOf(image)).toString()).toBe('image');
});

const turnsOf = async (work: () => Promise<unknown>): Promise<number> => {
	let turns = 0;
	let isRunning = true;
	const count = () => {
		if (!isRunning) return;
		turns += 1;
		setImmediate(count);
	};
	setImmediate(count);
	await work();
	isRunning = false;
	return turns;
};

test('a large image in memory is inspected in pieces, with a turn of n8n before each', async () => {
	const data = randomBytes(1200 * 1000 * 3);
	const png = await sharp(data, { raw: { width: 1200, height: 1000, channels: 3 } })
		.png()
		.toBuffer();
	const inspect = async () => {
		expect((await imageInMemory(png)).inspection).toEqual(inspectImage(png));
	};
	expect(inspectImage(png)).toMatchObject({ kind: 'image', pixels: { width: 1200, height: 1000 } });
	expect(await turnsOf(inspect)).toBeGreaterThanOrEqual(Math.ceil(png.length / 1_048_576));
});

test('those who wait for a turn continue one at a time', async () => {
	const wait = async () => Promise.all(Array.from({ length: 10 }, nextTurn));
	expect(await turnsOf(wait)).toBeGreaterThanOrEqual(9);
});

describe('what a verdict says of an image', () => {
	const keys = ['format', 'width', 'height', 'bytes', 'sha256'];

	test('comes in one order, whatever is known', async () => {
		for (const bytes of [await realFile('jpeg'), Buffer.from('II*\0'), Buffer.from('no photo')]) {
			expect(Object.keys(factsOf(await imageInMemory(bytes)))).toEqual(keys);
		}
	});

	test('has what it was before last, in the same order', async () => {
		const from = { format: 'tiff', width: 640, height: 480, bytes: 5, sha256: 'ab12' } as const;
		const facts = factsOf({ ...(await imageInMemory(await realFile('jpeg'))), fittedFrom: from });
		expect(Object.keys(facts)).toEqual([...keys, 'fittedFrom']);
		expect(facts.fittedFrom).toEqual(from);
	});
});

describe('memory that nothing needs any more', () => {
	const hasTransfer = 'transfer' in ArrayBuffer.prototype;

	test('is given back at once, where Node can do that', () => {
		const bytes = Buffer.alloc(1_000_000, 1);
		freeMemory(bytes);
		freeMemory(bytes);
		expect(bytes.length).toBe(hasTransfer ? 0 : 1_000_000);
	});

	test('stays if something else may use a part of it', () => {
		const block = Buffer.alloc(100, 'image');
		freeMemory(block.subarray(10));
		freeMemory(new Uint8Array(new SharedArrayBuffer(8)));
		expect(block.length).toBe(100);
	});
});
