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

test('a photo that hangs or crashes costs itself alone, and its thread ends before it is told', () => {
	// In a process of its own, on the built package: jest's does not tell when a thread starts.
	const built = join(__dirname, '../../../../dist/nodes/verification/image/heic/decodeHeic.js');
	const script = `
		const { readFileSync } = require('node:fs');
		const { heicPixels } = require(${JSON.stringify(built)});
		let running = 0;
		process.on('worker', (worker) => {
			running += 1;
			worker.once('exit', () => (running -= 1));
		});
		const bytes = readFileSync(${JSON.stringify(fixture)});
		const told = [];
		const decode = async (file, longestMs) => {
			const result = await heicPixels(file, { mostPixels: 12_000, longestMs });
			told.push([result.width ?? result, running]);
		};
		(async () => {
			await decode(bytes, 1);
			await decode(Buffer.alloc(1000, 'crash'));
			await decode(bytes);
			process.stdout.write(JSON.stringify(told));
		})();`;
	const output = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
	expect(JSON.parse(output)).toEqual([
		['exhausted', 0],
		['damaged', 0],
		[100, 0],
	]);
});

describe('a thread that fails', () => {
	/** Runs another program in place of the decoder's. */
	async function decodedBy(program: string, longestMs?: number) {
		const folder = mkdtempSync(join(tmpdir(), 'other-decoder-'));
		try {
			copyDecoder(folder);
			const loaded = `require('node:worker_threads').parentPort.postMessage('loaded');`;
			writeFileSync(
				join(folder, 'heicWorker.js'),
				`${loaded}\nsetTimeout(() => {\n${program}\n}, 50);`,
			);
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
			`const all = []; for (;;) all.push(new Array(1e5).fill(all));`,
			undefined,
			'damaged',
		],
		['never ends', `for (;;);`, 300, 'exhausted'],
	])('as it %s', async (_how, program, longestMs, told) => {
		expect(await decodedBy(program, longestMs)).toBe(told);
		mustDecode(await heicPixels(sideways, limits));
	});
});

describe('KYC_LIVENESS_HEIC', () => {
	const { KYC_LIVENESS_HEIC: before } = process.env;
	afterEach(() => {
		if (before === undefined) delete process.env['KYC_LIVENESS_HEIC'];
		else process.env['KYC_LIVENESS_HEIC'] = before;
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

function copyDecoder(folder: string): void {
	const source = readFileSync(join(room, 'decodeHeic.ts'), 'utf8');
	const { outputText } = transpileModule(source, {
		compilerOptions: { module: ModuleKind.CommonJS },
	});
	writeFileSync(join(folder, 'decodeHeic.js'), outputText);
}

test('without the library there is no decoder, and nothing is called damaged', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'no-decoder-'));
	try {
		copyDecoder(folder);
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
