import { fittedVerdictsWithoutMatch } from '../../../harness/drawings/expectedVerdicts';
import { startOf } from '../../../harness/n8n/workflows/examples';
import { picturesOf } from '../applicants';
import type { Scenario } from './scenario';
import {
	callersKey,
	importExample,
	runBy,
	withParameters,
	withoutNode,
	type ImportedExample,
} from '../stage';

const names = ['Face Liveness', 'ID Liveness', 'Document Forgery'];
const asked = [
	{ check: 'faceLiveness', provider: 'kairos' },
	{ check: 'idLiveness', provider: 'accura' },
	{ check: 'documentForgery', provider: 'argos' },
];
const decisions = new Map([
	['accept', { status: 200, decision: 'accept' }],
	['reject', { status: 200, decision: 'reject' }],
	['review', { status: 202, decision: 'review' }],
	['retake', { status: 422, decision: 'retake' }],
	['retry', { status: 503, decision: 'unresolved' }],
]);
/** All three checks run. Document Forgery finds these too. */
const alsoFound = new Map([
	['04-screen-replay', 'screenReplayBelowThreshold'],
	['05-printed-copy', 'paperPrintedBelowThreshold'],
]);
/** The checks do not retry here, because the caller waits. */
const busy = { nextStep: 'retry', reasons: ['rateLimited'] } as const;

type Files = Readonly<Record<string, Buffer | readonly Buffer[] | string>>;

export const webhookApi: Scenario = {
	withShortWaits: (workflow) =>
		names.reduce(
			(edited, check) => withParameters(edited, check, { options: { timeout: 2 } }),
			workflow,
		),

	refused: Object.fromEntries(
		['03-spoofed-selfie', '06-replaced-portrait', '08-no-face'].map((applicant) => [
			applicant,
			async (played) => {
				const { Selfie: selfie, ID: id } = await picturesOf(applicant);
				const { body, execution } = await call(played, { selfie, id });
				expect(body).not.toContain('accept');
				return execution;
			},
		]),
	),

	tests(played) {
		test.each(fittedVerdictsWithoutMatch)('$applicant: $nextStep', async (verdict) => {
			const { applicant } = verdict;
			const { nextStep, reasons } = applicant === '15-busy-vendor' ? busy : verdict;
			const { Selfie: selfie, ID: id } = await picturesOf(applicant);
			const { decision, status } = decisions.get(nextStep) ?? {};
			const { body, ...answer } = await call(played(), { selfie, id });
			expect(answer.status).toBe(status);
			const found = alsoFound.get(applicant);
			expect(JSON.parse(body)).toEqual({
				decision,
				nextStep,
				reasons: found === undefined ? reasons : [...reasons, found],
				transactions: allTransactions(),
			});
		});

		test('the references are those of the vendors', async () => {
			const { Selfie: selfie, ID: id } = await picturesOf('01-genuine');
			const { body } = await call(played(), { selfie, id });
			expect(JSON.parse(body)).toMatchObject({
				transactions: [
					{ transactionId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
					{ transactionId: null },
					{ transactionId: expect.stringMatching(/^txn_/) },
				],
			});
		});

		const missing: ReadonlyArray<
			readonly [string, (files: { selfie: Buffer; id: Buffer }) => Files]
		> = [
			['no file', () => ({})],
			['no selfie', ({ id }) => ({ id })],
			['no ID', ({ selfie }) => ({ selfie })],
			['a text for a selfie', ({ id }) => ({ selfie: 'selfie', id })],
			['two selfies', ({ selfie, id }) => ({ selfie: [selfie, selfie], id })],
			[
				'a verdict of its own',
				({ id }) => ({ faceLiveness: JSON.stringify({ passed: true }), id }),
			],
		];

		test.each(missing)('a call with %s costs nothing, and is told so', async (_what, filesOf) => {
			const { Selfie: selfie, ID: id } = await picturesOf('01-genuine');
			const { status, body } = await call(played(), filesOf({ selfie, id }));
			expect({ status, ...JSON.parse(body) }).toEqual({
				status: 400,
				decision: 'unresolved',
				nextStep: 'fix',
				reasons: ['missingImage'],
				transactions: [],
			});
			expect(played().simulator.requests).toEqual([]);
		});

		const faults = [
			[{ kind: 'hangBeforeHeaders' }, 503, 'retry', 'timedOut'],
			[{ kind: 'resetAfterUpload' }, 503, 'retry', 'unreachable'],
			[{ kind: 'html' }, 503, 'retry', 'unreadableAnswer'],
			[{ kind: 'answer', status: 401 }, 500, 'fix', 'unauthorized'],
			[{ kind: 'answer', status: 402 }, 500, 'fix', 'quotaExceeded'],
		] as const;

		test.each(faults)('is not left waiting: %j', async (fault, status, nextStep, reason) => {
			const { Selfie: selfie, ID: id } = await picturesOf('01-genuine');
			const then = fault.kind === 'answer' ? { ...fault, body: undefined } : fault;
			played().simulator.faults.add({ when: { vendor: 'accura' }, then });
			const answer = await call(played(), { selfie, id });
			expect({ status: answer.status, ...JSON.parse(answer.body) }).toEqual({
				status,
				decision: 'unresolved',
				nextStep,
				reasons: [reason],
				transactions: allTransactions(),
			});
		});

		test.each(names)('nobody is accepted while %s is deactivated', async (check) => {
			const deactivated = await importExample(played(), 'webhook-api', (workflow) =>
				withoutNode(workflow, check),
			);
			const { Selfie: selfie, ID: id } = await picturesOf('01-genuine');
			const { status, body } = await call(deactivated, { selfie, id });
			expect({ status, ...JSON.parse(body) }).toMatchObject({
				status: 202,
				decision: 'review',
				reasons: ['checkDeactivated'],
			});
		});

		test('what later steps get is free of the key', async () => {
			const { Selfie: selfie, ID: id } = await picturesOf('01-genuine');
			const calls: readonly Files[] = [{ selfie, id }, {}];
			for (const files of calls) {
				const { execution } = await call(played(), files);
				const keeping = played()
					.workflow.nodes.map(({ name }) => name)
					.filter((name) => JSON.stringify(execution.outputsOf(name)).includes(callersKey.value));
				expect(keeping).toEqual(['Receive Pictures']);
			}
		});

		test('nobody is answered without the key', async () => {
			const { Selfie: selfie, ID: id } = await picturesOf('01-genuine');
			for (const key of ['', 'another-key']) {
				expect((await post(played(), { selfie, id }, key)).status).toBe(403);
			}
			expect(played().simulator.requests).toEqual([]);
		});
	},
};

/** The references of all three checks. "npm run n8n" loads this file too, without Jest. */
function allTransactions(): readonly unknown[] {
	return asked.map((transaction): unknown => expect.objectContaining(transaction));
}

/** Calls as a program would, and waits for the end of the run too. */
async function call(played: ImportedExample, files: Files) {
	const start = async () => await post(played, files, callersKey.value);
	const { answer, execution } = await runBy(played, start);
	return { ...answer, execution };
}

async function post({ n8n, workflow }: ImportedExample, files: Files, key: string) {
	const body = new FormData();
	for (const [name, content] of Object.entries(files)) {
		if (typeof content === 'string') body.append(name, content);
		else
			for (const bytes of [content].flat())
				body.append(name, new Blob([Uint8Array.from(bytes)]), `${name}.jpg`);
	}
	const answer = await fetch(startOf(workflow, n8n.address), {
		method: 'POST',
		body,
		headers: { [callersKey.name]: key },
	});
	return { status: answer.status, body: await answer.text() };
}
