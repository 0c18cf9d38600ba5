import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import sharp, { type Sharp } from 'sharp';
import { fitImage, type Fitting } from '../../../../nodes/verification/image/fit/fitImage';
import { type Image, imageInMemory, wholeOf } from '../../../../nodes/verification/image/image';
import type { Inspection } from '../../../../nodes/verification/image/imageFacts';
import type { ImageFormat } from '../../../../nodes/verification/image/imageFormats';
import type { ImageLimits } from '../../../../nodes/verification/image/imageLimits';
import { checkOf } from '../providers/vendorSide';

const accura = checkOf('accura', 'faceLiveness').limits;
const kairos = checkOf('kairos', 'faceLiveness').limits;
const argosDocument = checkOf('argos', 'documentForgery').limits;

const { signal } = new AbortController();

/** As Accura and Kairos, but for pictures that are made and decoded in no time. */
const fewBytes: ImageLimits = { ...accura, maxBytes: 52_429 };
const fewPixels: ImageLimits = { ...kairos, maxSides: { longer: 500, shorter: 500 } };

async function fit(bytes: Uint8Array, limits: ImageLimits): Promise<Fitting> {
	return await fitImage(await imageInMemory(bytes), limits, signal);
}

async function fitted(bytes: Uint8Array, limits: ImageLimits) {
	const fitting = await fit(bytes, limits);
	if (fitting.kind !== 'fitted') throw new Error(JSON.stringify(fitting));
	const { image, turned, pages } = fitting;
	return { jpeg: await wholeOf(image), fittedFrom: image.fittedFrom, turned, pages };
}

/** An image that says so of itself, whatever its bytes are; they can't be had where none are given. */
function claimed(inspection: Inspection, bytes: number, content?: Buffer): Image {
	return {
		inspection,
		bytes,
		sha256: 'ab12',
		content: async () => {
			if (!content) throw new Error('read');
			return content;
		},
	};
}

/** Noise over a slope of colours: what neither JPEG nor PNG makes small. */
function grain(width: number, height: number): Sharp {
	const data = Buffer.alloc(width * height * 3);
	let seed = 7;
	for (let at = 0; at < data.length; at++) {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		data[at] = 60 + ((at / 3) % width) / (width / 100) + (seed >>> 26);
	}
	return sharp(data, { raw: { width, height, channels: 3 } });
}

/** A quarter in each of four colours, so that it can be told which way round it is. */
function quarters(width: number, height: number): Sharp {
	const half = { width: width / 2, height: height / 2 };
	const quarter = (background: string, left: number, top: number) => ({
		input: { create: { ...half, channels: 3 as const, background } },
		left,
		top,
	});
	return sharp({ create: { width, height, channels: 3, background: 'black' } }).composite([
		quarter('#ff0000', 0, 0),
		quarter('#00ff00', half.width, 0),
		quarter('#0000ff', 0, half.height),
		quarter('#ffffff', half.width, half.height),
	]);
}

const seenQuarters = ['ff0000', '00ff00', '0000ff', 'ffffff'];

/** The colours of the four quarters, in whole steps that JPEG does not blur. */
async function colours(image: Buffer): Promise<string[]> {
	const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true });
	const at = (x: number, y: number) => {
		const start = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3;
		return [...data.subarray(start, start + 3)]
			.map((value) => (value > 200 ? 'ff' : value < 55 ? '00' : '--'))
			.join('');
	};
	return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}

describe('a photo of more than 1 MB, for Accura', () => {
	let photo: Buffer;
	beforeAll(async () => {
		photo = await grain(2400, 1800).jpeg({ quality: 95 }).toBuffer();
	});

	test('becomes a JPEG of less, keeps its shape and all of its colour, and the same each time', async () => {
		expect(photo.length).toBeGreaterThan(2_000_000);
		const { jpeg, fittedFrom, turned, pages } = await fitted(photo, accura);
		expect(jpeg.length).toBeLessThanOrEqual(1_000_000);
		expect(jpeg.length).toBeGreaterThan(500_000);
		const { format, width, height, chromaSubsampling } = await sharp(jpeg).metadata();
		expect({ format, chromaSubsampling }).toEqual({ format: 'jpeg', chromaSubsampling: '4:4:4' });
		expect(width).toBeLessThan(2400);
		expect(width / height).toBeCloseTo(4 / 3, 2);
		const sha256 = createHash('sha256').update(photo).digest('hex');
		const size = { width: 2400, height: 1800, bytes: photo.length };
		expect(fittedFrom).toEqual({ format: 'jpeg', ...size, sha256 });
		expect({ turned, pages }).toEqual({ turned: false, pages: 1 });
		expect((await fitted(photo, accura)).jpeg.equals(jpeg)).toBe(true);
	});

	test('leaves nothing behind of its position, camera, thumbnail or colour profile', async () => {
		const withMetadata = await sharp(photo)
			.withExif({
				IFD0: { ImageDescription: 'canary', Make: 'canary' },
				IFD3: { GPSLatitude: '52/1 31/1 12/1', GPSLatitudeRef: 'N' },
			})
			.withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">canary</x:xmpmeta>')
			.withIccProfile('p3')
			.jpeg({ quality: 95 })
			.toBuffer();
		expect(withMetadata.includes('canary')).toBe(true);
		const { jpeg } = await fitted(withMetadata, accura);
		const { exif, icc, xmp, iptc, orientation, comments } = await sharp(jpeg).metadata();
		expect({ exif, icc, xmp, iptc, orientation, comments }).toEqual({});
		expect(jpeg.includes('canary')).toBe(false);
	});
});

describe('turned upright', () => {
	test.each([1, 2, 3, 4, 5, 6, 7, 8])('from orientation %i', async (orientation) => {
		const upright = await quarters(600, 400).png().toBuffer();
		const stored = await asStored(upright, orientation)
			.withMetadata({ orientation })
			.jpeg()
			.toBuffer();
		const { jpeg, fittedFrom, turned } = await fitted(stored, fewPixels);
		expect(await colours(jpeg)).toEqual(seenQuarters);
		expect(await sharp(jpeg).metadata()).toMatchObject({ width: 500, height: 333 });
		expect(fittedFrom).toMatchObject({ width: 600, height: 400 });
		expect(turned).toBe(orientation > 1);
	});

	/** The px as a camera stores them that is held so; the inverse of what readers do. */
	function asStored(upright: Buffer, orientation: number): Sharp {
		const picture = sharp(upright);
		const steps: Readonly<Record<number, () => Sharp>> = {
			2: () => picture.flop(),
			3: () => picture.rotate(180),
			4: () => picture.flip(),
			5: () => picture.rotate(270).flop(),
			6: () => picture.rotate(270),
			7: () => picture.rotate(90).flop(),
			8: () => picture.rotate(90),
		};
		return steps[orientation]?.() ?? picture;
	}
});

describe('a film or a file of several pages', () => {
	test('gives its first picture', async () => {
		const red = await sharp(await solid('#ff0000')).toBuffer();
		const frames = [red, await solid('#00ff00'), await solid('#0000ff')];
		const gif = await sharp(frames, { join: { animated: true } })
			.gif()
			.toBuffer();
		const { jpeg, pages } = await fitted(gif, kairos);
		expect(pages).toBe(3);
		expect(await colours(jpeg)).toEqual(['ff0000', 'ff0000', 'ff0000', 'ff0000']);
	});

	async function solid(background: string): Promise<Buffer> {
		return await sharp({ create: { width: 640, height: 480, channels: 3, background } })
			.png()
			.toBuffer();
	}
});

describe('HEIC, as iPhones write it', () => {
	const path = join(__dirname, 'fixtures/sideways.heic');
	const file = readFileSync(path);
	const anySize: ImageLimits = { ...kairos, minSides: null };

	test('is converted, upright and in sRGB', async () => {
		const { jpeg, fittedFrom, pages } = await fitted(file, anySize);
		expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 100, height: 120 });
		expect(fittedFrom).toMatchObject({
			format: 'heic',
			width: 100,
			height: 120,
			bytes: file.length,
		});
		expect(pages).toBe(1);
		const { exif, icc } = await sharp(jpeg).metadata();
		expect({ exif, icc }).toEqual({});
	});

	test('is decoded one at a time, by a thread that ends before the next begins', () => {
		// In a process of its own, on the built package: jest's does not tell when a thread starts.
		const built = join(__dirname, '../../../../dist/nodes/verification/image');
		const script = `
			const { readFileSync } = require('node:fs');
			const { fitImage } = require(${JSON.stringify(join(built, 'fit/fitImage.js'))});
			const { imageInMemory } = require(${JSON.stringify(join(built, 'image.js'))});
			const atATime = [];
			let running = 0;
			process.on('worker', (worker) => {
				atATime.push(++running);
				worker.once('exit', () => (running -= 1));
			});
			const { signal } = new AbortController();
			const fit = async () => {
				const image = await imageInMemory(readFileSync(${JSON.stringify(path)}));
				const { kind } = await fitImage(image, ${JSON.stringify(anySize)}, signal);
				return kind;
			};
			Promise.all([fit(), fit(), fit()]).then((kinds) =>
				process.stdout.write(JSON.stringify({ kinds, atATime, running })));`;
		const output = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
		expect(JSON.parse(output)).toEqual({
			kinds: ['fitted', 'fitted', 'fitted'],
			// The first to end is followed by the thread that fits, which stays.
			atATime: [1, 1, 2, 2],
			running: 1,
		});
	});

	test('is of an unsupported format where decoding it is switched off', async () => {
		process.env['KYC_LIVENESS_HEIC'] = 'off';
		try {
			expect(await fit(file, anySize)).toMatchObject({
				failure: { reason: 'unsupportedFormat', format: 'heic', switchedOff: true },
			});
		} finally {
			delete process.env['KYC_LIVENESS_HEIC'];
		}
	});

	test('with more px than are decoded is not read', async () => {
		const pixels = { width: 8064, height: 6048 };
		const image = claimed({ kind: 'image', format: 'heic', pixels }, file.length);
		const fitting = await fitImage(image, kairos, signal);
		expect(fitting).toMatchObject({
			failure: { reason: 'imageDimensionsTooLarge', mostPixels: 25_000_000 },
		});
	});
});

describe('colour', () => {
	const webp = (picture: Sharp) => picture.webp({ lossless: true }).toBuffer();

	test('what can be seen through is laid on white', async () => {
		const clear = sharp({
			create: { width: 640, height: 480, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
		});
		const { jpeg } = await fitted(await webp(clear), kairos);
		expect(await colours(jpeg)).toEqual(Array(4).fill('ffffff'));
	});

	test('a wider colour space becomes sRGB, and does not get paler', async () => {
		const red = sharp({ create: { width: 640, height: 480, channels: 3, background: '#ff0000' } });
		const wide = await red.withIccProfile('p3').tiff().toBuffer();
		const asSaved = await sharp(wide, { ignoreIcc: true }).raw().toBuffer();
		expect(asSaved[0]).toBeLessThan(240);
		expect(await colours((await fitted(wide, kairos)).jpeg)).toEqual(Array(4).fill('ff0000'));
	});

	test.each<[string, () => Promise<Buffer>]>([
		['grey', async () => await webpOf((picture) => picture.greyscale())],
		['CMYK', async () => await grey().toColourspace('cmyk').tiff().toBuffer()],
		['16 bits', async () => await grey().toColourspace('rgb16').tiff().toBuffer()],
	])('%s becomes 8 bits in three colours', async (_name, draw) => {
		const { jpeg } = await fitted(await draw(), kairos);
		const { channels, depth, space } = await sharp(jpeg).metadata();
		expect({ channels, depth, space }).toEqual({ channels: 3, depth: 'uchar', space: 'srgb' });
	});

	const grey = () =>
		sharp({ create: { width: 640, height: 480, channels: 3, background: '#808080' } });
	const webpOf = async (change: (picture: Sharp) => Sharp) =>
		await webp(sharp(await change(grey()).png().toBuffer()));
});

describe('what cannot be made to fit says why', () => {
	test.each<[string, ImageFormat | null, string]>([
		['PDF', 'pdf', '%PDF-1.7\n'],
		['SVG', 'svg', '<svg width="640" height="480"/>'],
		['JPEG XL', 'jxl', '\xff\x0a\xfa\x7f\x01'],
	])('%s cannot be decoded', async (_name, format, head) => {
		expect(await fit(Buffer.from(head, 'latin1'), accura)).toEqual({
			kind: 'unfit',
			failure: {
				reason: 'unsupportedFormat',
				format,
				accepted: ['jpeg', 'png'],
				decodable: false,
			},
		});
	});

	test('text is no image', async () => {
		expect(await fit(Buffer.from('no photo'), accura)).toMatchObject({
			failure: { reason: 'notAnImage' },
		});
	});

	test('a picture for a vendor that takes no JPEG', async () => {
		const limits: ImageLimits = { ...accura, formats: ['png'] };
		expect(await fit(await quarters(640, 480).webp().toBuffer(), limits)).toMatchObject({
			failure: { reason: 'unsupportedFormat', format: 'webp', decodable: false },
		});
	});

	test('nothing is enlarged', async () => {
		const small = await quarters(500, 400).webp().toBuffer();
		expect(await fit(small, argosDocument)).toEqual({
			kind: 'unfit',
			failure: { reason: 'imageTooSmall', limit: argosDocument.minSides, width: 500, height: 400 },
		});
	});

	test('a picture that is too long and narrow', async () => {
		const banner = await quarters(9000, 400).png({ compressionLevel: 1 }).toBuffer();
		expect(await fit(banner, kairos)).toMatchObject({
			failure: {
				reason: 'imageDimensionsTooLarge',
				limit: kairos.maxSides,
				least: kairos.minSides,
			},
		});
	});

	test('more px than are decoded, of which nothing is read', async () => {
		const pixels = { width: 60_000, height: 60_000 };
		const image = claimed({ kind: 'image', format: 'png', pixels }, 900);
		const fitting = await fitImage(image, kairos, signal);
		expect(fitting).toEqual({
			kind: 'unfit',
			failure: {
				reason: 'imageDimensionsTooLarge',
				width: 60_000,
				height: 60_000,
				mostPixels: 65_000_000,
			},
		});
	});

	test('a TIFF of floating point, whose white is anywhere', async () => {
		const grey = sharp({ create: { width: 640, height: 480, channels: 3, background: '#808080' } });
		const file = await grey.tiff({ compression: 'deflate', predictor: 'float' }).toBuffer();
		expect((await sharp(file).metadata()).depth).toBe('float');
		expect(await fit(file, kairos)).toMatchObject({
			failure: { reason: 'unsupportedFormat', format: 'tiff', decodable: false },
		});
	});

	test.each([
		['JPEG', 'jpeg', 200_000_001, 200_000_000],
		['HEIC', 'heic', 30_000_001, 30_000_000],
	] as const)('a %s that is too large to be held in memory', async (_name, format, bytes, most) => {
		const pixels = { width: 4000, height: 3000 };
		const image = claimed({ kind: 'image', format, pixels }, bytes);
		expect(await fitImage(image, kairos, signal)).toMatchObject({
			failure: { reason: 'imageTooLarge', bytes, mostBytes: most },
		});
	});

	test('noise that stays too large even at the floor of quality', async () => {
		const tight: ImageLimits = {
			...accura,
			minSides: { longer: 640, shorter: 480 },
			maxBytes: 10_000,
		};
		const noise = await grain(800, 600).png().toBuffer();
		expect(await fit(noise, tight)).toEqual({
			kind: 'unfit',
			failure: { reason: 'imageTooLarge', bytes: noise.length, atLeastQuality: true },
		});
	});
});

describe('damage', () => {
	const formats = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const;
	let files: ReadonlyMap<string, Buffer>;
	beforeAll(async () => {
		const drawn = await grain(320, 240).png().toBuffer();
		const encoded = formats.map(
			async (format) => [format, await sharp(drawn).toFormat(format).toBuffer()] as const,
		);
		files = new Map(await Promise.all(encoded));
	});

	const tiny: ImageLimits = { ...accura, formats: ['jpeg'], maxBytes: 5_000 };

	test.each(formats)('%s that is cut off is damaged, wherever it is cut', async (format) => {
		const file = files.get(format) ?? Buffer.alloc(0);
		for (const part of [0.2, 0.5, 0.8, 0.95]) {
			const fitting = await fit(file.subarray(0, Math.floor(file.length * part)), tiny);
			expect(fitting).toMatchObject({ kind: 'unfit', failure: { reason: 'imageDamaged', format } });
		}
	});

	test.each(formats)('%s with wrong bytes never throws, and never gets through', async (format) => {
		const file = files.get(format) ?? Buffer.alloc(0);
		let seed = 3;
		for (let round = 0; round < 20; round++) {
			const wrong = Buffer.from(file);
			for (let change = 0; change < 12; change++) {
				seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
				wrong[40 + (seed % (wrong.length - 40))] = seed >>> 24;
			}
			const fitting = await fit(wrong, tiny);
			if (fitting.kind === 'fitted') expect(fitting.image.bytes).toBeLessThanOrEqual(4_768);
			else expect(fitting.kind).toBe('unfit');
		}
	});

	test('bytes of another format behind a signature are damaged, and go to no other decoder', async () => {
		const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"/>';
		const bytes = Buffer.from(svg);
		const pixels = { width: 640, height: 480 };
		const image = claimed({ kind: 'image', format: 'webp', pixels }, bytes.length, bytes);
		const fitting = await fitImage(image, accura, signal);
		expect(fitting).toMatchObject({ failure: { reason: 'imageDamaged', format: 'webp' } });
	});

	test.each([
		['version of JFIF', '\xff\xe0\0\x10JFIF\0\x09\x09\0\0\x01\0\x01\0\0'],
		['colour transform of Adobe', '\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\x09'],
	])('an unknown %s in a header is none', async (_what, segment) => {
		const photo = await grain(900, 700).jpeg().toBuffer();
		const [start, rest] = [photo.subarray(0, 2), photo.subarray(2)];
		const file = Buffer.concat([start, Buffer.from(segment, 'latin1'), rest]);
		await expect(sharp(file).toBuffer()).rejects.toThrow(/[Uu]nknown/);
		expect(await fit(file, fewPixels)).toMatchObject({ kind: 'fitted' });
	});

	test('a wrong number in the header of the scan, as some phones write it, is none', async () => {
		const file = Buffer.from(await grain(900, 700).jpeg().toBuffer());
		const scan = file.indexOf(Buffer.from([0xff, 0xda]));
		const lastCoefficient = scan + 2 + 2 + 1 + 2 * 3 + 1;
		expect(file[lastCoefficient]).toBe(63);
		file[lastCoefficient] = 0;
		await expect(sharp(file).toBuffer()).rejects.toThrow('Invalid SOS parameters');
		expect(await fit(file, fewPixels)).toMatchObject({ kind: 'fitted' });
		const cut = file.subarray(0, file.length / 2);
		expect(await fit(cut, fewPixels)).toMatchObject({ failure: { reason: 'imageDamaged' } });
	});
});

describe('many at once', () => {
	test('two are read and decoded at a time, so that memory does not grow with the others', async () => {
		const photo = await grain(400, 300).png().toBuffer();
		let now = 0;
		let most = 0;
		const image = await imageInMemory(photo);
		const one = async () => {
			const content = async () => {
				// What is done before has time to say so.
				await setImmediate();
				most = Math.max(most, ++now);
				return photo;
			};
			const fitting = await fitImage({ ...image, content }, fewBytes, signal);
			now--;
			return fitting.kind;
		};
		expect(await Promise.all(Array.from({ length: 8 }, one))).toEqual(Array(8).fill('fitted'));
		expect(most).toBe(2);
	});

	test('a file that cannot be read does not keep the others waiting', async () => {
		const photo = await grain(400, 300).png().toBuffer();
		const { inspection } = await imageInMemory(photo);
		const broken = async () => await fitImage(claimed(inspection, photo.length), fewBytes, signal);
		const results = await Promise.allSettled([broken(), broken(), broken(), fit(photo, fewBytes)]);
		expect(results.map(({ status }) => status)).toEqual([
			'rejected',
			'rejected',
			'rejected',
			'fulfilled',
		]);
	});

	test('nothing is read for a workflow that has stopped', async () => {
		const photo = await grain(400, 300).png().toBuffer();
		const { inspection } = await imageInMemory(photo);
		const image = claimed(inspection, photo.length);
		const fitting = await fitImage(image, fewBytes, AbortSignal.abort());
		expect(fitting).toEqual({ kind: 'unwanted' });
	});
});
