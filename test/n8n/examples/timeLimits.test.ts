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
	play,
	reached,
	startStage,
	stepsOf,
	withoutNode,
	withParameters,
	type Stage,
} from './stage';

// When n8n stops waiting for somebody, it passes on what the node was given, as if they had answered.
// It looks for such runs once in a minute, so all of them wait at the same time here.

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

test('a reviewer who does not answer accepts nobody', async () => {
	const ends = ['To an Admin', 'No Answer', 'Accepted', 'Rejected', 'New Picture', 'Unresolved'];
	expect(reached(await atItsEnd(reviewer), ends)).toEqual(['No Answer']);
});

test.each(reviewSteps)('nor while "%s" is deactivated', async (step) => {
	expect(reached(await atItsEnd(reviews.get(step) ?? ''), ['Accepted'])).toEqual([]);
});

test('an applicant who sends no new picture is not checked again', async () => {
	const ends = ['Accepted', 'Rejected', 'To a Person', 'Unresolved', 'Never Came Back'];
	const execution = await atItsEnd(applicant);
	expect(reached(execution, ends)).toEqual(['Never Came Back']);
	expect(execution.runsOf('Face Liveness')).toBe(1);
});

test('a page that nobody looks at keeps no run waiting', async () => {
	const { status, lastNode } = await atItsEnd(visitor);
	expect({ status, lastNode }).toEqual({ status: 'success', lastNode: 'Page: Rejected' });
});

test('images that wait in a run put away by n8n are checked again', async () => {
	const execution = await atItsEnd(retry);
	expect(execution.runsOf('Face Liveness')).toBe(2);
	expect(counts(execution, 'Face Liveness')).toEqual([1, 0, 0, 0]);
});

async function unansweredReview(): Promise<string> {
	return (await ask(await play(stage, 'human-approval', impatient))).id;
}

async function unansweredReviewWithout(step: string): Promise<string> {
	const played = await play(stage, 'human-approval', (workflow) =>
		withoutNode(impatient(workflow), step),
	);
	const { Selfie } = await picturesOf('07-review-band');
	return (await fillIn(played, { Name: 'Ada', Selfie })).execution.id;
}

function impatient(workflow: WorkflowJson): WorkflowJson {
	const options = { limitWaitTime: { values: soon } };
	return withParameters(workflow, 'Ask a Person', { options });
}

async function unansweredRetake(): Promise<string> {
	const played = await play(stage, 'retake-loop', (workflow) =>
		withParameters(workflow, 'Page: New Selfie', soon),
	);
	const { Selfie } = await picturesOf('08-no-face');
	return waiting((await fillIn(played, { Name: 'Ada', Selfie })).execution);
}

async function unseenPage(): Promise<string> {
	const played = await play(stage, 'upload-form', (workflow) =>
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
	const played = await play(stage, 'error-alert', (workflow) => {
		const ready = errorAlert.beforeUse?.(workflow, stage) ?? workflow;
		// The shortest wait for which n8n puts a run away.
		return withParameters(ready, 'Wait an Hour', { amount: 66, unit: 'seconds' });
	});
	return waiting(await stage.n8n.api.runManually(played.saved));
}

function waiting({ id, status }: Execution): string {
	expect(status).toBe('waiting');
	return id;
}
