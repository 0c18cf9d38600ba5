import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { ModuleKind, transpileModule } from 'typescript';
import {
	type HeicFailure,
	heicPixels,
	type HeicPixels,
} from '../../../../nodes/verification/image/heic/decodeHeic';
import { inspectImage } from '../../../../nodes/verification/image/inspect/inspectImage';
import { seededRandom } from '../../../harness/drawings/random';

const room = join(__dirname, '../../../../nodes/verification/image/heic');
const sideways = readFileSync(join(__dirname, 'fixtures/sideways.heic'));
const limits = { mostPixels: 100_000_000 };

const mustDecode = (result: HeicPixels | HeicFailure): HeicPixels => {
	if (typeof result === 'string') throw new Error(result);
	return result;
};

describe('a photo as iPhones write it', () => {
	let photo: HeicPixels;
	beforeAll(async () => {
		photo = mustDecode(await heicPixels(sideways, limits));
	});

	test('is upright, whatever its EXIF adds', async () => {
		expect(photo).toMatchObject({ width: 100, height: 120 });
		const seen = await sharp(photo.tiff).autoOrient().toBuffer({ resolveWithObject: true });
		expect(seen.info).toMatchObject({ format: 'tiff', width: 100, height: 120, channels: 3 });
	});

	// The drawing's colours, by the matrices of Display P3 and sRGB (CSS Color 4).
	test.each([
		['top left', 10, 10, [40, 81, 197]],
		['top right', 90, 10, [217, 42, 39]],
		['bottom left', 10, 110, [235, 235, 235]],
		['bottom right', 90, 110, [0, 183, 49]],
		['middle', 50, 60, [40, 40, 40]],
	])('has its colours %s, once in sRGB', async (_place, left, top, colour) => {
		const pixel = sharp(photo.tiff).extract({ left, top, width: 1, height: 1 }).raw();
		const off = [...(await pixel.toBuffer())].map((value, i) => Math.abs(value - (colour[i] ?? 0)));
		expect(Math.max(...off)).toBeLessThanOrEqual(3);
	});
});

test('the caller keeps the bytes', async () => {
	const surrounded = Buffer.alloc(sideways.length + 12);
	const bytes = surrounded.subarray(6, 6 + sideways.length);
	sideways.copy(bytes);
	mustDecode(await heicPixels(bytes, limits));
	expect(bytes.equals(sideways)).toBe(true);
});

test('a file that is cut off anywhere is damaged', async () => {
	for (let part = 0; part < 20; part++) {
		const cut = sideways.subarray(0, Math.floor((sideways.length * part) / 20));
		expect([part, await heicPixels(cut, limits)]).toEqual([part, 'damaged']);
	}
});

const [mdat, ispe] = ['mdat', 'ispe'].map((name) => sideways.lastIndexOf(name) + name.length);

test.each<[what: string, told: HeicFailure, change: (copy: Buffer) => unknown]>([
	['an empty half', 'damaged', (copy) => copy.fill(0, ((mdat ?? 0) + copy.length) >> 1)],
	// Slices in the middle of the only tile: the decoder goes on, and leaves them green.
	['slices that the decoder silently leaves out', 'damaged', (copy) => copy.fill(0, 1790, 2190)],
	// The tiles' size comes first, the picture's second: version and flags, width, height.
	[
		'a claim of 60,000 x 60,000 px',
		'tooManyPixels',
		(copy) => [4, 8].map((side) => copy.writeUInt32BE(60_000, (ispe ?? 0) + side)),
	],
])('%s is %s', async (_what, told, change) => {
	const copy = Buffer.from(sideways);
	change(copy);
	expect(await heicPixels(copy, limits)).toBe(told);
});

test('any bytes are answered', async () => {
	const random = seededRandom(4);
	const below = (end: number) => Math.floor(random() * end);
	for (let round = 0; round < 24; round++) {
		const copy = Buffer.from(sideways);
		for (let n = 0; n < 4; n++) copy[below(copy.length)] = below(256);
		const result = await heicPixels(copy, limits);
		if (typeof result === 'string') {
			expect(['damaged', 'unsupported', 'tooManyPixels']).toContain(result);
		} else {
			expect(result.width * result.height).toBeLessThanOrEqual(limits.mostPixels);
			await expect(sharp(result.tiff).stats()).resolves.toBeDefined();
		}
	}
});

test('more pixels than may be are not decoded', async () => {
	expect(await heicPixels(sideways, { mostPixels: 11_999 })).toBe('tooManyPixels');
	mustDecode(await heicPixels(sideways, { mostPixels: 12_000 }));
});

test('another codec than HEVC is no damage', async () => {
	const drawing = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });
	expect(await heicPixels(await drawing.avif().toBuffer(), limits)).toBe('unsupported');
});

test('where more than 64 px are cropped, the middle is shown, upright', async () => {
	const file = readFileSync(join(__dirname, 'fixtures/cropped.heic'));
	const part = mustDecode(await heicPixels(file, limits));
	const size = { width: 20, height: 30 };
	expect(part).toMatchObject(size);
	expect(inspectImage(file)).toMatchObject({ pixels: size });
	const whole = mustDecode(await heicPixels(sideways, limits));
	const middle = sharp(whole.tiff).extract({ left: 40, top: 45, ...size });
	expect(await sharp(part.tiff).raw().toBuffer()).toEqual(await middle.raw().toBuffer());
});

/** The decoder with another program in its thread; null for its own, without the library. */
async function decodedBy(program: string | null, longestMs?: number) {
	const folder = mkdtempSync(join(tmpdir(), 'other-decoder-'));
	try {
		const source = readFileSync(join(room, 'decodeHeic.ts'), 'utf8');
		const compilerOptions = { module: ModuleKind.CommonJS };
		const { outputText } = transpileModule(source, { compilerOptions });
		writeFileSync(join(folder, 'decodeHeic.js'), outputText);
		const loaded = `require('node:worker_threads').parentPort.postMessage('loaded');`;
		const own = () => readFileSync(join(room, 'heicWorker.js'), 'utf8');
		const thread = program === null ? own() : `${loaded}\nsetTimeout(() => {\n${program}\n}, 50);`;
		writeFileSync(join(folder, 'heicWorker.js'), thread);
		const other: { heicPixels: typeof heicPixels } = jest.requireActual(
			join(folder, 'decodeHeic.js'),
		);
		return await other.heicPixels(sideways, { ...limits, longestMs });
	} finally {
		rmSync(folder, { recursive: true });
	}
}

test.each([
	['throws', `throw new Error('abort');`, undefined, 'damaged'],
	['exits', `process.exit(3);`, undefined, 'damaged'],
	[
		'takes all memory',
		`const all = []; for (;;) all.push(Array(1e5).fill(all));`,
		undefined,
		'damaged',
	],
	['never ends', `for (;;);`, 300, 'exhausted'],
	['lacks the library', null, undefined, 'noDecoder'],
])('a thread that %s costs its own photo alone', async (_how, program, longestMs, told) => {
	expect(await decodedBy(program, longestMs)).toBe(told);
	mustDecode(await heicPixels(sideways, limits));
});

describe('KYC_LIVENESS_HEIC', () => {
	afterEach(() => {
		delete process.env['KYC_LIVENESS_HEIC'];
	});

	test.each([
		['off', false],
		['OFF ', false],
		['false', false],
		['0', false],
		['on', true],
		['', true],
	])('%j decodes: %s', async (value, decodes) => {
		process.env['KYC_LIVENESS_HEIC'] = value;
		const result = await heicPixels(sideways, limits);
		expect(result === 'switchedOff').toBe(!decodes);
	});
});
