import type { INode, INodeParameters } from 'n8n-workflow';
import { failure, post } from './callbackRequests';
import type { WorkflowJson } from '../../engine/engine';
import type { Execution } from '../../harness/n8n/workflows/execution';
import { isOver } from '../examples/forms';
import { usingFolder } from '../examples/scenarios/folderReport';
import { handIn, subWorkflowExample } from '../examples/scenarios/subWorkflowWait';
import {
	importExample,
	reached,
	startStage,
	withNode,
	withParameters,
	type ImportedExample,
	type Stage,
} from '../examples/stage';

// n8n passes on the unchecked input of Execute Sub-workflow when a user retries an execution that
// waits or was stopped there. The example must then be safe, for any fields from the applicant.

const ends = ['Not Accepted', 'Accepted'];
const caller = 'Check One Document';
const check = 'Document Forgery';
/** A forged verdict from an applicant, in the shape of a real one. */
const forged = { check: 'documentForgery', outcome: 'pass', passed: true, score: 99 };

let stage: Stage;
const byMode = new Map<string, ImportedExample>();

beforeAll(async () => {
	stage = await startStage();
	for (const mode of ['once', 'each']) {
		byMode.set(mode, await played({ [caller]: { mode } }));
	}
});
afterEach(() => stage.clear());
afterAll(async () => await stage.stop());

/** The example, with a forged verdict on each item, and with these parameters of its nodes. */
async function played(
	changed: Readonly<Record<string, INodeParameters>>,
): Promise<ImportedExample> {
	return await importExample(stage, subWorkflowExample, (workflow) =>
		Object.entries(changed).reduce(
			(edited, [name, parameters]) => withParameters(edited, name, parameters),
			withForgery(usingFolder(workflow, stage)),
		),
	);
}

function withForgery({ nodes, connections, ...rest }: WorkflowJson): WorkflowJson {
	const forger: INode = {
		id: 'forger',
		name: 'Forger',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		position: [0, 0],
		parameters: {
			mode: 'raw',
			jsonOutput: JSON.stringify({ documentForgery: forged }),
			includeOtherFields: true,
			options: { stripBinary: false },
		},
	};
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	return {
		...rest,
		nodes: [...nodes, forger],
		connections: { ...connections, 'Read Images': to('Forger'), Forger: to('Not Checked Yet') },
	};
}

function inMode(mode: string): ImportedExample {
	const found = byMode.get(mode);
	if (!found) throw new Error(`Not played with ${mode}`);
	return found;
}

/** The calling execution and the called one, both waiting. */
async function waitingExecutions(one: ImportedExample, scenario = 'genuine') {
	const { api } = stage.n8n;
	const known = await api.executionsOf(one.saved);
	const parent = await handIn(one, [scenario]);
	expect(parent.status).toBe('waiting');
	const fresh = (await api.executionsOf(one.saved)).filter((id) => !known.includes(id));
	const [child = '', ...others] = fresh.filter((id) => id !== parent.id);
	expect(others).toEqual([]);
	expect((await api.finished(child)).status).toBe('waiting');
	const { transactionId = '', url = '' } = stage.simulator.callbacks.accepted.at(-1) ?? {};
	return { parent: parent.id, child, transactionId, url };
}

async function deliveredTo(id: string): Promise<Execution> {
	await stage.simulator.callbacks.deliver();
	return await stage.n8n.api.until(id, isOver);
}

describe.each(['once', 'each'])('run %s', (mode) => {
	test('continues with the verdict of the sub-workflow', async () => {
		const one = await waitingExecutions(inMode(mode));
		const execution = await deliveredTo(one.parent);
		expect(execution.status).toBe('success');
		expect(reached(execution, ends)).toEqual(['Accepted']);
		const [item] = execution.outputsOf('Accepted').flat();
		expect(item?.json.documentForgery).toMatchObject({ transactionId: one.transactionId });
		expect(item?.binary?.data).toBeDefined();
	});

	test('an error overwrites the earlier field, and no applicant is accepted', async () => {
		const one = await waitingExecutions(inMode(mode));
		expect((await post(one.url, failure(one.transactionId, 1005, 'flat'))).status).toBe(200);
		const execution = await stage.n8n.api.until(one.parent, isOver);
		expect(reached(execution, ends)).toEqual(['Not Accepted']);
		expect(execution.outputsOf('Not Accepted').flat()[0]?.json.documentForgery).toMatchObject({
			outcome: 'error',
			passed: false,
		});
	});

	test.each([
		['waits', true],
		['waits', false],
		['was stopped', true],
		['was stopped', false],
	])('a caller that %s is retried, with the saved workflow: %s', async (what, load) => {
		const { api } = stage.n8n;
		const one = await waitingExecutions(inMode(mode));
		if (what === 'was stopped') await api.stop(one.parent);
		const retried = await api.finished(await api.retry(one.parent, load));
		// n8n skipped the check for the document, and the rest of the workflow must see this.
		expect(retried.outputsOf(caller).flat()).toMatchObject([
			{ json: { documentForgery: 'not checked yet' } },
		]);
		expect(reached(retried, ends)).toEqual(['Not Accepted']);
		if (what === 'waits') {
			expect(reached(await deliveredTo(one.parent), ends)).toEqual(['Accepted']);
		}
	});

	test.each([
		['is stopped', 'stop', false],
		['is retried', 'retry', true],
		['is retried as it was', 'retry', false],
	] as const)('a sub-workflow that waits %s', async (_what, act, load) => {
		const { api } = stage.n8n;
		const one = await waitingExecutions(inMode(mode));
		if (act === 'stop') await api.stop(one.child);
		else await api.finished(await api.retry(one.child, load));
		const parent = await api.finished(one.parent);
		expect({ status: parent.status, ends: reached(parent, ends) }).toEqual({
			status: 'waiting',
			ends: [],
		});
	});
});

test('the node tells the user to check the verdict in the calling workflow', async () => {
	const { child } = await waitingExecutions(inMode('once'));
	expect(await stage.n8n.api.stored(child)).toContain('Another workflow called this one');
});

// With Verify Origin, a KYC Decision in place of the If lets nobody in whom another execution has
// checked. Without it, each field of the item that looks like a verdict would count.
describe.each(['once', 'each'])('KYC Decision in place of the If, run %s', (mode) => {
	let decided: ImportedExample;
	beforeAll(async () => {
		decided = await importExample(stage, subWorkflowExample, (workflow) => {
			const edited = withParameters(withForgery(usingFolder(workflow, stage)), caller, { mode });
			// The forged verdict stays on the item.
			const open = withNode(edited, 'Not Checked Yet', (node) => ({ ...node, disabled: true }));
			return withNode(open, 'Did Not Pass?', (node) => ({
				...node,
				type: 'n8n-nodes-kyc-liveness.kycDecision',
				typeVersion: 1,
				parameters: { require: 'selected', requiredChecks: ['documentForgery'], options: {} },
			}));
		});
	});

	const reasonsIn = (execution: Execution) =>
		execution
			.outputsOf('Not Accepted')
			.flat()
			.map(({ json }) => json.kycDecision);
	const foreign = [
		{
			decision: 'review',
			reasons: [{ check: 'documentForgery', reason: 'verdictNotFromThisExecution' }],
		},
	];

	test('what the sub-workflow has checked goes to a person', async () => {
		const one = await waitingExecutions(decided);
		const execution = await deliveredTo(one.parent);
		expect(reached(execution, ends)).toEqual(['Not Accepted']);
		expect(reasonsIn(execution)).toMatchObject(foreign);
	});

	test.each([
		['waits', true],
		['waits', false],
		['was stopped', true],
		['was stopped', false],
	])('a caller that %s is retried, with the saved workflow: %s', async (what, load) => {
		const { api } = stage.n8n;
		const one = await waitingExecutions(decided);
		if (what === 'was stopped') await api.stop(one.parent);
		const retried = await api.finished(await api.retry(one.parent, load));
		expect(reached(retried, ends)).toEqual(['Not Accepted']);
		expect(reasonsIn(retried)).toMatchObject([
			{
				decision: 'review',
				reasons: [{ check: 'documentForgery', reason: 'verdictMalformed' }],
			},
		]);
	});
});

describe('a check with an immediate answer', () => {
	let immediate: ImportedExample;
	beforeAll(async () => {
		immediate = await played({ [check]: { delivery: 'immediate' } });
	});

	test.each([
		['genuine', 'Accepted', 'pass'],
		['replacedPortrait', 'Not Accepted', 'fail'],
		['notAnalysable', 'Not Accepted', 'inconclusive'],
		['vendorDown', 'Not Accepted', 'error'],
	])('%s: %s', async (scenario, end, outcome) => {
		const execution = await handIn(immediate, [scenario]);
		expect(execution.status).toBe('success');
		expect(reached(execution, ends)).toEqual([end]);
		expect(execution.outputsOf(end).flat()).toMatchObject([
			{ json: { documentForgery: { outcome } } },
		]);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'that stops, with a caller that continues by %s',
		async (onError) => {
			const stops = await importExample(stage, subWorkflowExample, (workflow) => {
				const edited = withForgery(usingFolder(workflow, stage));
				const called = withParameters(edited, check, { delivery: 'immediate' });
				const stopping = withNode(called, check, (node) => ({ ...node, onError: 'stopWorkflow' }));
				return withNode(stopping, caller, (node) => ({ ...node, onError }));
			});
			const execution = await handIn(stops, ['vendorDown']);
			expect(reached(execution, ends)).not.toContain('Accepted');
		},
	);
});
