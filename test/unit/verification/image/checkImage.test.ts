import { Readable } from 'node:stream';
import { asBuffer, wholeOf } from '../../../../nodes/verification/image/checkImage';

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
	expect((await wholeOf(slice, 5)).toString()).toBe('image');
});

test('the whole of a stream is all its chunks, in order', async () => {
	const stream = Readable.from([Buffer.from('im'), Buffer.from('a'), Buffer.from('ge')]);
	expect((await wholeOf(stream, 5)).toString()).toBe('image');
});

test.each([4, 6])('a stream of another size than the %i bytes it had is refused', async (bytes) => {
	const stream = Readable.from([Buffer.from('im'), Buffer.from('a'), Buffer.from('ge')]);
	await expect(wholeOf(stream, bytes)).rejects.toThrow(RangeError);
});
