import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { inspectImage } from '../../nodes/verification/image/inspect/inspectImage';
import { isComparison, type TestedCall, testedCalls } from '../contract/vendorCalls';
import type { Drawing } from '../harness/drawings/draw';
import { type MetadataCarrier, readMetadata } from '../harness/simulator/images/imageMetadata';
import { type Simulator, startSimulator } from '../harness/simulator/simulator';
import { MEGABYTE } from '../../nodes/verification/image/imageLimits';
import { type NodeSetting, onlyItem, runCheckNode, verdictOn } from './checkNode';
import type { Engine } from './engine';
import { binaryModes, callNamed, filesFor, picture, startEngineFor } from './items';

const [pass, fail, inconclusive, errorOutput] = [0, 1, 2, 3];
const withoutFitting: NodeSetting = { parameters: { fitImage: false } };

/** A photo that a vendor does not accept, and the verdict's reason. */
interface UnfitPhoto {
	readonly what: string;
	readonly reason: string;
	/** The metadata in it, as far as the format and its reader support it. */
	readonly carries: readonly MetadataCarrier[];
	readonly make: (drawing: Partial<Drawing>) => Promise<Buffer>;
}

const sideways = { width: 1800, height: 2400, phone: { orientation: 6 }, mark: true } as const;

/** As a phone stores it: on its side, with a GPS position, a colour profile, and the scenario. */
async function phonePhoto({ scenario = 'genuine', ...drawing }: Partial<Drawing>): Promise<Buffer> {
	return await picture(scenario, { ...sideways, ...drawing });
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

/** One format per call in turn, so that each format is tried, with all the metadata of the photo. */
const foreign = (
	[
		['webp', all],
		['avif', all],
		['tiff', ['exif', 'icc']],
		['gif', []],
	] as const
).map(([format, carries]): UnfitPhoto => ({
	what: `a photo in ${format}`,
	reason: 'unsupportedFormat',
	carries,
	make: async (drawing) => {
		const photo = sharp(await phonePhoto({ width: 960, height: 1320, ...drawing }));
		const options = format === 'avif' ? { effort: 0 } : {};
		return await photo.autoOrient().keepMetadata().toFormat(format, options).toBuffer();
	},
}));

/** Photos that break the limits of a call's vendor. */
function unfitPhotos(call: TestedCall): readonly UnfitPhoto[] {
	const { maxBytes, maxSides } = call.limits;
	return [
		...(maxBytes === MEGABYTE ? [tooManyBytes] : []),
		...(maxSides === null ? [] : [tooManyPixels]),
		...foreign.filter((_, turn) => turn === testedCalls.indexOf(call) % foreign.length),
	];
}

let simulator: Simulator;
let engine: Engine;

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await startEngineFor(simulator);
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

async function check(
	call: TestedCall,
	photo: Buffer,
	{ reference, ...setting }: NodeSetting & { readonly reference?: Buffer } = {},
) {
	const item = await engine.item({ name: 'Ada' }, await filesFor(call, photo, reference));
	const { outputs } = await runCheckNode(engine, call, [item], setting);
	const { output, item: left } = onlyItem(outputs);
	return { sent: item, left, output, verdict: verdictOn([left], call.check) };
}

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Format and size of the upright image, from the decoder instead of our own reader. */
async function factsOf(photo: Buffer) {
	const { format, autoOrient } = await sharp(photo).metadata();
	return {
		format: format === 'heif' ? 'avif' : format,
		...autoOrient,
		bytes: photo.byteLength,
	};
}

/** The vendor received the image in the verdict, within the limits and without metadata. */
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
	test.each(unfitPhotos(call))('$what', async ({ reason, carries, make }) => {
		const photo = await make({ subject: call.subject });
		expect(readMetadata(photo).carriers).toEqual(carries);
		const asItIs = await check(call, photo, withoutFitting);
		expect(asItIs.output).toBe(inconclusive);
		expect(asItIs.verdict).toMatchObject({ nextStep: 'retake', reasons: [reason], attempts: 0 });
		expect(asItIs.verdict.image).not.toHaveProperty('fittedFrom');
		expect(simulator.requests).toEqual([]);

		const fittedFrom = await factsOf(photo);
		const { output, verdict } = await check(call, photo);
		expect(output).toBe(pass);
		const score = Math.min(...Object.values(call.genuine));
		expect(verdict).toMatchObject({ outcome: 'pass', passed: true, score, image: { fittedFrom } });
		expectArrived(call, verdict.image);
		const sentence = `${fittedFrom.width} x ${fittedFrom.height} px, .*\\) was fitted to the limits of ${call.label}: .*MB\\.$`;
		expect([verdict.warnings].flat()[0]).toMatch(new RegExp(sentence));
	});

	test.each(unfitPhotos(call))(`$what: ${call.attack.scenario} does not pass`, async ({ make }) => {
		const { scenario, score, reasons } = call.attack;
		const photo = await make({ subject: call.subject, scenario });
		const { output, verdict } = await check(call, photo);
		expect(output).toBe(fail);
		expect(verdict).toMatchObject({ outcome: 'fail', passed: false, score, reasons });
		expectArrived(call, verdict.image);
	});

	test('a photo within the limits is sent unchanged, with all its metadata', async () => {
		const photo = await phonePhoto({ subject: call.subject, width: 1080, height: 1920 });
		const { output, verdict } = await check(call, photo);
		expect(output).toBe(pass);
		expect(verdict.image).toEqual({ ...(await factsOf(photo)), sha256: sha256Of(photo) });
		expect(verdict.warnings).toEqual([]);
		expect(simulator.requests).toMatchObject([
			{ imageSha256: sha256Of(photo), image: { metadata: all } },
		]);
	});
});

describe.each(testedCalls.filter(isComparison))('$name, its reference', (call) => {
	const ofCard = { subject: 'idCard' } as const;

	test.each(unfitPhotos(call))('$what', async ({ reason, make }) => {
		const [selfie, reference] = [await picture('genuine'), await make(ofCard)];
		const asItIs = await check(call, selfie, { ...withoutFitting, reference });
		expect(asItIs.verdict).toMatchObject({
			...{ nextStep: 'retake', reasons: [reason], unusableImage: 'reference' },
			image: { sha256: sha256Of(selfie) },
		});
		expect(simulator.requests).toEqual([]);

		const { output, verdict } = await check(call, selfie, { reference });
		expect(output).toBe(pass);
		const [request] = simulator.requests;
		expect(verdict).toMatchObject({
			image: { sha256: sha256Of(selfie) },
			referenceImage: {
				sha256: request?.reference?.sha256,
				bytes: request?.reference?.bytes,
				fittedFrom: { ...(await factsOf(reference)), sha256: sha256Of(reference) },
			},
		});
		expect(request).toMatchObject({ imageSha256: sha256Of(selfie), reference: { metadata: [] } });
		expect(verdict.image).not.toHaveProperty('fittedFrom');
		expect(verdict.warnings).toEqual([
			expect.stringMatching(/^The photo of the ID \(.* was fitted/),
		]);
	});

	test.each(unfitPhotos(call))('$what, of someone else', async ({ make }) => {
		const reference = await make({ ...ofCard, scenario: 'someoneElse' });
		const { output, verdict } = await check(call, await picture('genuine'), { reference });
		expect(output).toBe(fail);
		expect(verdict).toMatchObject({ score: call.attack.score, reasons: call.attack.reasons });
	});
});

const accuraId = callNamed('Accura ID');
const kairos = callNamed('Kairos face');

test('a retry sends the same bytes', async () => {
	const photo = await tooManyPixels.make({ scenario: 'busyOnce' });
	const { output, verdict } = await check(kairos, photo);
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

	test('fits a file, and the item keeps the original', async () => {
		const { sent, left, output, verdict } = await check(accuraId, photo);
		expect(output).toBe(pass);
		expectArrived(accuraId, verdict.image);
		expect(left.binary).toEqual(sent.binary);
		if (mode === 'default') expect(left.binary?.data?.data).toBe(photo.toString('base64'));
	});

	test('fits base64 text', async () => {
		const item = await engine.item({ photo: `data:image/jpeg;base64,${photo.toString('base64')}` });
		const parameters = {
			imageSource: 'base64',
			imageBase64: '={{ $json.photo }}',
		};
		const { outputs } = await runCheckNode(engine, accuraId, [item], { parameters });
		const verdict = verdictOn(outputs[pass], accuraId.check);
		expect(verdict).toMatchObject({ passed: true, image: { fittedFrom: await factsOf(photo) } });
		expectArrived(accuraId, verdict.image);
	});
});

describe('an image that cannot be fitted', () => {
	test('needs a retake', async () => {
		const { output, verdict } = await check(accuraId, await truncated());
		expect(output).toBe(inconclusive);
		expect(verdict).toMatchObject({
			outcome: 'inconclusive',
			nextStep: 'retake',
			reasons: ['imageDamaged'],
			warnings: [expect.stringMatching(/JPEG image is damaged and cannot be decoded/)],
		});
		expect(simulator.requests).toEqual([]);
	});

	test('is an error if the user chooses that', async () => {
		const item = await engine.item({}, { data: await truncated() });
		const { outputs } = await runCheckNode(engine, accuraId, [item], {
			options: { unusableImage: 'error' },
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([0, 0, 0, 1]);
		expect(outputs[errorOutput]?.[0]?.json.error).toMatchObject({ reason: 'imageDamaged' });
	});
});

/** An image with an intact header, cut off in the middle of its pixels. */
async function truncated(): Promise<Buffer> {
	const whole = await tooManyBytes.make({});
	const cut = whole.subarray(0, 1_100_000);
	expect(inspectImage(cut).kind).toBe('image');
	return cut;
}
