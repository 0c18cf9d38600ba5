import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { chain, decisionName, decisionNode, node, start } from '../../engine/decisionWorkflow';
import { genuineCard, picture } from '../../engine/items';
import { writePictures } from '../../harness/n8n/workflows/fileWorkflow';
import { startOf } from '../../harness/n8n/workflows/examples';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';
import { reached } from '../examples/stage';
import {
	accepted,
	chainOver,
	check,
	decide,
	decisionsIn,
	face,
	forgery,
	id,
	matchWith,
	notOfThisExecution,
	review,
	ends,
	setNode,
	withEnds,
	wiredOver,
} from './decisions';

// Each of these would let an attacker in by a verdict that no vendor gave about them.

let simulator: Simulator;
let n8n: RunningN8n;
/** Of a genuine selfie, in an execution before. */
let genuine: IDataObject;

const foreign = `faceLiveness ${notOfThisExecution}`;
const deactivated = 'faceLiveness checkDeactivated';
const decision = decisionNode();
const off = { ...face, disabled: true };
const noOp = (name: string): INode => node({ name, type: 'n8n-nodes-base.noOp' });

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n(simulator);
	const json = await chainOver(n8n, ['genuine'], face, decision);
	const execution = await n8n.run(json);
	expect(decisionsIn(execution)).toMatchObject([accepted]);
	genuine = { ...Object(execution.outputsOf(face.name)[0]?.[0]?.json.faceLiveness) };
	expect(genuine).toMatchObject({ outcome: 'pass', passed: true });
});
afterEach(() => simulator.reset());
afterAll(async () => {
	await n8n.stop();
	await simulator.close();
});

/** Writes the verdict of the other execution. */
const forge = (name: string, field = 'faceLiveness'): INode =>
	setNode(name, JSON.stringify({ [field]: genuine }));

describe('a verdict that came in by a webhook', () => {
	/** What most people put behind a webhook: its body, as the item. */
	const unpack = setNode('Unpack', '$json.body');

	async function called(check: INode, body: object): Promise<ReadonlyArray<object>> {
		const path = `decide-${check.name}-${String(check.disabled)}-${check.type.length}`;
		const webhook: INode = {
			...node({ name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2 }),
			webhookId: path,
			parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
		};
		const json = { name: 'Webhook', ...chain(webhook, unpack, check, decision) };
		const saved = await n8n.api.createWorkflow(n8n.withCredentials(json));
		await n8n.api.activate(saved);
		const answer = await fetch(startOf(json, n8n.address), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		expect(answer.status).toBe(200);
		const execution = await n8n.api.newExecutionOf(saved, []);
		const decisions = decisionsIn(await n8n.api.finished(execution));
		return decisions.map(({ by, reasons }) => ({ by, reasons }));
	}

	const parameters: INodeParameters = { imageSource: 'base64', imageBase64: '={{ $json.photo }}' };
	const ofText = check('faceLiveness', { parameters });
	const photo = async (scenario: string) => (await picture(scenario)).toString('base64');

	test('is overwritten by the check', async () => {
		const spoof = { faceLiveness: genuine, photo: await photo('spoofedSelfie') };
		expect(await called(ofText, spoof)).toEqual([
			{ by: 'reject', reasons: ['faceLiveness livenessBelowThreshold'] },
		]);
	});

	test('where the check is deactivated', async () => {
		expect(await called({ ...ofText, disabled: true }, { faceLiveness: genuine })).toEqual([
			review(deactivated, foreign),
		]);
	});

	test('where another node stands in place of the check', async () => {
		expect(await called(noOp('Was Face Liveness'), { faceLiveness: genuine })).toEqual([
			review('item noChecks', foreign),
		]);
	});
});

describe('a verdict that a Set node writes', () => {
	test.each([
		['before a deactivated check', () => [forge('Forge'), off], [deactivated, foreign]],
		['after a deactivated check', () => [off, forge('Forge')], [deactivated, foreign]],
		['over that of a check', () => [face, forge('Forge')], [foreign]],
		['into another field', () => [face, forge('Forge', 'selfie')], [foreign]],
		['before a check, into another field', () => [forge('Forge', 'selfie'), face], [foreign]],
		['and no check is there', () => [forge('Forge')], ['item noChecks', foreign]],
	])('%s', async (_where, nodes, reasons) => {
		const json = await chainOver(n8n, ['genuine'], ...nodes(), decision);
		expect(await decide(n8n, json)).toEqual([review(...reasons)]);
	});

	const edits: ReadonlyArray<readonly [string, string, string]> = [
		['a higher score', '{ ...$json.faceLiveness, score: 99 }', 'faceLiveness verdictMalformed'],
		['a lower threshold', '{ ...$json.faceLiveness, threshold: 1 }', foreign],
		['another time', "{ ...$json.faceLiveness, checkedAt: '2026-11-30T10:00:00.000Z' }", foreign],
		['another reference', "{ ...$json.faceLiveness, transactionId: 'txn_1' }", foreign],
		['no outcome', '{ ...$json.faceLiveness, outcome: null }', 'faceLiveness verdictMalformed'],
		[
			'what is inherited',
			`JSON.parse('{"faceLiveness":{"check":"faceLiveness","__proto__":' + JSON.stringify($json.faceLiveness) + '}}').faceLiveness`,
			'faceLiveness verdictMalformed',
		],
	];
	test.each(edits)('to edit a genuine one: %s', async (_what, expression, reason) => {
		const edit = setNode('Edit', `{ faceLiveness: ${expression} }`);
		const json = await chainOver(n8n, ['genuine'], face, edit, decision);
		expect(await decide(n8n, json)).toEqual([review(reason)]);
	});

	test('in place of a fail', async () => {
		const edit = setNode(
			'Edit',
			"{ faceLiveness: { ...$json.faceLiveness, outcome: 'pass', passed: true, nextStep: 'accept', reasons: [], score: 99, signals: [{ name: 'liveness', score: 99, passed: true }] } }",
		);
		const json = await chainOver(n8n, ['spoofedSelfie'], face, edit, decision);
		expect(await decide(n8n, json)).toEqual([review(foreign)]);
	});
});

describe('the verdict of another applicant', () => {
	test.each(["$('faceLiveness').first()", "$('faceLiveness').all()[0]"])(
		'by the expression %s',
		async (other) => {
			const edit = setNode('Edit', `{ faceLiveness: ${other}.json.faceLiveness }`);
			const json = await chainOver(n8n, ['genuine', 'spoofedSelfie'], face, edit, decision);
			expect(await decide(n8n, json)).toEqual([review(foreign), review(foreign)]);
		},
	);

	test('by an expression, for an attacker who is left', async () => {
		const edit = setNode('Edit', "{ faceLiveness: $('faceLiveness').first().json.faceLiveness }");
		const second = node({
			name: 'Second',
			type: 'n8n-nodes-base.limit',
			parameters: { maxItems: 1, keep: 'lastItems' },
		});
		const scenarios = ['genuine', 'spoofedSelfie'];
		const json = await chainOver(n8n, scenarios, face, second, edit, decision);
		expect(await decide(n8n, json)).toEqual([review(foreign)]);
	});

	test('by a Merge whose branches have each lost another applicant', async () => {
		const routed = { parameters: { routing: 'passFail' } };
		const merge = node({
			name: 'Merge',
			type: 'n8n-nodes-base.merge',
			typeVersion: 3.2,
			parameters: { mode: 'combine', combineBy: 'combineByPosition', options: {} },
		});
		const json = await wiredOver(
			n8n,
			['genuine', 'spoofedSelfie', 'screenReplay'],
			[noOp('Split'), check('faceLiveness', routed), check('idLiveness', routed), merge, decision],
			[
				['Split', 0, face.name],
				['Split', 0, id.name],
				[face.name, 0, 'Merge', 0],
				[id.name, 0, 'Merge', 1],
				['Merge', 0, decisionName],
			],
		);
		// The second pair is of two applicants. The item has the files of one of them.
		expect(await decide(n8n, json)).toEqual([
			review(foreign, `idLiveness ${notOfThisExecution}`),
			accepted,
		]);
	});
});

test('a verdict that was stored by another execution, and is loaded beside the check', async () => {
	const file = Buffer.from(JSON.stringify({ faceLiveness: genuine }));
	const folder = await writePictures(n8n.folder, 'stored', { 'verdict.json': file });
	const load = node({
		name: 'Load',
		type: 'n8n-nodes-base.readWriteFile',
		parameters: { operation: 'read', fileSelector: `${folder}/*`, options: {} },
	});
	const extract = node({
		name: 'Extract',
		type: 'n8n-nodes-base.extractFromFile',
		parameters: { operation: 'fromJson', destinationKey: 'stored', options: {} },
	});
	const unpack = setNode('Unpack', '$json.stored');
	const loaded = chain(start, load, extract, unpack, decision);
	const checked = chain(face, decision);
	const json = {
		name: 'Stored',
		nodes: [...loaded.nodes, face],
		connections: { ...loaded.connections, ...checked.connections },
	};
	expect(await decide(n8n, json)).toEqual([review(foreign)]);
});

describe('nodes that n8n passes by', () => {
	test('every check deactivated', async () => {
		const all = [face, id, forgery].map((one) => ({ ...one, disabled: true }));
		const json = await chainOver(n8n, ['genuine'], ...all, decision);
		expect(await decide(n8n, json)).toEqual([
			review(deactivated, 'idLiveness checkDeactivated', 'documentForgery checkDeactivated'),
		]);
	});

	test('one check deactivated', async () => {
		const json = await chainOver(n8n, ['genuine'], id, off, decision);
		expect(await decide(n8n, json)).toEqual([review(deactivated)]);
	});

	test('the match deactivated', async () => {
		const match = await matchWith(genuineCard(), { disabled: true });
		const json = await chainOver(n8n, ['someoneElse'], face, match, decision);
		expect(await decide(n8n, json)).toEqual([review('faceMatch checkDeactivated')]);
	});

	test('the decision deactivated', async () => {
		const disabled = { ...decision, disabled: true };
		const json = await chainOver(n8n, ['genuine'], forge('Forge'), face, disabled);
		const execution = await n8n.run(withEnds(json));
		expect(reached(execution, ends)).toEqual(['Reviewed']);
	});

	test('pinned data on the check', async () => {
		const json = await chainOver(n8n, ['spoofedSelfie'], face, decision);
		const pinData = { [face.name]: [{ json: { faceLiveness: genuine } }] };
		expect(await decide(n8n, { ...json, pinData })).toEqual([review(foreign)]);
	});

	test('pinned data on the decision', async () => {
		const json = await chainOver(n8n, ['spoofedSelfie'], face, decision);
		const kycDecision = { decision: 'accept', accepted: true, reasons: [] };
		const pinData = { [decisionName]: [{ json: { kycDecision } }] };
		// What was pinned is put out as it is, by the first output.
		const execution = await n8n.run(withEnds({ ...json, pinData }));
		expect(reached(execution, ends)).toEqual(['Reviewed']);
	});
});

describe('a match', () => {
	test('of someone else with the genuine card of another person', async () => {
		const json = await chainOver(
			n8n,
			['someoneElse'],
			face,
			await matchWith(genuineCard()),
			decision,
		);
		const reasons = ['faceMatch faceMatchBelowThreshold'];
		expect(await decide(n8n, json)).toEqual([{ by: 'reject', reasons }]);
	});

	test('of another selfie than the one that Face Liveness checked', async () => {
		const imageBase64 = (await picture('genuine', { seed: 7 })).toString('base64');
		const parameters = { imageSource: 'base64', imageBase64 };
		const match = await matchWith(genuineCard(), { parameters });
		const json = await chainOver(n8n, ['genuine'], face, match, decision);
		expect(await decide(n8n, json)).toEqual([review('item differentSelfies')]);
	});

	test('with another card than the one that ID Liveness checked', async () => {
		const json = await chainOver(
			n8n,
			['genuine'],
			face,
			id,
			await matchWith(genuineCard()),
			decision,
		);
		expect(await decide(n8n, json)).toEqual([review('item differentDocuments')]);
	});

	test('of a card with itself', async () => {
		const match = await matchWith(picture('genuine'));
		const json = await chainOver(n8n, ['genuine'], match, decision);
		const reasons = ['faceMatch invalidParameter'];
		expect(await decide(n8n, json)).toEqual([{ by: 'unresolved', reasons }]);
	});
});
