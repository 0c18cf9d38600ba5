import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { ModuleKind, transpileModule } from 'typescript';
import {
	type HeicFailure,
	heicPixels,
	type HeicPixels,
} from '../../../../nodes/verification/image/heic/decodeHeic';
import { seededRandom } from '../../../harness/drawings/random';

const room = join(__dirname, '../../../../nodes/verification/image/heic');
const fixture = join(__dirname, 'fixtures/sideways.heic');
const sideways = readFileSync(fixture);
const limits = { mostPixels: 100_000_000 };

const mustDecode = (result: HeicPixels | HeicFailure): HeicPixels => {
	if (typeof result === 'string') throw new Error(result);
	return result;
};

const changed = (change: (copy: Buffer) => void): Buffer => {
	const copy = Buffer.from(sideways);
	change(copy);
	return copy;
};

/** Position after the box's name. */
const inBox = (name: string) => sideways.indexOf(name) + name.length;

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

describe('hostile bytes', () => {
	test('a file that is cut off anywhere is damaged', async () => {
		for (let part = 0; part < 20; part++) {
			const cut = sideways.subarray(0, Math.floor((sideways.length * part) / 20));
			expect([part, await heicPixels(cut, limits)]).toEqual([part, 'damaged']);
		}
	});

	test('so is one with an empty half', async () => {
		const middle = (inBox('mdat') + sideways.length) >> 1;
		expect(
			await heicPixels(
				changed((copy) => copy.fill(0, middle)),
				limits,
			),
		).toBe('damaged');
	});

	test('any bytes are answered', async () => {
		const random = seededRandom(4);
		const below = (end: number) => Math.floor(random() * end);
		for (let round = 0; round < 24; round++) {
			const bytes = changed((copy) => {
				for (let n = 0; n < 4; n++) copy[below(copy.length)] = below(256);
			});
			const result = await heicPixels(bytes, limits);
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

	test('60,000 x 60,000 px that a small file claims are not decoded', async () => {
		// The tiles' size comes first, the picture's second: version and flags, width, height.
		const size = sideways.indexOf('ispe', inBox('ispe')) + 'ispe'.length + 4;
		const bytes = changed((copy) => {
			copy.writeUInt32BE(60_000, size);
			copy.writeUInt32BE(60_000, size + 4);
		});
		expect(await heicPixels(bytes, limits)).toBe('tooManyPixels');
	});

	test('another codec than HEVC is no damage', async () => {
		const drawing = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });
		expect(await heicPixels(await drawing.avif().toBuffer(), limits)).toBe('unsupported');
	});
});

test('a photo that takes too long is given up, and the next has its turn', async () => {
	const [slow, next] = await Promise.all([
		heicPixels(sideways, { ...limits, longestMs: 1 }),
		heicPixels(sideways, limits),
	]);
	expect(slow).toBe('exhausted');
	mustDecode(next);
});

test('threads are one at a time, and each ends before its photo is handed over', () => {
	// In a process of its own, on the built package: jest's does not tell when a thread starts.
	const built = join(__dirname, '../../../../dist/nodes/verification/image/heic/decodeHeic.js');
	const script = `
		const { readFileSync } = require('node:fs');
		const { heicPixels } = require(${JSON.stringify(built)});
		const seen = [];
		let running = 0;
		process.on('worker', (worker) => {
			seen.push(++running);
			worker.once('exit', () => (running -= 1));
		});
		const bytes = readFileSync(${JSON.stringify(fixture)});
		const decode = async (longestMs) => {
			const { width = 'none' } = Object(await heicPixels(bytes, { mostPixels: 12_000, longestMs }));
			return [width, running];
		};
		Promise.all([decode(), decode(1), decode()]).then((results) =>
			process.stdout.write(JSON.stringify({ seen, results })));`;
	const output = execFileSync(process.execPath, ['-e', script], {
		encoding: 'utf8',
	});
	expect(JSON.parse(output)).toEqual({
		seen: [1, 1, 1],
		results: [
			[100, 0],
			['none', 0],
			[100, 0],
		],
	});
});

test('without the library there is no decoder, and nothing is called damaged', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'no-decoder-'));
	try {
		const source = readFileSync(join(room, 'decodeHeic.ts'), 'utf8');
		const { outputText } = transpileModule(source, {
			compilerOptions: { module: ModuleKind.CommonJS },
		});
		writeFileSync(join(folder, 'decodeHeic.js'), outputText);
		copyFileSync(join(room, 'heicWorker.js'), join(folder, 'heicWorker.js'));
		const alone: { heicPixels: typeof heicPixels } = jest.requireActual(
			join(folder, 'decodeHeic.js'),
		);
		expect(await alone.heicPixels(sideways, limits)).toBe('noDecoder');
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('what the decoder silently leaves out makes a photo damaged', async () => {
	// Slices in the middle of the only tile: the decoder goes on, and leaves them green.
	const holed = changed((copy) => copy.fill(0, 1790, 2190));
	expect(await heicPixels(holed, limits)).toBe('damaged');
});
