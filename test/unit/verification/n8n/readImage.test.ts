import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { wholeOf } from '../../../../nodes/verification/image/image';
import { readImage } from '../../../../nodes/verification/n8n/input/readImage';
import { height, realFile, width } from '../image/realFiles';
import { nodeContext } from './nodeContext';

function read(imageBase64: unknown) {
	const parameters = { imageSource: 'base64', imageBase64 };
	return readImage(nodeContext({ parameters }), 0);
}

describe('an image as base64 text', () => {
	test.each<[string, (base64: string) => string]>([
		['bare', (base64) => base64],
		['with a data: prefix', (base64) => `data:image/jpeg;base64,${base64}`],
		['with a longer one', (base64) => `data:image/jpeg;charset=utf-8;base64,${base64}`],
		['with one in capitals', (base64) => `DATA:IMAGE/JPEG;BASE64,${base64}`],
		['with a prefix that lies', (base64) => `data:text/html;base64,${base64}`],
		['in lines', (base64) => base64.replace(/.{76}/g, '$&\r\n')],
		['with white space around it', (base64) => `\n ${base64} \n`],
		['without its padding', (base64) => base64.replace(/=+$/, '')],
	])('%s', async (_form, write) => {
		const bytes = await realFile('jpeg');
		const image = await read(write(bytes.toString('base64')));
		expect(image.inspection).toEqual({
			kind: 'image',
			format: 'jpeg',
			pixels: { width, height },
		});
		expect(image.bytes).toBe(bytes.length);
		expect(image.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
		expect((await wholeOf(image)).equals(bytes)).toBe(true);
		expect((await wholeOf(image)).equals(bytes)).toBe(true);
	});

	test('of more than 10 MB is read whole', async () => {
		const bytes = Buffer.concat([await realFile('jpeg'), Buffer.alloc(12_000_000, 'noise')]);
		expect(await read(bytes.toString('base64'))).toMatchObject({ bytes: bytes.length });
	});

	test('that holds something else is found, and is not an image', async () => {
		const image = await read(Buffer.from('no photo').toString('base64'));
		expect(image).toMatchObject({ inspection: { kind: 'notAnImage' }, bytes: 8 });
	});

	test.each([undefined, null, ''])('that is %j is missing', async (value) => {
		await expect(read(value)).rejects.toMatchObject({ failure: { reason: 'missingImage' } });
	});

	test.each([
		5,
		true,
		[],
		{},
		['/9j/'],
		'no photo!',
		'/9j/4*==',
		'/9j/4',
		'==',
		'data:image/jpeg;base64,',
		'data:image/jpeg,/9j/4AAQ',
		'https://example.com/photo.jpg',
	])('that is %j is an invalid parameter', async (value) => {
		await expect(read(value)).rejects.toMatchObject({
			failure: { reason: 'invalidParameter', parameter: 'Base64 Image' },
		});
	});
});

test.each([undefined, null, '', 'url', 'Binary'])(
	'an image source of %j is an invalid parameter',
	async (imageSource) => {
		const result = readImage(nodeContext({ parameters: { imageSource } }), 0);
		await expect(result).rejects.toMatchObject({
			failure: { reason: 'invalidParameter', parameter: 'Image Source' },
		});
	},
);

test.each([undefined, null, '', ' ', 5, ['data']])(
	'a field name of %j is an invalid parameter',
	async (binaryPropertyName) => {
		const parameters = { imageSource: 'binary', binaryPropertyName };
		await expect(readImage(nodeContext({ parameters }), 0)).rejects.toMatchObject({
			failure: { reason: 'invalidParameter', parameter: 'Input Data Field Name' },
		});
	},
);

describe('a file that n8n has stored', () => {
	const noted = { data: 'filesystem-v2', mimeType: 'image/jpeg', id: 'filesystem-v2:1' };
	const limit = 4 * 1024 * 1024;

	/** Reads it, and tells by which of n8n's ways, each time that it was opened. */
	async function readStored(size: number, bytes: number | undefined) {
		const ways: string[] = [];
		const content = Buffer.alloc(size);
		const helpers = {
			assertBinaryData: () => ({ ...noted, bytes }),
			getBinaryDataBuffer: async () => (ways.push('whole'), content),
			getBinaryStream: async () => (ways.push('stream'), Readable.from([content])),
		};
		const parameters = { imageSource: 'binary', binaryPropertyName: 'data' };
		const context = Object.assign(nodeContext({ parameters }), { helpers });
		const image = await readImage(context, 0);
		expect((await wholeOf(image)).equals(content)).toBe(true);
		expect(image.bytes).toBe(size);
		return ways;
	}

	test.each([1, limit])('of %i bytes is read once', async (size) => {
		expect(await readStored(size, size)).toEqual(['whole']);
	});

	test('that is larger is a stream, to look at it and to send it', async () => {
		expect(await readStored(limit + 1, limit + 1)).toEqual(['stream', 'stream']);
	});

	test('whose size n8n has not noted may be a large one', async () => {
		expect(await readStored(1, undefined)).toEqual(['stream', 'stream']);
	});
});
