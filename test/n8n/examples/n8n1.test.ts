import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { WorkflowJson } from '../../engine/engine';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { prepareN8n, type CommandLineN8n } from '../../harness/n8n/commandLineN8n';
import type { Execution } from '../../harness/n8n/workflows/execution';
import { exampleWorkflows } from '../../harness/n8n/workflows/examples';
import {
	binaryModes,
	environment,
	runN8nOnce,
	type BinaryMode,
} from '../../harness/n8n/n8nProcess';
import { n8n1 } from '../../harness/n8n/versions';
import { expectChecked, imagesFolder, picturesOf } from './applicants';
import { openChat, type Chat } from './scenarios/chat';
import { withFolder } from './scenarios/folderReport';
import { inSettings, readReport } from './scenarios/thresholdReport/report';
import {
	fieldsOnly,
	filesAs,
	insertedAfter,
	replaced,
	startedByClick,
	withoutTypes,
	writeApplicants,
} from './startedByClick';
import { counts, exampleNamed, withParameters } from './stage';

/*
 * These tests run n8n 1 by its command line, which starts a workflow manually and opens no port.
 * Forms, webhooks and mails need n8n's server. folder-report, threshold-report
 * and error-alert run unchanged. The other examples run with these changes:
 * - Other nodes replace the trigger. They output the same items, several at once.
 * - Pages of forms (`Page: ...`) and `Answer: File Missing` are removed. These nodes refuse to run
 *   without a Form Trigger or a Webhook, and no node follows them.
 * - Another node replaces `Answer`. It puts the same answer on the item.
 * - Other nodes replace those that wait for a new selfie or for a person. They output the answer.
 * The tests leave out the examples with callbacks, which need n8n 2.39.10 or newer and a server. They
 * also leave out the pages for applicants, callers and reviewers, time limits and access.
 * decision-log is only imported: n8n 1 has no step that creates its table.
 */

const nodeTypes = z.array(
	z.object({ name: z.string(), version: z.union([z.number(), z.array(z.number())]) }),
);

const ofN8n1 = [...exampleWorkflows()].filter(([name]) => !name.startsWith('argos-'));

/** Where a file of an item lies; in memory it has no ID. */
const fileIds: Readonly<Record<BinaryMode, RegExp>> = {
	filesystem: /^filesystem-v2:/,
	default: /^in memory$/,
	database: /^database:/,
};

const genuine = '01-genuine';
const spoofed = '03-spoofed-selfie';
const replay = '04-screen-replay';
const portrait = '06-replaced-portrait';
const review = '07-review-band';
const noFace = '08-no-face';
const vendorDown = '14-vendor-down';
const applicants = [genuine, spoofed, replay, portrait, review, noFace, vendorDown];
/** For webhook-api, whose callers may forget it. */
const withoutId = '02-genuine-png';

const served = ['n8n-nodes-base.form', 'n8n-nodes-base.respondToWebhook'];
const form = 'Applicant Form';

let simulator: Simulator;
let chat: Chat;

beforeAll(async () => {
	simulator = await startSimulator({ keepBodies: false });
	chat = await openChat();
});
afterAll(async () => {
	await simulator.close();
	await chat.close();
});

/** Prepares n8n 1 for the tests around. */
function n8nFor(binaryMode?: BinaryMode): () => CommandLineN8n {
	let n8n: CommandLineN8n;
	beforeAll(async () => {
		n8n = await prepareN8n(n8n1(), simulator, binaryMode);
	});
	afterAll(async () => await n8n.stop());
	return () => n8n;
}

describe('in n8n 1', () => {
	const n8n = n8nFor();

	test.each(ofN8n1)('%s can be imported', async (_name, workflow) => {
		expect(await n8n().importWorkflow(workflow)).toMatch(/^imported/);
	});

	test('there is every node of the examples, in its version', async () => {
		const { path } = n8n().folder;
		const output = join(path, 'nodes.json');
		await runN8nOnce(n8n1(), ['export:nodes', `--output=${output}`], environment(n8n1(), path));
		const known = nodeTypes
			.parse(JSON.parse(await readFile(output, 'utf8')))
			.flatMap(({ name, version }) => [version].flat().map((one) => `${name} ${one}`));
		const used = ofN8n1.flatMap(([, { nodes }]) =>
			nodes.map(({ type, typeVersion }) => `${type} ${typeVersion}`),
		);
		expect(known).toEqual(expect.arrayContaining(used));
	});
});

describe.each(binaryModes)('in n8n 1, with files in the mode "%s"', (binaryMode) => {
	const n8n = n8nFor(binaryMode);
	let folder: string;
	let people: string;

	beforeAll(async () => {
		const { files } = n8n().folder;
		folder = join(files, 'kyc');
		await mkdir(join(folder, 'images'), { recursive: true });
		for (const applicant of [genuine, spoofed, noFace, vendorDown]) {
			const selfie = join(imagesFolder, applicant, 'selfie.jpg');
			await copyFile(selfie, join(folder, 'images', `${applicant}.jpg`));
		}
		people = join(files, 'people');
		await writeApplicants(people, applicants);
	});
	afterEach(() => chat.empty());

	/** Runs what the command line can run of a workflow, and sees that files lie where they should. */
	async function run(workflow: WorkflowJson, trigger: string, files: number): Promise<Execution> {
		const execution = await n8n().run(withoutTypes(workflow, served));
		expect({ status: execution.status, error: execution.error }).toEqual({
			status: 'success',
			error: null,
		});
		const items = execution.outputsOf(trigger).flat();
		const ids = items.flatMap(({ binary = {} }) => Object.values(binary).map(({ id }) => id));
		expect(ids).toHaveLength(files);
		for (const id of ids) expect(id ?? 'in memory').toMatch(fileIds[binaryMode]);
		return execution;
	}

	test('kyc-chain', async () => {
		const fields = { Selfie: 'Selfie', ID: 'ID' };
		const workflow = startedByClick(exampleNamed('kyc-chain'), form, people, fields);
		const execution = await run(workflow, form, 2 * applicants.length);
		expectDecisions(execution, byThreeChecks);
		expect(namesOn(execution, 'Accepted')).toEqual([[genuine]]);
		const [item] = execution.outputsOf('Accepted').flat();
		const { Selfie, ID } = await picturesOf(genuine);
		expectChecked(item, { faceLiveness: Selfie, idLiveness: ID, documentForgery: ID });
		expect(Object.keys(item?.binary ?? {}).sort()).toEqual(['ID', 'Selfie']);
	});

	test('upload-form', async () => {
		const fields = { Selfie: 'Selfie', ID: 'ID' };
		const workflow = startedByClick(exampleNamed('upload-form'), form, people, fields);
		const execution = await run(workflow, form, 2 * applicants.length);
		expectDecisions(execution, byThreeChecks);
		const ends = ['To Review', 'Accepted', 'Rejected', 'New Pictures', 'Unresolved'];
		expectEnds(execution, ends, byThreeChecks);
	});

	test('reused-image', async () => {
		const fields = { Selfie: 'Selfie', ID: 'ID' };
		const workflow = startedByClick(exampleNamed('reused-image'), form, people, fields);
		const execution = await run(workflow, form, 2 * applicants.length);
		const ends = ['To Review', 'Accepted', 'Rejected', 'New Pictures', 'Unresolved'];
		expectEnds(execution, ends, byTwoChecks);
	});

	test('vendor-fallback', async () => {
		const example = exampleNamed('vendor-fallback');
		const workflow = startedByClick(example, form, people, { Selfie: 'Selfie' });
		const execution = await run(workflow, form, applicants.length);
		expect(namesOn(execution, 'Second Vendor')).toEqual([[vendorDown]]);
		expectEnds(execution, faceEnds, byFace);
	});

	test('second-opinion', async () => {
		const example = exampleNamed('second-opinion');
		const workflow = startedByClick(example, form, people, { Selfie: 'Selfie' });
		const execution = await run(workflow, form, applicants.length);
		expect(namesOn(execution, 'Second Opinion')).toEqual([[review]]);
		expectEnds(execution, faceEnds, byFace);
	});

	test('webhook-api', async () => {
		const callers = join(n8n().folder.files, 'callers');
		await writeApplicants(callers, [...applicants, withoutId], withoutId);
		const trigger = 'Receive Pictures';
		const fields = { Selfie: 'selfie', ID: 'id' };
		const example = exampleNamed('webhook-api');
		const answering = replaced(example, 'Answer', fieldsOnly(answerOf(example), 'withoutFiles'));
		const once = withParameters(answering, 'KYC Decision', { options: { routing: 'single' } });
		const workflow = startedByClick(once, trigger, callers, fields);
		const execution = await run(workflow, trigger, 2 * applicants.length + 1);
		expect(namesOn(execution, 'Both Files?')).toEqual([applicants, [withoutId]]);
		const answered = execution.outputsOf('Answer').flat();
		expect(answered.map(({ json: { status, body } }) => ({ status, body }))).toEqual(
			[
				['200', 'accept', []],
				['200', 'reject', ['livenessBelowThreshold']],
				['200', 'reject', ['livenessBelowThreshold', 'screenReplayBelowThreshold']],
				['200', 'reject', ['replacePortraitsBelowThreshold']],
				['202', 'review', ['livenessInReviewBand']],
				['422', 'retake', ['noFaceFound']],
				['503', 'unresolved', ['vendorUnavailable']],
			].map(([status, decision, reasons]) => ({
				status,
				body: {
					decision,
					nextStep: decision === 'unresolved' ? 'retry' : decision,
					reasons,
					transactions: ['faceLiveness', 'idLiveness', 'documentForgery'].map((check): unknown =>
						expect.objectContaining({ check }),
					),
				},
			})),
		);
	});

	test('retake-loop, at the first picture', async () => {
		const example = exampleNamed('retake-loop');
		const workflow = startedByClick(example, form, people, { Selfie: 'Selfie' });
		const execution = await run(workflow, form, applicants.length);
		expectDecisions(execution, byFace);
		expect(namesOn(execution, 'Third Picture?')).toEqual([[], [noFace]]);
		const ends = ['To a Person', 'Accepted', 'Rejected', 'Unresolved'];
		const [toPerson, accepted, rejected, , unresolved] = byFace;
		expect(ends.map((end) => namesOn(execution, end).flat())).toEqual([
			toPerson,
			accepted,
			rejected,
			unresolved,
		]);
		const [told] = execution.outputsOf('Why, in Plain Words').flat();
		expect(told?.json).toMatchObject({ Name: noFace });
		expect(told?.json.why).toContain('could not see a face');
	});

	test('retake-loop, with a second picture in place of the page for it', async () => {
		const oneFolder = join(n8n().folder.files, 'one');
		await writeApplicants(oneFolder, [noFace]);
		const page = 'Page: New Selfie';
		const second = filesAs('Selfie', join(people, 'Selfie', genuine));
		const sent = fieldsOnly({ submittedAt: '={{ $now.toISO() }}' }, 'withFiles');
		const answered = replaced(exampleNamed('retake-loop'), page, second);
		const workflow = insertedAfter(answered, page, 'Sent', sent);
		const started = startedByClick(workflow, form, oneFolder, { Selfie: 'Selfie' });
		const execution = await run(started, form, 1);
		expect(execution.runsOf('Face Liveness')).toBe(2);
		expect(namesOn(execution, 'Accepted')).toEqual([[noFace]]);
		const others = ['Rejected', 'To a Person', 'Unresolved', 'Never Came Back'];
		expect(others.filter((end) => execution.runsOf(end) > 0)).toEqual([]);
		const [item] = execution.outputsOf('Accepted').flat();
		expectChecked(item, { faceLiveness: (await picturesOf(genuine)).Selfie });
	});

	test('human-approval, with an answer in place of the mail that asks for it', async () => {
		const said = `={{ { Decision: 'Approve', Reviewer: 'Rita' } }}`;
		const answer = fieldsOnly({ data: said }, 'withoutFiles');
		const answered = replaced(exampleNamed('human-approval'), 'Ask a Person', answer);
		const workflow = startedByClick(answered, form, people, { Selfie: 'Selfie' });
		const execution = await run(workflow, form, applicants.length);
		expectDecisions(execution, byFace);
		expect(namesOn(execution, 'Other Reason?')).toEqual([[], [review]]);
		expect(namesOn(execution, 'What Did They Say?')).toEqual([[], [review], []]);
		expect(namesOn(execution, 'Rejected')).toEqual([[spoofed]]);
		expect(namesOn(execution, 'New Picture')).toEqual([[noFace]]);
		expect(namesOn(execution, 'Unresolved')).toEqual([[vendorDown]]);
		// By their own verdict, and by a person's word.
		expect(execution.runsOf('Accepted')).toBe(2);
		expect(execution.runsOf('No Answer') + execution.runsOf('To an Admin')).toBe(0);
		const [approved] = execution.outputsOf('What Did They Say?').flat();
		expectChecked(approved, { faceLiveness: (await picturesOf(review)).Selfie });
		expect(Object.keys(approved?.binary ?? {})).toEqual(['Selfie']);
	});

	test('folder-report', async () => {
		const { status } = await n8n().run(withFolder(exampleNamed('folder-report'), folder));
		expect(status).toBe('success');
		const report = (await readdir(folder)).find((file) => file.startsWith('report-'));
		const text = await readFile(join(folder, report ?? ''), 'utf8');
		expect(
			text
				.replace(/^\uFEFF/, '')
				.trimEnd()
				.split('\n'),
		).toEqual([
			'file,outcome,score,next step,reasons',
			'01-genuine.jpg,pass,97,accept,',
			'03-spoofed-selfie.jpg,fail,8,reject,livenessBelowThreshold',
			'08-no-face.jpg,inconclusive,,retake,noFaceFound',
			'14-vendor-down.jpg,error,,retry,vendorUnavailable',
		]);
	});

	test('threshold-report', async () => {
		const sorted = join(n8n().folder.files, 'kyc-threshold');
		for (const [folder, applicant] of [
			['genuine', genuine],
			['attack', spoofed],
		] as const) {
			await mkdir(join(sorted, folder), { recursive: true });
			const selfie = join(imagesFolder, applicant, 'selfie.jpg');
			await copyFile(selfie, join(sorted, folder, 'selfie.jpg'));
		}
		const example = inSettings(exampleNamed('threshold-report'), sorted);
		expect((await n8n().run(example)).status).toBe('success');
		const report = await readReport(sorted);
		expect(report.csv).toContain('60,APCER,attack,0,1,0,0,97.5');
		expect(report.page).toContain('Too few pictures to tell: bona fide, 1.');
	});

	test('error-alert', async () => {
		const inFolder = withFolder(exampleNamed('error-alert'), folder);
		const alerting = withParameters(inFolder, 'Alert', { url: chat.url });
		const soon = { amount: 1, unit: 'seconds' };
		const execution = await n8n().run(withParameters(alerting, 'Wait an Hour', soon));
		expect(execution.status).toBe('success');
		expect(counts(execution, 'Passed')).toEqual([1]);
		expect(execution.runsOf('Face Liveness')).toBe(4);
		expect(chat.messages).toHaveLength(4);
		const left = (await readdir(folder)).filter((file) => file.startsWith('left-over-'));
		expect(left).toEqual([expect.stringMatching(/^left-over-\d+-1-14-vendor-down\.jpg$/)]);
	});
});

/** Who is on each output of a node's last run. */
function namesOn(execution: Execution, node: string): readonly unknown[] {
	return execution.outputsOf(node).map((items) => items.map(({ json }) => json.Name).sort());
}

/** Who leaves the decision by Review, Accept, Reject, Retake and Unresolved. */
const byTwoChecks = [[review], [genuine, portrait], [spoofed, replay], [noFace], [vendorDown]];
const byThreeChecks = [[review], [genuine], [spoofed, replay, portrait], [noFace], [vendorDown]];
/** The same where only the selfie is checked. */
const byFace = [[review], [genuine, replay, portrait], [spoofed], [noFace], [vendorDown]];

const faceEnds = ['To Review', 'Accepted', 'Rejected', 'New Picture', 'Unresolved'];

/** Where the items end if KYC Decision runs several times, once for each output before it. */
function expectEnds(
	execution: Execution,
	ends: readonly string[],
	names: ReadonlyArray<readonly string[]>,
): void {
	expect(ends.map((end) => namesOn(execution, end).flat())).toEqual(names);
}

function expectDecisions(execution: Execution, decisions: readonly unknown[]): void {
	expect(namesOn(execution, 'KYC Decision')).toEqual(decisions);
}

/** The response code and the body of webhook-api's answer, as fields of an item. */
function answerOf({ nodes }: WorkflowJson): Readonly<Record<string, string>> {
	const answer = nodes.find(({ name }) => name === 'Answer');
	const { responseBody, options } = answerShape.parse(answer?.parameters);
	const status = options.responseCode.replace(/^=\{\{(.*)\}\}$/, '={{ String($1) }}');
	return { status, body: responseBody };
}

const answerShape = z.object({
	responseBody: z.string(),
	options: z.object({ responseCode: z.string() }),
});
