import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowJson } from '../../engine/engine';
import type { Execution } from '../../harness/n8n/workflows/execution';
import { picturesOf } from './applicants';
import { errorAlert } from './scenarios/errorAlert';
import { emptyFolder, folderOf } from './scenarios/folderReport';
import { fillIn, isOver } from './forms';
import { ask } from './scenarios/humanApproval';
import {
	counts,
	importExample,
	reached,
	startStage,
	stepsOf,
	withoutNode,
	withParameters,
	type Stage,
} from './stage';

// When n8n stops waiting for a person, it passes on the node's input as if the person had answered.
// It looks for such executions once a minute, so all of them wait at the same time here.

/** Seconds. */
const patience = 150;
const soon = { limitType: 'afterTimeInterval', resumeAmount: 0.01, resumeUnit: 'minutes' } as const;

let stage: Stage;
const reviewSteps = stepsOf('human-approval');

let reviewer: string;
const reviews = new Map<string, string>();
let applicant: string;
let visitor: string;
let retry: string;

beforeAll(async () => {
	stage = await startStage();
	reviewer = await unansweredReview();
	for (const step of reviewSteps) reviews.set(step, await unansweredReviewWithout(step));
	applicant = await unansweredRetake();
	visitor = await unseenPage();
	retry = await waitForRetry();
});
afterAll(async () => await stage.stop());

async function atItsEnd(id: string): Promise<Execution> {
	return await stage.n8n.api.until(id, isOver, patience);
}

test('accepts no applicant if the reviewer does not answer', async () => {
	const ends = ['To an Admin', 'No Answer', 'Accepted', 'Rejected', 'New Picture', 'Unresolved'];
	expect(reached(await atItsEnd(reviewer), ends)).toEqual(['No Answer']);
});

test.each(reviewSteps)('nor while "%s" is deactivated', async (step) => {
	expect(reached(await atItsEnd(reviews.get(step) ?? ''), ['Accepted'])).toEqual([]);
});

test('does not check an applicant again who sends no new image', async () => {
	const ends = ['Accepted', 'Rejected', 'To a Person', 'Unresolved', 'Never Came Back'];
	const execution = await atItsEnd(applicant);
	expect(reached(execution, ends)).toEqual(['Never Came Back']);
	expect(execution.runsOf('Face Liveness')).toBe(1);
});

test('a page that nobody opens keeps no execution waiting', async () => {
	const { status, lastNode } = await atItsEnd(visitor);
	expect({ status, lastNode }).toEqual({ status: 'success', lastNode: 'Page: Rejected' });
});

test('checks images again after a wait that n8n stores in its database', async () => {
	const execution = await atItsEnd(retry);
	expect(execution.runsOf('Face Liveness')).toBe(2);
	expect(counts(execution, 'Face Liveness')).toEqual([1, 0, 0, 0]);
});

async function unansweredReview(): Promise<string> {
	return (await ask(await importExample(stage, 'human-approval', withShortWaits))).id;
}

async function unansweredReviewWithout(step: string): Promise<string> {
	const played = await importExample(stage, 'human-approval', (workflow) =>
		withoutNode(withShortWaits(workflow), step),
	);
	const { Selfie } = await picturesOf('07-review-band');
	return (await fillIn(played, { Name: 'Ada', Selfie })).execution.id;
}

function withShortWaits(workflow: WorkflowJson): WorkflowJson {
	const options = { limitWaitTime: { values: soon } };
	return withParameters(workflow, 'Ask a Person', { options });
}

async function unansweredRetake(): Promise<string> {
	const played = await importExample(stage, 'retake-loop', (workflow) =>
		withParameters(workflow, 'Page: New Selfie', soon),
	);
	const { Selfie } = await picturesOf('08-no-face');
	return waiting((await fillIn(played, { Name: 'Ada', Selfie })).execution);
}

async function unseenPage(): Promise<string> {
	const played = await importExample(stage, 'upload-form', (workflow) =>
		withParameters(workflow, 'Page: Rejected', soon),
	);
	const pictures = await picturesOf('03-spoofed-selfie');
	return waiting((await fillIn(played, { Name: 'Ada', ...pictures })).execution);
}

async function waitForRetry(): Promise<string> {
	await emptyFolder(stage);
	const { Selfie } = await picturesOf('01-genuine');
	await writeFile(join(folderOf(stage), 'images', 'selfie.jpg'), Selfie);
	stage.simulator.faults.add({ times: 1, then: { kind: 'html' } });
	const played = await importExample(stage, 'error-alert', (workflow) => {
		const ready = errorAlert.beforeUse?.(workflow, stage) ?? workflow;
		// The shortest wait that n8n stores in its database.
		return withParameters(ready, 'Wait an Hour', { amount: 66, unit: 'seconds' });
	});
	return waiting(await stage.n8n.api.runManually(played.saved));
}

function waiting({ id, status }: Execution): string {
	expect(status).toBe('waiting');
	return id;
}
