import type { INodeParameters } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { offersOf } from '../../nodes/verification/providers/registry';
import { runCheckNode, verdictOn, type NodeSetting } from '../engine/checkNode';
import type { Engine } from '../engine/engine';
import { filesFor, genuineCard, picture } from '../engine/items';
import { version } from '../../package.json';
import { startVendorServer, type VendorServer } from '../vendors/server';
import { check, sampleAnswer, startEngineOn } from './contract';
import { isComparison, rows, type Row } from './vendorCalls';

const [pass, fail, inconclusive] = [0, 1, 2];
const continuing = { onError: 'continueRegularOutput' } as const;

let server: VendorServer;
let engine: Engine;
let image: Buffer;

beforeAll(async () => {
	server = await startVendorServer();
	engine = await startEngineOn(server, 'filesystem');
	image = await picture('genuine');
});
afterEach(() => server.reset());
afterAll(async () => await server.close());

const words = new Map([
	['liveness', 'liveness'],
	['screenReplay', 'screen replay'],
	['paperPrinted', 'paper printed'],
	['replacePortraits', 'replaced portrait'],
	['faceMatch', 'face match'],
]);

/** Such as "screen replay 99, paper printed 98 and replaced portrait 97". */
function wordsFor(scores: ReadonlyArray<{ readonly name: string; readonly score: number }>) {
	const named = scores.map(({ name, score }) => `${words.get(name)} ${score}`);
	return named.join(', ').replace(/, ([^,]*)$/, ' and $1');
}

/** Of the card that a comparison compares the picture with. */
async function factsOfCard() {
	const card = await genuineCard();
	return {
		...{ format: 'jpeg', width: 1280, height: 960, bytes: card.length },
		sha256: createHash('sha256').update(card).digest('hex'),
	};
}

describe.each(rows)('$name', (row) => {
	const signals = row.signals({});

	async function checkWith(status: number, body: unknown, setting: NodeSetting = {}) {
		server.answerNext(status, body);
		return await check(engine, row, image, setting);
	}

	test('has the limits, the threshold and the fields of its page', () => {
		const offer = offersOf(row.check).find(({ provider }) => provider.name === row.provider);
		expect(offer?.provider).toMatchObject({
			label: row.label,
			credentialType: row.credentialType,
		});
		expect(offer?.check.limits).toEqual(row.limits);
		expect(offer?.check.defaultThreshold).toBe(row.defaultThreshold);
		expect(offer?.check.passes).toBe(row.threshold.passes);
		const defaults = offer?.check.parameters.map((spec) => [spec.name, spec.default]) ?? [];
		expect(Object.fromEntries(defaults)).toEqual(row.defaults ?? {});
	});

	test('passes a genuine picture, and says all there is to say', async () => {
		const scores = signals.map((name, index) => ({ name, score: 99 - index }));
		const scoreOf = (name: string) => 99 - signals.indexOf(name);
		const { outputs } = await checkWith(200, sampleAnswer(row, scoreOf));
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 0]);
		const [item] = outputs[pass] ?? [];
		expect(item).toMatchObject({ json: { applicant: 'Ada' }, pairedItem: { item: 0 } });
		expect(Object.keys(item?.json ?? {})).toEqual(['applicant', row.check]);
		expect(Object.keys(item?.binary ?? {})).toEqual(Object.keys(await filesFor(row, image)));
		const verdict = verdictOn(outputs[pass], row.check);
		const { transactionId } = verdict;
		const reference = typeof transactionId === 'string' ? ` (${transactionId})` : '';
		const every = signals.length > 1 ? 'all ' : '';
		const side = `${every}${row.threshold.passes === 'above' ? 'above' : 'at or above'}`;
		expect(verdict).toEqual({
			check: row.check,
			provider: row.provider,
			outcome: 'pass',
			passed: true,
			summary: `Passed: ${row.label} scored ${wordsFor(scores)}, ${side} ${row.defaultThreshold}${reference}`,
			score: 100 - signals.length,
			threshold: row.defaultThreshold,
			nextStep: 'accept',
			reasons: [],
			signals: scores.map((signal) => ({ ...signal, passed: true })),
			image: {
				...{ format: 'jpeg', width: 1080, height: 1920, bytes: image.length },
				sha256: createHash('sha256').update(image).digest('hex'),
			},
			...(isComparison(row) ? { referenceImage: await factsOfCard() } : {}),
			transactionId: row.hasReference ? expect.any(String) : null,
			engineVersion: row.engineVersion,
			checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
			durationMs: expect.any(Number),
			attempts: 1,
			settings: {
				reviewThreshold: null,
				unusableImage: 'inconclusive',
				fitImage: expect.any(Boolean),
				parameters: { ...row.defaults, ...row.parameters },
				host: new URL(server.baseUrlOf(row.provider)).host,
			},
			packageVersion: version,
			warnings: [],
		});
		expect(verdict.durationMs).toBeGreaterThanOrEqual(0);
	});

	test.each(signals)('fails an attack that only %s gives away', async (attacked) => {
		const scoreOf = (name: string) => (name === attacked ? 5 : 99);
		const { outputs } = await checkWith(200, sampleAnswer(row, scoreOf));
		expect(verdictOn(outputs[fail], row.check)).toMatchObject({
			outcome: 'fail',
			passed: false,
			summary: expect.stringContaining(`${wordsFor([{ name: attacked, score: 5 }])}, below `),
			score: 5,
			nextStep: 'reject',
			reasons: [`${attacked}BelowThreshold`],
		});
	});

	test.each([
		['at the threshold', 90, row.threshold.passes === 'atLeast' ? pass : fail],
		['a hundredth above it', 90.01, pass],
		['a hundredth below it', 89.99, fail],
	])('compares as its page says: %s', async (_where, score, output) => {
		const parameters: INodeParameters = { threshold: 90 };
		const { outputs } = await checkWith(200, sampleAnswer(row, score), { parameters });
		expect(verdictOn(outputs[output], row.check).passed).toBe(output === pass);
	});

	test('leaves scores in the review band to a person', async () => {
		const options = { reviewThreshold: 40 };
		const { outputs } = await checkWith(200, sampleAnswer(row, 50), { options });
		expect(verdictOn(outputs[inconclusive], row.check)).toMatchObject({
			outcome: 'inconclusive',
			passed: false,
			summary: expect.stringMatching(`^Inconclusive: ${row.label} scored .* from 40 to `),
			settings: expect.objectContaining({ reviewThreshold: 40 }),
			nextStep: 'review',
			reasons: signals.map((name) => `${name}InReviewBand`),
		});
	});

	test.each(row.answers(() => 99, {}).map((body) => [JSON.stringify(body), body]))(
		'passes each form of a good answer, and shows it on request: %s',
		async (_text, body) => {
			const options = { includeRawResponse: true };
			const { outputs } = await checkWith(200, body, { options });
			expect(verdictOn(outputs[pass], row.check).raw).toEqual(body);
		},
	);

	test('reads a picture that comes as base64 text the same', async () => {
		const parameters = { imageSource: 'base64', imageBase64: '={{ $json.picture }}' };
		const plain = image.toString('base64');
		for (const text of [plain, `data:image/jpeg;base64,${plain}`]) {
			server.answerNext(200, sampleAnswer(row, 99));
			const items = [await engine.item({ picture: text })];
			const { outputs } = await runCheckNode(engine, row, items, { parameters });
			expect(verdictOn(outputs[pass], row.check).passed).toBe(true);
		}
	});

	const [noScores] = row.answers(() => NaN, {});
	const errors = row.vendor.errors(400, 9999, 'Fail to process');
	test.each([
		...row.ownAnswers,
		{ name: 'no score', status: 200, body: noScores, reason: 'unreadableAnswer' },
		{ name: 'an empty object', status: 200, body: {}, reason: 'unreadableAnswer' },
		{ name: '403', status: 403, body: {}, reason: row.vendor.forbidden },
		...[400, 200].flatMap((status) =>
			errors.map((body) => ({
				...{ name: `the error ${JSON.stringify(body)}`, status, body },
				reason: 'rejectedByVendor',
			})),
		),
	])('$status with $name: $reason', async ({ status, body, reason, ...more }) => {
		const { outputs } = await checkWith(status, body, continuing);
		const verdict = verdictOn(outputs[inconclusive], row.check);
		expect(verdict).toMatchObject({ passed: false, score: null, reasons: [reason] });
		expect(verdict.unusableImage).toBe('at' in more ? more.at : undefined);
	});
});

test('no row is about a check that the registry lacks, and none is missing', () => {
	const name = ({ check: checkName, provider }: Row) => `${provider} ${checkName}`;
	const checks = [...new Set(rows.map((row) => row.check))];
	const offered = checks.flatMap((one) =>
		offersOf(one).map(({ provider }) => `${provider.name} ${one}`),
	);
	expect(rows.map(name).sort()).toEqual(offered.sort());
});
