import { startEngine, type Engine } from '../engine/engine';
import { demoCredentials, runCheckNode, verdictOn } from '../engine/checkNode';
import { drawImage } from '../harness/drawings/draw';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { testedCalls, type TestedCall } from './vendorCalls';

const [pass, fail, inconclusive] = [0, 1, 2];
const size = { width: 1080, height: 1920 };

let simulator: Simulator;
let engine: Engine;

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await startEngine({ binaryMode: 'filesystem', credentials: demoCredentials(simulator) });
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

async function picture(call: TestedCall, scenario: string, change: Partial<typeof size> = {}) {
	return await drawImage({ subject: call.subject, format: 'jpeg', ...size, ...change, scenario });
}

async function check(call: TestedCall, image: Buffer, setting = {}) {
	const items = [await engine.item({ applicant: 'Ada' }, { data: image })];
	return await runCheckNode(engine, call, items, setting);
}

describe.each(testedCalls)('$name', (call) => {
	test('passes a genuine picture, and says all there is to say', async () => {
		const image = await picture(call, 'genuine');
		const { outputs } = await check(call, image);
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 0]);
		expect(outputs[pass]?.[0]?.json.applicant).toBe('Ada');
		expect(outputs[pass]?.[0]?.binary?.data).toBeDefined();
		expect(outputs[pass]?.[0]?.pairedItem).toEqual({ item: 0 });
		expect(verdictOn(outputs[pass], call.check)).toEqual({
			check: call.check,
			provider: call.provider,
			outcome: 'pass',
			passed: true,
			score: Math.min(...Object.values(call.genuine)),
			threshold: call.defaultThreshold,
			nextStep: 'accept',
			reasons: [],
			signals: Object.entries(call.genuine).map(([name, score]) => ({ name, score, passed: true })),
			image: { format: 'jpeg', ...size, bytes: image.length, sha256: sha256Of(simulator) },
			transactionId: call.hasReference ? expect.any(String) : null,
			engineVersion: call.engineVersion,
			checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
			durationMs: expect.any(Number),
			attempts: 1,
			warnings: [],
		});
	});

	test('fails an attack, with the signal that gave it away', async () => {
		const { outputs } = await check(call, await picture(call, call.attack.scenario));
		expect(verdictOn(outputs[fail], call.check)).toMatchObject({
			outcome: 'fail',
			passed: false,
			score: call.attack.score,
			nextStep: 'reject',
			reasons: call.attack.reasons,
		});
	});

	test('passes at the threshold, and not a hundredth below it', async () => {
		const image = await picture(call, 'genuine');
		const lowest = Math.min(...Object.values(call.genuine));
		const at = await check(call, image, { parameters: { threshold: lowest } });
		expect(verdictOn(at.outputs[pass], call.check).passed).toBe(true);
		const above = await check(call, image, { parameters: { threshold: lowest + 0.01 } });
		expect(verdictOn(above.outputs[fail], call.check).passed).toBe(false);
	});

	test('leaves scores in the review band to a person', async () => {
		const options = { reviewThreshold: 40 };
		const { outputs } = await check(call, await picture(call, 'reviewBand'), { options });
		expect(verdictOn(outputs[inconclusive], call.check)).toMatchObject({
			outcome: 'inconclusive',
			passed: false,
			nextStep: 'review',
			reasons: expect.arrayContaining([expect.stringMatching(/InReviewBand$/)]),
		});
	});

	test('shows the provider’s own answer to whoever asks for it', async () => {
		const options = { includeRawResponse: true };
		const { outputs } = await check(call, await picture(call, 'genuine'), { options });
		expect(verdictOn(outputs[pass], call.check).raw).toEqual(expect.any(Object));
	});

	test('reads a picture that comes as base64 text the same', async () => {
		const image = await picture(call, 'genuine');
		const parameters = { imageSource: 'base64', imageBase64: '={{ $json.picture }}' };
		const picturePlain = image.toString('base64');
		for (const text of [picturePlain, `data:image/jpeg;base64,${picturePlain}`]) {
			const items = [await engine.item({ picture: text })];
			const { outputs } = await runCheckNode(engine, call, items, { parameters });
			expect(verdictOn(outputs[pass], call.check).passed).toBe(true);
		}
	});

	test('says of a refused key that the key is at fault, or its usage limit', async () => {
		simulator.faults.add({ then: { kind: 'answer', status: 403, body: { message: 'Forbidden' } } });
		const { outputs } = await check(call, await picture(call, 'genuine'), {
			onError: 'continueRegularOutput',
		});
		const verdict = verdictOn(outputs[inconclusive], call.check);
		expect(verdict).toMatchObject({
			outcome: 'error',
			nextStep: 'fix',
			reasons: [call.forbidden],
			error: {
				httpCode: 403,
				message: expect.stringMatching(call.forbidden === 'unauthorized' ? /key/ : /usage limit/),
			},
		});
	});
});

function sha256Of({ requests }: Simulator): string | undefined | null {
	return requests[0]?.imageSha256;
}
