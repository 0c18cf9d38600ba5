import sharp from 'sharp';
import { startEngine, type Engine } from './engine';
import {
	checkWorkflow,
	demoCredentials,
	nodeName,
	onlyItem,
	runCheckNode,
	verdictOn,
} from './checkNode';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { binaryModes, callNamed, picture, startEngineFor } from './items';

const face = callNamed('Kairos face');
const [pass, fail, inconclusive] = [0, 1, 2];

let simulator: Simulator;
const pictures = new Map<string, Buffer>();

beforeAll(async () => {
	simulator = await startSimulator();
	for (const scenario of ['genuine', 'spoofedSelfie', 'reviewBand', 'noFace']) {
		pictures.set(scenario, await picture(scenario));
	}
	pictures.set('tooSmall', await picture('genuine', { width: 200, height: 200 }));
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

describe.each(binaryModes)('binary data in %s mode', (mode) => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await startEngineFor(simulator, mode);
	});

	const submit = async (scenario: string, json = {}) =>
		await engine.item(json, { data: pictures.get(scenario) ?? Buffer.alloc(0) });

	test('outputs only the verdict, under another name', async () => {
		const options = { resultField: 'selfieCheck', includeInputFields: false, includeBinary: false };
		const { outputs } = await runCheckNode(
			engine,
			face,
			[await submit('genuine', { name: 'Ada' })],
			{ options },
		);
		const [item] = outputs.flat();
		expect(Object.keys(item?.json ?? {})).toEqual(['selfieCheck']);
		expect(item?.binary).toBeUndefined();
	});

	test('reads thresholds and options for each item', async () => {
		const items = [
			await submit('genuine', { wanted: '90', field: 'a' }),
			await submit('genuine', { wanted: 98, field: 'b' }),
		];
		const { outputs } = await runCheckNode(engine, face, items, {
			parameters: { threshold: '={{ $json.wanted }}' },
			options: { resultField: '={{ $json.field }}' },
		});
		expect(verdictOn(outputs[pass], 'a').threshold).toBe(90);
		expect(verdictOn(outputs[fail], 'b').threshold).toBe(98);
	});

	test.each(['webp', 'tiff'] as const)(
		'reports a large %s upright, for every place of the orientation',
		async (format) => {
			const create = { width: 2400, height: 1600, channels: 3, background: 'teal' } as const;
			const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
			const file = await sharp({ create: { ...create, noise } })
				[format](format === 'tiff' ? { compression: 'none' } : { effort: 0 })
				.withMetadata({ orientation: 6 })
				.toBuffer();
			expect(file.length).toBeGreaterThan(1_000_000);
			const { outputs } = await runCheckNode(
				engine,
				face,
				[await engine.item({}, { data: file })],
				{
					parameters: { routing: 'single', fitImage: false },
				},
			);
			expect(verdictOn(outputs[0], 'faceLiveness').image).toMatchObject({
				format,
				width: 1600,
				height: 2400,
				bytes: file.length,
			});
		},
	);

	test('says of each item what its check was set to, and keeps what is the same once', async () => {
		const names = ['a', 'b', 'c', 'd'];
		const reviews = [50, '50', 40, 'low'];
		const items = await Promise.all(
			names.map((name, index) => submit('genuine', { name, review: reviews[index] })),
		);
		const { outputs } = await runCheckNode(engine, face, items, {
			parameters: { fitImage: true },
			options: { reviewThreshold: '={{ $json.review }}', unusableImage: 'error' },
			onError: 'continueRegularOutput',
		});
		const host = new URL(simulator.baseUrls.kairos).host;
		const set = { unusableImage: 'error', fitImage: true, parameters: {}, host };
		const [a, b, c] = (outputs[pass] ?? []).map((item) => verdictOn([item], 'faceLiveness'));
		expect(a?.settings).toEqual({ reviewThreshold: 50, ...set });
		expect(b?.settings).toBe(a?.settings);
		expect(c?.settings).toEqual({ reviewThreshold: 40, ...set });
		expect(verdictOn(outputs[inconclusive], 'faceLiveness')).toMatchObject({
			summary: expect.stringMatching(/^Error: Review Threshold must be a number/),
			settings: {
				...{ reviewThreshold: null, unusableImage: null, fitImage: null, parameters: null },
				host,
			},
		});
	});

	test('knows nothing of the settings where there is no credential', async () => {
		const { outputs } = await runCheckNode(engine, face, [await submit('genuine')], {
			credential: false,
			onError: 'continueRegularOutput',
		});
		expect(verdictOn(outputs[inconclusive], 'faceLiveness').settings).toEqual({
			...{ reviewThreshold: null, unusableImage: null, fitImage: null },
			...{ parameters: null, host: null },
		});
	});

	test('states the limit and the value of an unusable image', async () => {
		const { outputs, run } = await runCheckNode(engine, face, [await submit('tooSmall')]);
		expect(run.data.resultData.runData[nodeName]?.[0]?.hints).toMatchObject([
			{
				message: expect.stringMatching(/^1 image was .*Kairos, which needs at least 300 x 300 px/),
			},
		]);
		expect(verdictOn(outputs[inconclusive], 'faceLiveness')).toMatchObject({
			outcome: 'inconclusive',
			nextStep: 'retake',
			reasons: ['imageTooSmall'],
			image: { format: 'jpeg', width: 200, height: 200 },
			attempts: 0,
			warnings: [expect.stringMatching(/200 x 200 px.*Kairos.*300 x 300 px/)],
		});
		expect(simulator.requests).toHaveLength(0);
	});

	test('makes an unusable image an error if the user chooses that', async () => {
		const setting = { options: { unusableImage: 'error' } };
		const item = await submit('noFace', { name: 'Ada' });
		const stopped = await runCheckNode(engine, face, [item], setting);
		expect(stopped.run.data.resultData.error?.message).toBe('Kairos found no face in the image');

		const moved = await runCheckNode(engine, face, [item], {
			...setting,
			onError: 'continueErrorOutput',
		});
		const { item: left, output } = onlyItem(moved.outputs);
		expect(output).toBe(3);
		expect(left.json).toEqual({
			name: 'Ada',
			error: {
				message: 'Kairos found no face in the image',
				description: expect.any(String),
				reason: 'noFaceFound',
				nextStep: 'retake',
				check: 'faceLiveness',
				provider: 'kairos',
				httpCode: null,
				checkedAt: expect.any(String),
				attempts: 1,
				transactionId: expect.any(String),
				image: expect.objectContaining({ format: 'jpeg', sha256: expect.any(String) }),
			},
		});
	});

	test.each<[string, readonly string[], string]>([
		['no', [], 'This item has no files. Check that the previous step outputs the image as a file.'],
		['one', ['Selfie'], 'This item has: Selfie. Set Input Data Field Name to Selfie.'],
		[
			'two',
			['Selfie', 'Photo_of_your_ID'],
			'This item has: Selfie, Photo_of_your_ID. Set Input Data Field Name to the name of the image.',
		],
		[
			'many',
			['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
			'This item has: a, b, c, d, e and 3 more. Set Input Data Field Name to the name of the image.',
		],
		[
			'some of its own',
			['Selfie', 'ada@lovelace.example'],
			'This item has: Selfie and 1 more. Set Input Data Field Name to the name of the image.',
		],
		[
			'some of its own, one named like a key,',
			['Photo_of_your_passport_page_2', 'sk_live_51Hx1234567890abcdef'],
			'This item has: Photo_of_your_passport_page_2 and 1 more. Set Input Data Field Name to the name of the image.',
		],
		[
			'a strange',
			['<b>Ada</b>'],
			'Set Input Data Field Name to the name that the Binary tab of the input shows.',
		],
	])('says which files an item with %s file has', async (_files, names, advice) => {
		const image = pictures.get('genuine') ?? Buffer.alloc(0);
		const files = Object.fromEntries(names.map((name) => [name, image]));
		const { run } = await runCheckNode(engine, face, [await engine.item({}, files)]);
		expect(run.data.resultData.error).toMatchObject({
			message: 'The item has no image in the binary field "data"',
			description: advice,
		});
	});

	test('says which files an item has among its fields', async () => {
		const { binary } = await engine.item(
			{},
			{ Selfie: pictures.get('genuine') ?? Buffer.alloc(0) },
		);
		const item = { json: { _files: Object.fromEntries(Object.entries(binary ?? {})) }, binary: {} };
		const workflow = checkWorkflow(face, { parameters: { binaryPropertyName: '_files.data' } });
		const { run } = await engine.run({ ...workflow, settings: { binaryMode: 'combined' } }, [item])
			.finished;
		expect(run.data.resultData.error).toMatchObject({
			message: 'The item has no image in the binary field "_files.data"',
			description: 'This item has: _files.Selfie. Set Input Data Field Name to _files.Selfie.',
		});
	});
});

test('reads the credential once for all items and requests', async () => {
	let lookUps = 0;
	const { kairosApi = {} } = demoCredentials(simulator);
	const credentials = {
		get kairosApi() {
			lookUps += 1;
			return kairosApi;
		},
	};
	const engine = await startEngine({ binaryMode: 'default', credentials });
	const data = pictures.get('genuine') ?? Buffer.alloc(0);
	const items = await Promise.all([1, 2, 3].map(async () => await engine.item({}, { data })));
	const { outputs } = await runCheckNode(engine, face, items);
	expect({ passed: outputs[pass]?.length, lookUps }).toEqual({ passed: 3, lookUps: 1 });
});
