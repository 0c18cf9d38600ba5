import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { inspectImage } from '../../nodes/verification/image/inspect/inspectImage';
import { type TestedCall, testedCalls } from '../contract/vendorCalls';
import type { Drawing } from '../harness/drawings/draw';
import { type MetadataCarrier, readMetadata } from '../harness/simulator/images/imageMetadata';
import { type Simulator, startSimulator } from '../harness/simulator/simulator';
import { MEGABYTE } from '../../nodes/verification/image/imageLimits';
import { filesByHand } from '../unit/verification/image/madeByHand';
import { type NodeSetting, onlyItem, runCheckNode, verdictOn } from './checkNode';
import type { Engine } from './engine';
import { binaryModes, callNamed, errorModes, picture, startEngineFor } from './items';

const [pass, fail, inconclusive, errorOutput] = [0, 1, 2, 3];
const fitting: NodeSetting = { parameters: { fitImage: true } };

/** A photo that a vendor does not take, and the reason that it gives. */
interface UnfitPhoto {
	readonly what: string;
	readonly reason: string;
	/** What is in it beside the picture, as far as the format and its reader go. */
	readonly carries: readonly MetadataCarrier[];
	readonly make: (drawing: Partial<Drawing>) => Promise<Buffer>;
}

/** As a phone stores it: on its side, with a GPS position, a colour profile, and the scenario. */
async function phonePhoto(drawing: Partial<Drawing>): Promise<Buffer> {
	const key = JSON.stringify(drawing);
	const photo = taken.get(key) ?? takePhoto(drawing);
	taken.set(key, photo);
	return await photo;
}

const taken = new Map<string, Promise<Buffer>>();

async function takePhoto({ scenario = 'genuine', ...drawing }: Partial<Drawing>): Promise<Buffer> {
	return await picture(scenario, {
		width: 1800,
		height: 2400,
		phone: { orientation: 6 },
		mark: true,
		...drawing,
	});
}

type Format = 'png' | 'webp' | 'tiff' | 'avif' | 'gif';

/** The same in another format, upright, with all that was noted in it. */
async function converted(drawing: Partial<Drawing>, format: Format, options = {}): Promise<Buffer> {
	const photo = sharp(await phonePhoto({ width: 960, height: 1320, ...drawing }));
	return await photo.autoOrient().keepMetadata().toFormat(format, options).toBuffer();
}

const all: readonly MetadataCarrier[] = ['exif', 'gps', 'icc'];
const tooManyBytes: UnfitPhoto = {
	what: 'a JPEG of 1.2 MB',
	reason: 'imageTooLarge',
	carries: all,
	make: async (drawing) => await phonePhoto({ ...drawing, minimumBytes: 1_260_000 }),
};
const tooManyPixels: UnfitPhoto = {
	what: 'a JPEG of 5200 px',
	reason: 'imageDimensionsTooLarge',
	carries: all,
	make: async (drawing) => await phonePhoto({ ...drawing, width: 1300, height: 5200 }),
};
const far: UnfitPhoto = {
	what: 'a PNG of 10.1 MB',
	reason: 'imageTooLarge',
	carries: ['exif', 'gps'],
	make: async (drawing) =>
		await converted({ width: 1600, height: 2200, ...drawing }, 'png', { compressionLevel: 0 }),
};
const inFormat = (format: Format, carries: readonly MetadataCarrier[] = all): UnfitPhoto => ({
	what: `a photo in ${format}`,
	reason: 'unsupportedFormat',
	carries,
	make: async (drawing) => await converted(drawing, format, format === 'avif' ? { effort: 0 } : {}),
});

/** In turn, so that each format is tried with some vendor. */
const foreign = [
	...[inFormat('webp'), inFormat('avif'), inFormat('tiff', ['exif', 'icc'])],
	inFormat('gif', []),
];

/** Photos that a call's vendor does not take as they are. */
function unfitPhotos(call: TestedCall): readonly UnfitPhoto[] {
	const { maxBytes, maxSides } = call.limits;
	const bytes = maxBytes === null ? [] : [maxBytes > MEGABYTE ? far : tooManyBytes];
	const pixels = maxSides === null ? [] : [tooManyPixels];
	const turn = foreign[testedCalls.indexOf(call) % foreign.length];
	return [...bytes, ...pixels, ...(turn ? [turn] : [])];
}

let simulator: Simulator;
let engine: Engine;

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await startEngineFor(simulator);
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

async function check(call: TestedCall, photo: Buffer, setting: NodeSetting = {}) {
	const item = await engine.item({ name: 'Ada' }, { data: photo });
	const { outputs } = await runCheckNode(engine, call, [item], setting);
	const { output, item: left } = onlyItem(outputs);
	return { sent: item, left, output, verdict: verdictOn([left], call.check) };
}

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Format and size as a person sees the picture, by the decoder and not by our own reader. */
async function factsOf(photo: Buffer) {
	const { format, autoOrient } = await sharp(photo).metadata();
	return {
		format: format === 'heif' ? 'avif' : format,
		...autoOrient,
		bytes: photo.byteLength,
	};
}

/** What arrived at the vendor is what the verdict says, within the limits and without metadata. */
function expectArrived(call: TestedCall, image: unknown) {
	const [request, ...others] = simulator.requests;
	expect(others).toEqual([]);
	const { bytes = 0, picture: arrived, metadata } = request?.image ?? {};
	expect(image).toMatchObject({
		format: 'jpeg',
		width: arrived?.width,
		height: arrived?.height,
		bytes,
		sha256: request?.imageSha256,
	});
	expect(metadata).toEqual([]);
	expect(arrived?.format).toBe('jpg');
	// What a fitted photo keeps to: MB of 1,000,000 bytes.
	const { maxBytes, maxSides } = call.limits;
	const megabytes = maxBytes === null ? Infinity : maxBytes / MEGABYTE;
	expect(bytes).toBeLessThanOrEqual(megabytes * 1_000_000);
	const longer = Math.max(arrived?.width ?? 0, arrived?.height ?? 0);
	expect(longer).toBeLessThanOrEqual(maxSides?.longer ?? Infinity);
}

describe.each(testedCalls)('$name', (call) => {
	describe.each(unfitPhotos(call))('$what', ({ reason, carries, make }) => {
		const photos = new Map<string, Buffer>();
		beforeAll(async () => {
			for (const scenario of ['genuine', call.attack.scenario]) {
				photos.set(scenario, await make({ subject: call.subject, scenario }));
			}
		});
		const photoOf = (scenario: string) => photos.get(scenario) ?? Buffer.alloc(0);

		test('is to be taken again without fitting, and nothing is sent', async () => {
			const photo = photoOf('genuine');
			expect(readMetadata(photo).carriers).toEqual(carries);
			const { output, verdict } = await check(call, photo);
			expect(output).toBe(inconclusive);
			expect(verdict).toMatchObject({ nextStep: 'retake', reasons: [reason], attempts: 0 });
			expect(verdict.image).not.toHaveProperty('fittedFrom');
			expect(simulator.requests).toEqual([]);
		});

		test('passes when fitted, and the verdict says what was done', async () => {
			const photo = photoOf('genuine');
			const fittedFrom = await factsOf(photo);
			const { output, verdict } = await check(call, photo, fitting);
			expect(output).toBe(pass);
			expect(verdict).toMatchObject({
				outcome: 'pass',
				passed: true,
				score: Math.min(...Object.values(call.genuine)),
				image: { fittedFrom },
			});
			expectArrived(call, verdict.image);
			const { width, height } = dimensionsIn(verdict.image);
			expect(width / height).toBeCloseTo(fittedFrom.width / fittedFrom.height, 2);
			const sentence = `${fittedFrom.width} x ${fittedFrom.height} px, .* was fitted to the limits of ${call.label}: .*MB\\.$`;
			expect([verdict.warnings].flat()[0]).toMatch(new RegExp(sentence));
		});

		test(`does not pass when fitted and ${call.attack.scenario}`, async () => {
			const { output, verdict } = await check(call, photoOf(call.attack.scenario), fitting);
			expect(output).toBe(fail);
			const { score, reasons } = call.attack;
			expect(verdict).toMatchObject({ outcome: 'fail', passed: false, score, reasons });
			expectArrived(call, verdict.image);
		});
	});

	test('a photo that fits is sent byte for byte, whatever is in it', async () => {
		const photo = await phonePhoto({ subject: call.subject, width: 1080, height: 1920 });
		const { output, verdict } = await check(call, photo, fitting);
		expect(output).toBe(pass);
		expect(verdict.image).toEqual({ ...(await factsOf(photo)), sha256: sha256Of(photo) });
		expect(verdict.warnings).toEqual([]);
		expect(simulator.requests).toMatchObject([
			{ imageSha256: sha256Of(photo), image: { metadata: all } },
		]);
	});
});

function dimensionsIn(image: unknown): { width: number; height: number } {
	const { width, height }: { width?: unknown; height?: unknown } = Object(image);
	if (typeof width !== 'number' || typeof height !== 'number') throw new Error('No size');
	return { width, height };
}

const accuraId = callNamed('Accura ID');
const kairos = callNamed('Kairos face');

test('the warning names each step', async () => {
	const turned = await phonePhoto({ format: 'jpeg', minimumBytes: 1_260_000 });
	const { verdict } = await check(accuraId, turned, fitting);
	expect(verdict.warnings).toEqual([
		expect.stringMatching(
			/^The JPEG of 1800 x 2400 px, 1\.\d+ MB, was fitted to the limits of Accura: turned upright, scaled to \d+ x \d+ px, encoded anew as a JPEG of 0\.\d+ MB\.$/,
		),
	]);
});

test('a picture that is too small is not enlarged', async () => {
	const small = await phonePhoto({ format: 'webp', width: 280, height: 400 });
	const { output, verdict } = await check(kairos, small, fitting);
	expect(output).toBe(inconclusive);
	expect(verdict).toMatchObject({ nextStep: 'retake', reasons: ['imageTooSmall'], attempts: 0 });
	expect(simulator.requests).toEqual([]);
});

test('a vendor that is busy gets the same bytes the second time', async () => {
	const photo = await tooManyPixels.make({ scenario: 'busyOnce' });
	const { output, verdict } = await check(kairos, photo, fitting);
	expect(output).toBe(pass);
	const { sha256 } = Object(verdict.image);
	expect(verdict.attempts).toBe(2);
	expect(simulator.requests.map(({ imageSha256 }) => imageSha256)).toEqual([sha256, sha256]);
});

describe.each(binaryModes)('in %s mode', (mode) => {
	let photo: Buffer;
	beforeAll(async () => {
		engine = await startEngineFor(simulator, mode);
		photo = await tooManyBytes.make({ subject: 'idCard' });
	});
	afterAll(async () => {
		engine = await startEngineFor(simulator);
	});

	test('a file is fitted, and the item keeps it as it came', async () => {
		const { sent, left, output, verdict } = await check(accuraId, photo, fitting);
		expect(output).toBe(pass);
		expectArrived(accuraId, verdict.image);
		expect(left.binary).toEqual(sent.binary);
		if (mode === 'default') expect(left.binary?.data?.data).toBe(photo.toString('base64'));
	});

	test('base64 text is fitted too', async () => {
		const item = await engine.item({ photo: `data:image/jpeg;base64,${photo.toString('base64')}` });
		const parameters = {
			fitImage: true,
			imageSource: 'base64',
			imageBase64: '={{ $json.photo }}',
		};
		const { outputs } = await runCheckNode(engine, accuraId, [item], { parameters });
		const verdict = verdictOn(outputs[pass], accuraId.check);
		expect(verdict).toMatchObject({ passed: true, image: { fittedFrom: await factsOf(photo) } });
		expectArrived(accuraId, verdict.image);
	});
});

test('a photo of an iPhone is converted', async () => {
	const fixtures = resolve(__dirname, '../unit/verification/image/fixtures');
	const heic = readFileSync(resolve(fixtures, 'sideways.heic'));
	const { verdict } = await check(accuraId, heic, fitting);
	expect(verdict).toMatchObject({
		image: { format: 'jpeg', fittedFrom: { format: 'heic', width: 100, height: 120 } },
		warnings: [expect.stringContaining('converted to a JPEG')],
	});
	expectArrived(accuraId, verdict.image);
});

describe('what cannot be fitted is to be taken again', () => {
	const unfit: ReadonlyArray<readonly [string, () => Promise<Buffer>, string, RegExp]> = [
		['a truncated photo', truncated, 'imageDamaged', /JPEG image is damaged: it cannot be decoded/],
		['HEIC that is cut off', handMade('heic'), 'imageDamaged', /HEIC image is damaged/],
		['a PDF', handMade('pdf'), 'unsupportedFormat', /is PDF, .* cannot convert this format/],
		['a bitmap', handMade('bmp'), 'unsupportedFormat', /is BMP, .* cannot convert this format/],
	];

	describe.each(unfit)('%s', (_what, make, reason, words) => {
		test.each(errorModes)('on error: %s', async (onError) => {
			const { output, verdict } = await check(accuraId, await make(), { ...fitting, onError });
			expect(output).toBe(inconclusive);
			expect(verdict).toMatchObject({
				outcome: 'inconclusive',
				nextStep: 'retake',
				reasons: [reason],
				warnings: [expect.stringMatching(words)],
			});
			expect(simulator.requests).toEqual([]);
		});
	});

	test('and is an error where the user wants that', async () => {
		const item = await engine.item({}, { data: await truncated() });
		const { outputs } = await runCheckNode(engine, accuraId, [item], {
			...fitting,
			options: { unusableImage: 'error' },
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([0, 0, 0, 1]);
		expect(outputs[errorOutput]?.[0]?.json.error).toMatchObject({ reason: 'imageDamaged' });
	});
});

describe('ten photos at once', () => {
	const [big, spoofed, small, broken, ok] = ['big', 'spoofed', 'small', 'broken', 'ok'];
	const kinds = [big, ok, broken, spoofed, big, small, spoofed, big, broken, ok];
	const photos = new Map<string, Buffer>();
	beforeAll(async () => {
		photos.set(big, await tooManyPixels.make({}));
		photos.set(spoofed, await tooManyPixels.make({ scenario: 'spoofedSelfie' }));
		photos.set(small, await phonePhoto({ width: 200, height: 300 }));
		photos.set(broken, (await tooManyPixels.make({})).subarray(0, 90_000));
		photos.set(ok, await phonePhoto({ width: 1080, height: 1920 }));
	});

	test.each(errorModes)('keep their order, on error: %s', async (onError) => {
		const items = await Promise.all(
			kinds.map((kind, index) =>
				engine.item({ index }, { data: photos.get(kind) ?? Buffer.alloc(0) }),
			),
		);
		const { outputs } = await runCheckNode(engine, kairos, items, { ...fitting, onError });
		const indexes = (...wanted: readonly string[]) =>
			kinds.flatMap((kind, index) => (wanted.includes(kind) ? [index] : []));
		const expected = [indexes(big, ok), indexes(spoofed), indexes(small, broken)];
		const left = outputs.slice(0, 3);
		expect(left.map((some) => some.map(({ json }) => json.index))).toEqual(expected);
		expect(left.map((some) => some.map(({ pairedItem }) => pairedItem))).toEqual(
			expected.map((some) => some.map((item) => ({ item }))),
		);
		expect(outputs[errorOutput] ?? []).toEqual([]);
		expect(simulator.requests).toHaveLength(7);
	});
});

test.each(['={{ $json.nothing }}', '={{ $json.name }}', '={{ 1 }}', 'yes'])(
	'%s says neither yes nor no, so it is an error',
	async (fitImage) => {
		const photo = await tooManyPixels.make({});
		const { output, verdict } = await check(kairos, photo, {
			parameters: { fitImage },
			onError: 'continueRegularOutput',
		});
		expect(output).toBe(inconclusive);
		expect(verdict).toMatchObject({ outcome: 'error', reasons: ['invalidParameter'] });
		expect(simulator.requests).toEqual([]);
	},
);

/** Whole in its header, and cut off in the middle of its px. */
async function truncated(): Promise<Buffer> {
	const whole = await tooManyBytes.make({});
	const cut = whole.subarray(0, 1_100_000);
	expect(inspectImage(cut).kind).toBe('image');
	return cut;
}

/** A file, or the beginning of one, that sharp does not write. */
function handMade(format: string): () => Promise<Buffer> {
	return async () => {
		const file = filesByHand.find(([, one]) => one === format);
		if (!file) throw new Error(`No ${format}`);
		return file[2];
	};
}
