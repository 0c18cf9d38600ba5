import { createHash } from 'node:crypto';
import { resultsExample, layOut, submitExample, urlOf } from '../examples/scenarios/argosBatch';
import { usingFolder } from '../examples/scenarios/folderReport';
import { scenarios } from '../examples/scenarios/scenarios';
import { importExample, startStage, type ImportedExample, type Stage } from '../examples/stage';
import { genuine, post, success } from './callbackRequests';

// A night's batch of a hundred documents. The results arrive shuffled, some of them twice, and an
// attacker sends forged results.

const scenarioOf = ['genuine', 'genuine', 'replacedPortrait', 'screenReplay', 'notAnalysable'];
const expected: Readonly<Record<string, string>> = {
	genuine: 'pass',
	replacedPortrait: 'fail',
	screenReplay: 'fail',
	notAnalysable: 'inconclusive',
};
const ends = ['Accepted', 'Rejected', 'To a Person', 'Unknown Transaction'];

let stage: Stage;
beforeAll(async () => {
	stage = await startStage();
});
afterAll(async () => await stage.stop());

test('100 verdicts, each with the right applicant, none twice and none forged', async () => {
	const results = await importExample(stage, resultsExample, (workflow) => {
		const { beforeUse, withShortWaits } = scenarios[resultsExample] ?? {};
		const ready = beforeUse?.(workflow, stage) ?? workflow;
		return withShortWaits?.(ready, stage) ?? ready;
	});
	const submit = await importExample(stage, submitExample, usingFolder);
	const names = Array.from({ length: 100 }, (_one, index) => `applicant-${index}.jpg`);
	const scenarioBy = new Map(
		names.map((name, index) => [name, scenarioOf[index % scenarioOf.length] ?? '']),
	);
	const files = await layOut(stage, Object.fromEntries(scenarioBy));
	const { callbacks } = stage.simulator;
	// A busy machine may take longer for a call than the vendor would wait.
	callbacks.set({ hold: true, timeoutMilliseconds: 60_000 });

	const handedIn = await stage.n8n.api.runManually(submit.saved);
	expect(handedIn.outputsOf('Document Forgery').map(({ length }) => length)).toEqual([
		0, 0, 0, 100, 0,
	]);

	callbacks.add({ times: 10, then: { kind: 'duplicate', copies: 1 } });
	const [victim] = callbacks.accepted;
	const forged = victim?.transactionId ?? '';
	// Three forgeries without the secret, before the real results, and two with the secret.
	for (const secret of ['', 'a-secret-that-is-guessed', 'another-secret-that-is-guessed']) {
		const answer = await post(urlOf(results, secret), success(forged, genuine));
		expect(answer.status).toBe(404);
	}
	const deliveries = await callbacks.deliver({ order: 'shuffled', seed: 7, atOnce: 5 });
	for (const transactionId of ['txn_invented_1', 'txn_invented_2']) {
		expect((await post(urlOf(results), success(transactionId, genuine))).status).toBe(200);
	}
	expect(deliveries.map(({ status }) => status).sort()).toEqual([
		...Array<number>(100).fill(200),
		...Array<number>(10).fill(409),
	]);

	const left = await everyEnd(results);
	expect(left.filter(({ end }) => end === 'Unknown Transaction')).toHaveLength(2);
	const decided = left.filter(({ end }) => end !== 'Unknown Transaction');
	expect(decided.map(({ json }) => json.applicant).sort()).toEqual(names.toSorted());
	for (const { end, json } of decided) {
		const name = typeof json.applicant === 'string' ? json.applicant : '';
		const outcome = expected[scenarioBy.get(name) ?? ''];
		expect({ name, end, outcome: json.outcome }).toEqual({ name, end: endFor(outcome), outcome });
		const accepted = callbacks.accepted.find((one) => one.transactionId === json.transactionId);
		const sha256 = createHash('sha256')
			.update(files.get(name) ?? '')
			.digest('hex');
		expect(accepted?.imageSha256).toBe(sha256);
	}
});

function endFor(outcome: string | undefined): string {
	if (outcome === 'pass') return 'Accepted';
	return outcome === 'fail' ? 'Rejected' : 'To a Person';
}

/** The end of each callback. The workflow looks for an unknown transaction for a while. */
async function everyEnd({ n8n, saved }: ImportedExample) {
	const ids = await n8n.api.executionsOf(saved);
	const all = [];
	for (const id of ids) {
		const execution = await n8n.api.until(id, ({ status }) => status === 'success', 120);
		for (const end of ends) {
			const items = execution.runsOf(end) > 0 ? execution.outputsOf(end).flat() : [];
			all.push(...items.map(({ json }) => ({ end, json })));
		}
	}
	return all;
}
