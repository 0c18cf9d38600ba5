import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowJson } from '../../../engine/engine';
import { picture } from '../../../engine/items';
import { callbackUrlOf, genuine, post, success } from '../../callbacks/callbackRequests';
import type { Execution } from '../../../harness/n8n/workflows/execution';
import { emptyFolder, folderOf, usingFolder } from './folderReport';
import type { Scenario } from './scenario';
import {
	counts,
	importExample,
	reached,
	runBy,
	withNode,
	withParameters,
	type Edit,
	type ImportedExample,
	type Stage,
} from '../stage';

const ends = ['Accepted', 'Rejected', 'To a Person', 'Unknown Transaction'];
export const submitExample = 'argos-batch-submit';
export const resultsExample = 'argos-batch-results';
const trigger = 'ARGOS Trigger';

/** The end and the outcome of a document, by its scenario, which is also its file name. */
const documents = {
	genuine: { end: 'Accepted', outcome: 'pass' },
	replacedPortrait: { end: 'Rejected', outcome: 'fail' },
	notAnalysable: { end: 'To a Person', outcome: 'inconclusive' },
} as const;

export const argosBatchSubmit: Scenario = {
	beforeUse: usingFolder,

	refused: {
		'a document whose result has not come': async (played) => {
			await layOut(played, { 'a.jpg': 'genuine' });
			played.simulator.callbacks.set({ hold: true });
			return await played.n8n.api.runManually(played.saved);
		},
	},

	tests(played) {
		test('submitted documents are pending, and the table knows their applicants', async () => {
			await layOut(played(), { 'ada.jpg': 'genuine', 'bob.jpg': 'vendorDown' });
			await writeFile(join(folderOf(played()), 'images', 'text.jpg'), 'No image');
			played().simulator.callbacks.set({ hold: true });
			const execution = await played().n8n.api.runManually(played().saved);
			expect(counts(execution, 'Document Forgery')).toEqual([0, 0, 1, 1, 1]);
			const [accepted] = played().simulator.callbacks.accepted;
			expect(execution.outputsOf('Remember Whose It Is').flat()[0]?.json).toMatchObject({
				applicant: 'ada.jpg',
				transactionId: accepted?.transactionId,
				state: 'pending',
			});
			expect(reached(execution, ['New Picture Needed', 'Not Handed In'])).toHaveLength(2);
		});
	},
};

export const argosBatchResults: Scenario = {
	withShortWaits: (workflow) =>
		withParameters(workflow, 'Wait Two Minutes', { amount: 0.5, unit: 'seconds' }),

	refused: {
		'a document with another portrait': async (played) =>
			await resultOf(played, 'replacedPortrait'),
		'one that nobody could judge': async (played) => await resultOf(played, 'notAnalysable'),
		'a result for a transaction of nobody': async (played) => await inventedResult(played),
	},

	tests(played) {
		test.each(Object.entries(documents))(
			'%s reaches the expected end',
			async (scenario, { end, outcome }) => {
				const execution = await resultOf(played(), scenario);
				expect(reached(execution, ends)).toEqual([end]);
				expect(execution.outputsOf(end).flat()[0]?.json).toMatchObject({
					applicant: 'a.jpg',
					state: 'decided',
					outcome,
				});
			},
		);

		test('looks again for a result that arrives before its row', async () => {
			const transactionId = 'txn_quick';
			const url = urlOf(played());
			const known = await played().n8n.api.executionsOf(played().saved);
			await post(url, success(transactionId, genuine));
			const id = await played().n8n.api.newExecutionOf(played().saved, known);
			const remember = remembering(played(), transactionId);
			await played().n8n.api.runManually(await played().n8n.api.createWorkflow(remember));
			const execution = await played().n8n.api.until(id, (one) => reached(one, ends).length > 0);
			expect(reached(execution, ends)).toEqual(['Accepted']);
			expect(execution.outputsOf('Accepted').flat()[0]?.json.applicant).toBe('quick.jpg');
		});

		test('a result that matches no submission ends at Unknown Transaction', async () => {
			expect(reached(await inventedResult(played()), ends)).toEqual(['Unknown Transaction']);
		});

		test('starts nothing without the secret', async () => {
			const known = await played().n8n.api.executionsOf(played().saved);
			const { status } = await post(urlOf(played(), 'another-secret'), success('t', genuine));
			expect(status).toBe(404);
			expect(await played().n8n.api.executionsOf(played().saved)).toEqual(known);
		});
	},
};

/** A copy of the other workflow has an address of its own, which the shared credential does not know. */
function submittingTo(callbackUrl: string): Edit {
	return (workflow, stage) =>
		withNode(usingFolder(workflow, stage), 'Document Forgery', ({ credentials, ...node }) => {
			const { argosApi } = credentials ?? {};
			const own = argosApi === undefined ? {} : { credentials: { argosApi } };
			return { ...node, ...own, parameters: { ...node.parameters, callbackUrl } };
		});
}

/** The callback URL of the running workflow. */
export function urlOf({ n8n, workflow }: ImportedExample, secret?: string): string {
	const { webhookId = '' } = workflow.nodes.find(({ name }) => name === trigger) ?? {};
	return callbackUrlOf(n8n.address, webhookId, secret);
}

/** Submits one document, and waits for the execution that its result starts. */
async function resultOf(played: ImportedExample, scenario: string): Promise<Execution> {
	await layOut(played, { 'a.jpg': scenario });
	const { callbacks } = played.simulator;
	callbacks.set({ hold: true });
	const submit = await importExample(played, submitExample, submittingTo(urlOf(played)));
	const { status } = await played.n8n.api.runManually(submit.saved);
	expect(status).toBe('success');
	return (await runBy(played, async () => await callbacks.deliver())).execution;
}

async function inventedResult(played: ImportedExample): Promise<Execution> {
	const body = success(`txn_invented_${Math.random()}`, genuine);
	const { execution } = await runBy(played, async () => await post(urlOf(played), body));
	return execution;
}

/** Documents in the folder, by the file names that identify their applicants. */
export async function layOut(
	stage: Stage,
	files: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, Buffer>> {
	await emptyFolder(stage);
	const written = new Map<string, Buffer>();
	const drawn = new Map<string, Buffer>();
	for (const [index, [name, scenario]] of Object.entries(files).entries()) {
		const image = drawn.get(scenario) ?? (await picture(scenario, { subject: 'idCard' }));
		drawn.set(scenario, image);
		// Readers ignore bytes after the end of a JPEG, so these make each file different.
		const file = Buffer.concat([image, Buffer.from(String(index))]);
		await writeFile(join(folderOf(stage), 'images', name), file);
		written.set(name, file);
	}
	return written;
}

/** Writes the row that the other workflow writes. */
function remembering({ workflow }: ImportedExample, transactionId: string): WorkflowJson {
	const find = workflow.nodes.find(({ name }) => name === 'Keep the Verdict');
	if (!find) throw new Error('No table');
	const values = { transactionId, applicant: 'quick.jpg', state: 'pending' };
	const parameters = {
		...find.parameters,
		operation: 'insert',
		columns: { mappingMode: 'defineBelow', value: values },
	};
	return {
		name: 'Remember',
		nodes: [
			{
				id: '1',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{ ...find, name: 'Insert', parameters },
		],
		connections: { Start: { main: [[{ node: 'Insert', type: 'main', index: 0 }]] } },
	};
}
