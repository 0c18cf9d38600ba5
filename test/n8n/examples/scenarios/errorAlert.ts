import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Execution } from '../../../harness/n8n/workflows/execution';
import { picturesOf } from '../applicants';
import { emptyFolder, folderOf, usingFolder } from './folderReport';
import type { Scenario } from './scenario';
import {
	counts,
	importExample,
	reached,
	withoutNode,
	withParameters,
	type ImportedExample,
	type Stage,
} from '../stage';

const check = 'Face Liveness';

export const errorAlert: Scenario = {
	beforeUse: (workflow, stage) =>
		withParameters(usingFolder(workflow, stage), 'Alert', { url: stage.chat.url }),
	withShortWaits: (workflow) =>
		withParameters(workflow, 'Wait an Hour', { amount: 1, unit: 'seconds' }),

	refused: {
		'pictures that may not pass, one of them in its second try': async (played) => {
			await emptyFolder(played);
			await putImages(played, '03-spoofed-selfie', '07-review-band', '08-no-face');
			played.simulator.faults.add({ times: 1, then: { kind: 'html' } });
			return await played.n8n.api.runManually(played.saved);
		},
	},

	tests(played) {
		beforeEach(async () => await emptyFolder(played()));

		test('continues with the items that have a verdict, without an alert', async () => {
			await putImages(played(), '01-genuine', '03-spoofed-selfie', '07-review-band', '08-no-face');
			const execution = await run();
			expect(counts(execution, check)).toEqual([1, 1, 2, 0]);
			expect(texts(played())).toEqual([]);
		});

		test('one alert for an execution separates retryable errors from the others', async () => {
			await putImages(
				played(),
				'01-genuine',
				'02-genuine-png',
				'03-spoofed-selfie',
				'04-screen-replay',
			);
			const { faults } = played().simulator;
			faults.add({ times: 1, then: { kind: 'answer', status: 401, body: undefined } });
			faults.add({ times: 1, then: { kind: 'answer', status: 500, body: undefined } });
			faults.add({ times: 1, then: { kind: 'resetAfterUpload' } });
			const execution = await run();
			expect(texts(played())).toEqual([
				[
					'KYC: images without a verdict: 3. The workflow keeps them and checks them again in an hour.',
					'2 may go away, because a provider is busy, down or unreachable:',
					expect.stringMatching(/^(The connection to Kairos broke|Kairos is unavailable)/),
					expect.stringMatching(/^(The connection to Kairos broke|Kairos is unavailable)/),
					'1 you must fix:',
					'Kairos refused the key (HTTP 401)',
					`Workflow "Error output: an alert and another try", execution ${execution.id}`,
				],
			]);
			// The second try gives all of them a verdict.
			expect(execution.runsOf(check)).toBe(2);
			expect(counts(execution, check).reduce((sum, count) => sum + count)).toBe(3);
			expect(counts(execution, check)[3]).toBe(0);
			for (const { json } of execution.outputsOf('Passed').flat()) {
				expect(json.faceLiveness).toMatchObject({ passed: true });
				expect(json).not.toHaveProperty('error');
			}
		});

		test('nothing passes while the check is deactivated', async () => {
			await putImages(played(), '01-genuine');
			const deactivated = await importExample(played(), 'error-alert', (workflow, stage) =>
				withoutNode(usingFolder(workflow, stage), check),
			);
			const execution = await played().n8n.api.runManually(deactivated.saved);
			expect(reached(execution, ['Passed', 'Not Checked'])).toEqual(['Not Checked']);
		});

		test('after three more tries, saves the remaining images unchanged', async () => {
			await putImages(played(), '01-genuine', '14-vendor-down');
			const execution = await run();
			expect(execution.runsOf(check)).toBe(4);
			expect(execution.runsOf('Passed')).toBe(1);
			const alerts = texts(played()).map(([first]) => first?.replace(/^.*1\. /, ''));
			expect(alerts).toEqual([
				...Array<string>(3).fill('The workflow keeps them and checks them again in an hour.'),
				'That was the last try. The workflow saves them next to the folder "images".',
			]);
			const left = (await readdir(folderOf(played()))).filter((name) => name !== 'images');
			expect(left).toEqual([`left-over-${execution.id}-1-14-vendor-down.jpg`]);
			const { Selfie } = await picturesOf('14-vendor-down');
			expect(await readFile(join(folderOf(played()), left[0] ?? ''))).toEqual(Selfie);
		});

		test('no alert contains an image, a name or a key', async () => {
			await putImages(played(), '14-vendor-down');
			await writeFile(join(folderOf(played()), 'images', '<!channel> Ada.jpg'), 'no image');
			const { keys, faults } = played().simulator;
			const body = `key ${keys.kairos.appKey} <!channel>`;
			faults.add({ times: 1, then: { kind: 'answer', status: 403, body } });
			await run();
			const alerts = JSON.stringify(played().chat.messages);
			expect(alerts).toContain('images without a verdict');
			for (const secret of [...Object.values(keys.kairos), '<', 'channel', 'Ada', '14-vendor']) {
				expect(alerts).not.toContain(secret);
			}
			expect(alerts.length).toBeLessThan(2000);
		});

		test('a chat that is down does not prevent another try', async () => {
			await putImages(played(), '01-genuine');
			played().chat.fail(true);
			played().simulator.faults.add({ times: 1, then: { kind: 'html' } });
			const execution = await run();
			expect(texts(played())).toEqual([]);
			expect(execution.runsOf(check)).toBe(2);
			expect(counts(execution, check)).toEqual([1, 0, 0, 0]);
		});

		async function run(): Promise<Execution> {
			const execution = await played().n8n.api.runManually(played().saved);
			expect(execution.status).toBe('success');
			return execution;
		}
	},
};

async function putImages(stage: Stage, ...applicants: readonly string[]): Promise<void> {
	for (const applicant of applicants) {
		const { Selfie } = await picturesOf(applicant);
		await writeFile(join(folderOf(stage), 'images', `${applicant}.jpg`), Selfie);
	}
}

/** The lines of each message in the chat. */
function texts({ chat }: ImportedExample): ReadonlyArray<readonly string[]> {
	const shape = z.strictObject({ text: z.string() });
	return chat.messages.map((message) => shape.parse(message).text.split('\n'));
}
