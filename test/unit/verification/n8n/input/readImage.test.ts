import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { wholeOf } from '../../../../../nodes/verification/image/image';
import { openBody } from '../../../../../nodes/verification/n8n/http/requestBody';
import { readImage } from '../../../../../nodes/verification/n8n/input/readImage';
import { imageSpecs } from '../../../../../nodes/verification/n8n/parameters/imageSpecs';
import { seededRandom } from '../../../../harness/drawings/random';
import { height, realFile, width } from '../../image/realFiles';
import { nodeContext } from '../nodeContext';

/** With the time that one reading may take, in ms. */
const found = (
	context: Parameters<typeof readImage>[0],
	timeoutMs = 60_000,
	endNow = new AbortController().signal,
) => readImage(context, 0, imageSpecs.image, timeoutMs, endNow);

function read(imageBase64: unknown) {
	const parameters = { imageSource: 'base64', imageBase64 };
	return found(nodeContext({ parameters }));
}

const uriOf = (base64: string) => `data:image/jpeg;base64,${base64}`;
const inNumbers = (text: string, before: string, behind: string) =>
	[...Buffer.from(text)].map((one) => before + one.toString(16).padStart(2, '0') + behind).join('');
const names = new Map([
	['+', '&plus;'],
	['/', '&sol;'],
	['=', '&equals;'],
]);
const again = (text: string) => Buffer.from(text).toString('base64');
const withNames = (base64: string) => base64.replace(/\W/g, (one) => names.get(one) ?? one);

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
		[
			'of the alphabet for addresses',
			(base64) => Buffer.from(base64, 'base64').toString('base64url'),
		],
		['of that alphabet, padded', (base64) => base64.replace(/\+/g, '-').replace(/\//g, '_')],
		['with a blank in the prefix', (base64) => `data:image/jpeg; base64,${base64}`],
		['with a comma in the prefix', (base64) => `data:image/jpeg;name="a,b.jpg";base64,${base64}`],
		['with half a prefix', (base64) => `image/jpeg;base64,${base64}`],
		['with less of a prefix', (base64) => `base64,${base64}`],
		['in quotes', (base64) => `"${base64}"`],
		['in quotes, with a prefix', (base64) => `'data:image/jpeg;base64,${base64}'`],
		['in lines that were joined by blanks', (base64) => base64.replace(/.{76}/g, '$& ')],
		['escaped as in JSON', (base64) => base64.replace(/\//g, '\\/')],
		['with line ends as in JSON', (base64) => base64.replace(/.{76}/g, '$&\\r\\n')],
		['escaped as in an address', (base64) => encodeURIComponent(base64)],
		['escaped so, prefix and all', (base64) => encodeURIComponent(uriOf(base64))],
		['escaped so twice', (base64) => encodeURIComponent(encodeURIComponent(uriOf(base64)))],
		['escaped as in JSON, digits too', (base64) => inNumbers(uriOf(base64), '\\u00', '')],
		['escaped as in JSON, twice', (base64) => inNumbers(base64, '\\\\u00', '')],
		['escaped as in a program', (base64) => inNumbers(base64, '\\x', '')],
		['with entities', (base64) => uriOf(base64).replace(/\W/g, (one) => `&#${one.charCodeAt(0)};`)],
		['with entities in hexadecimal', (base64) => inNumbers(uriOf(base64), '&#x', ';')],
		['with entities by name', (base64) => withNames(base64)],
		['with entities of entities', (base64) => withNames(base64).replace(/&/g, '&amp;')],
		['with an invisible blank at its beginning', (base64) => `\ufeff\u200b${uriOf(base64)}`],
		['with invisible blanks within', (base64) => base64.replace(/.{50}/g, '$&\u200b')],
		['in lines with a hard blank', (base64) => base64.replace(/.{76}/g, '$&\u00a0')],
		['with more padding than there is', (base64) => `${base64.replace(/=+$/, '')}===`],
		['in curly quotes', (base64) => `\u201c${base64}\u201d`],
		['in quotes that are escaped', (base64) => `\\"${uriOf(base64)}\\"`],
		['in quotes, escaped as in an address', (base64) => encodeURIComponent(`"${base64}"`)],
		["as Python's bytes", (base64) => `b'${base64}'`],
		['as a style sheet has it', (base64) => `url("${uriOf(base64)}")`],
		['with its prefix twice', (base64) => uriOf(uriOf(base64))],
		['with half of its prefix again', (base64) => `data:image/png;base64,base64,${base64}`],
		['in lines that were joined by two blanks', (base64) => base64.replace(/.{76}/g, '$&  ')],
		[
			'in such lines without padding',
			(base64) => base64.replace(/=+$/, '').replace(/.{64}/g, '$&  '),
		],
		['in lines that are indented', (base64) => base64.replace(/.{76}/g, '$&\n    ')],
		['with line ends as a shell has them', (base64) => base64.replace(/.{76}/g, '$&\\\n')],
	])('%s', async (_form, write) => {
		const bytes = await realFile('jpeg');
		const image = await read(write(bytes.toString('base64')));
		expect(image).not.toHaveProperty('plusRestored');
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

	test.each(['jpeg', 'png', 'webp'] as const)(
		'whose + became blanks, a %s, is put right',
		async (format) => {
			const random = seededRandom(5);
			const more = Array.from({ length: 3000 }, () => random() * 256);
			const bytes = Buffer.concat([await realFile(format), Buffer.from(more)]);
			const posted = new URLSearchParams(`photo=${bytes.toString('base64')}`).get('photo') ?? '';
			expect(posted).toContain(' ');
			const image = await read(posted);
			expect(image.plusRestored).toBe(true);
			expect((await wholeOf(image)).equals(bytes)).toBe(true);
		},
	);

	test.each<[string, string | undefined, string]>([
		['null', undefined, 'is the word "null"'],
		['undefined', undefined, 'is the word "undefined"'],
		['"null"', undefined, 'is the word "null"'],
		['database', 'Binary File', 'is "database", the name of the place where n8n stores the file'],
		['filesystem-v2', 'Binary File', 'is "filesystem-v2", the name of the place'],
		[
			'filesystem-v2:workflows/1/binary',
			'Binary File',
			'is "filesystem-v2", the name of the place',
		],
		['[object Object]', undefined, 'is an object that was converted to text'],
		['{{ $json.photo }}', undefined, 'is an expression that was not resolved'],
		["$('Webhook').item.json.photo", undefined, 'is an expression that was not resolved'],
		["={{ $('Webhook').item.json.photo }}", undefined, 'is an expression that was not resolved'],
		['=$input.first().json.photo', undefined, 'is an expression that was not resolved'],
		['data:image/jpeg;base64,{{ photo }}', undefined, 'is an expression that was not resolved'],
		['%7B%7B%20photo%20%7D%7D', undefined, 'is an expression that was not resolved'],
		['https://example.com/photo.jpg', 'HTTP Request', 'is an address'],
		['//example.com/photo', 'HTTP Request', 'is an address'],
		['{"type":"Buffer","data":[255,216]}', undefined, 'is JSON'],
		['<html></html>', undefined, 'is HTML, SVG or XML'],
		['data:image/jpeg,/9j/4AAQ', undefined, 'is a data URI without base64'],
		['ffd8ffe000104a464946', undefined, 'is hexadecimal'],
		['ff d8 ff e0 00 10 4a 46 49 46', undefined, 'is hexadecimal'],
		['FFD8 FFE0 0010 4A46 4946 0001 0101 0048 0048', undefined, 'is hexadecimal'],
		['\\xff\\xd8\\xff\\xe0\\x00\\x10\\x4a\\x46\\x49', undefined, 'is hexadecimal'],
		['0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46', undefined, 'is hexadecimal'],
		['255,216,255,224,0,16,74,70,73,70', undefined, 'is a list of numbers'],
		['255 216 255 224 0 16 74 70 73 70', undefined, 'is a list of numbers'],
		['-1,-40,-1,-32,0,16,74,70,73,70', undefined, 'is a list of numbers'],
		[again('/9j/4AAQSkZJRgABAQAAAQABAAD'), undefined, 'is base64 of base64'],
		[again('data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA'), undefined, 'is base64 of base64'],
		[again('"iVBORw0KGgoAAAANSUhEUgAA"'), undefined, 'is base64 of base64'],
		[again('ffd8ffe000104a46494600010100000100010000'), undefined, 'is base64 of hexadecimal'],
		[again('255,216,255,224,0,16,74,70,73,70'), undefined, 'is base64 of a list of numbers'],
		['/home/node/.n8n/photo', 'Binary File', 'is the name or path of a file'],
		['/home/node/photo', 'Binary File', 'is the name or path of a file'],
		['C:\\photos\\selfie.jpg', 'Binary File', 'is the name or path of a file'],
		['selfie.jpeg', 'Binary File', 'is the name or path of a file'],
		['binary', undefined, 'has 6 characters, too few for an image'],
	])('that is %j is told as what it looks like', async (value, remedy, problem) => {
		await expect(read(value)).rejects.toMatchObject({
			failure: {
				reason: 'invalidParameter',
				problem: expect.stringContaining(problem),
				...(remedy === undefined ? {} : { remedy: expect.stringContaining(remedy) }),
			},
		});
	});

	describe('of 16 MB holds n8n up for no more than 50 ms at a time', () => {
		const length = 16 * 1024 * 1024;

		test.each([
			['blanks between', 'A '],
			['lines', `${'A'.repeat(76)}\r\n`],
			['escapes', '%2B'],
			['escapes of escapes', '%25252B'],
			['escapes as in JSON', '\\u002B'],
			['entities', '&#43;'],
			['ampersands', '&amp;'],
			['backslashes', '\\'],
			['percent signs', '%25'],
			['invisible blanks', '\u200b'],
			['hard blanks', '\u00a0'],
			['quotes', '"'],
			['prefixes', 'data:;base64,'],
			['padding', '='],
			['digits', 'A'],
		])(
			'%s',
			async (_what, part) => {
				const text = part.repeat(length / part.length);
				// What the engine compiles and collects comes and goes, so the best of some counts.
				let shortest = Infinity;
				for (let time = 0; time < 6 && shortest >= 50; time++) {
					shortest = Math.min(shortest, await longestWait(() => read(text)));
				}
				expect(shortest).toBeLessThan(50);
			},
			90_000,
		);

		/** ms of this process's own time: what else the machine does is no fault of the code. */
		const spent = () => {
			const { user, system } = process.cpuUsage();
			return (user + system) / 1000;
		};

		async function longestWait(work: () => Promise<unknown>): Promise<number> {
			let longest = 0;
			let last = spent();
			const look = () => {
				const now = spent();
				longest = Math.max(longest, now - last);
				last = now;
			};
			const timer = setInterval(look, 1);
			await work().catch(() => null);
			look();
			clearInterval(timer);
			return longest;
		}
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
		'/9j/4A==/9j/4A==',
		'==',
		'data:image/jpeg;base64,',
	])('that is %j is an invalid parameter', async (value) => {
		await expect(read(value)).rejects.toMatchObject({
			failure: { reason: 'invalidParameter', parameter: 'Base64 Image' },
		});
	});
});

describe('a file that n8n has stored', () => {
	const noted = { data: 'filesystem-v2', mimeType: 'image/jpeg', id: 'filesystem-v2:1' };
	const limit = 4 * 1024 * 1024;

	/** With n8n's ways to read a file, of which the item has one. */
	function contextWith(file: object, helpers: object, name = 'data', binaryPropertyName = 'data') {
		const parameters = { imageSource: 'binary', binaryPropertyName };
		const binary = { [name]: { ...noted, ...file } };
		const assertBinaryData = (_itemIndex: number, field: string) => {
			const found = binary[field];
			if (!found) throw new Error('No such file');
			return found;
		};
		return Object.assign(nodeContext({ parameters }), {
			helpers: { assertBinaryData, ...helpers },
			getInputData: () => [{ json: {}, binary }],
		});
	}

	/** Reads it, and tells by which of n8n's ways, each time that it was opened. */
	async function readStored(size: number, bytes: number | undefined) {
		const ways: string[] = [];
		const content = Buffer.alloc(size);
		const context = contextWith(
			{ bytes },
			{
				getBinaryDataBuffer: async () => (ways.push('whole'), content),
				getBinaryStream: async () => (ways.push('stream'), Readable.from([content])),
			},
		);
		const image = await found(context);
		expect((await wholeOf(image)).equals(content)).toBe(true);
		expect(image.bytes).toBe(size);
		return ways;
	}

	test.each([
		['data ', 'data'],
		[' data', ' data '],
		['data', 'data '],
		['data ', 'data '],
	])('under the name %j is found by %j', async (name, binaryPropertyName) => {
		const getBinaryDataBuffer = async (_index: number, asked: string) => Buffer.from(asked);
		const context = contextWith({ bytes: 5 }, { getBinaryDataBuffer }, name, binaryPropertyName);
		expect((await wholeOf(await found(context))).toString()).toBe(name);
	});

	const never = () => new Promise<never>(() => undefined);
	const stalls = async () =>
		Readable.from(
			(async function* () {
				yield Buffer.from('some');
				await never();
			})(),
		);
	const breaks = async () =>
		Readable.from(
			(async function* () {
				yield Buffer.from('some');
				throw new Error('NoSuchKey');
			})(),
		);

	describe.each<[string, object, number]>([
		['whose reading stalls', { getBinaryDataBuffer: never }, 5],
		['that does not open', { getBinaryStream: never }, limit + 1],
		['that stalls', { getBinaryStream: stalls }, limit + 1],
	])('%s', (_what, helpers, bytes) => {
		test('is given up at the deadline', async () => {
			const reading = found(contextWith({ bytes }, helpers), 20);
			await expect(reading).rejects.toMatchObject({
				failure: { reason: 'missingImage', problem: 'The image could not be read in time' },
			});
		});

		test('is given up when the execution is cancelled', async () => {
			const cancel = new AbortController();
			const reading = found(contextWith({ bytes }, helpers), 60_000, cancel.signal);
			cancel.abort();
			await expect(reading).rejects.toMatchObject({ failure: { reason: 'cancelled' } });
		});
	});

	/** A file that can be looked at, and whose reading stalls when it is to be sent. */
	function stallsAtSecond() {
		const opened: Readable[] = [];
		const getBinaryStream = async () => {
			const file = opened.length === 0 ? Readable.from([Buffer.from('some')]) : await stalls();
			opened.push(file);
			return file;
		};
		return { opened, getBinaryStream };
	}

	test('that stalls when it is to be sent is given up at the deadline, and closed', async () => {
		const { opened, getBinaryStream } = stallsAtSecond();
		const image = await found(contextWith({ bytes: limit + 1 }, { getBinaryStream }), 20);
		// Whoever reads it, to fit it or to send it, need not know of a deadline.
		const reading = wholeOf({ ...image, bytes: 8 });
		await expect(reading).rejects.toMatchObject({
			failure: { problem: 'The image could not be read in time' },
		});
		expect(opened.map(({ destroyed }) => destroyed)).toEqual([true, true]);
	});

	test.each<[string, () => Promise<Readable>]>([
		['breaks off', breaks],
		['has become shorter', async () => Readable.from([Buffer.from('som')])],
		['has become longer', async () => Readable.from([Buffer.from('some'), Buffer.from('more')])],
		['is gone', async () => Promise.reject(new Error('ENOENT'))],
	])('that %s before it is sent is missing', async (_what, open) => {
		const first = async () => Readable.from([Buffer.from('some')]);
		const ways = [first, open];
		const getBinaryStream = async () => (ways.shift() ?? never)();
		const image = await found(contextWith({ bytes: limit + 1 }, { getBinaryStream }));
		await expect(wholeOf(image)).rejects.toMatchObject({ failure: { reason: 'missingImage' } });
	});

	test('whose upload ends early is closed', async () => {
		const { opened, getBinaryStream } = stallsAtSecond();
		const image = await found(contextWith({ bytes: limit + 1 }, { getBinaryStream }));
		const file = { field: 'selfie', image };
		const body = await openBody({ kind: 'multipart', fields: {}, files: [file] });
		expect(opened[1]?.destroyed).toBe(false);
		body.close(false);
		await setImmediate();
		expect(opened[1]?.destroyed).toBe(true);
	});

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
