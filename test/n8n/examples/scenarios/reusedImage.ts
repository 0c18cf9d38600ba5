import { createHash } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Execution } from '../../../harness/n8n/workflows/execution';
import { picturesOf } from '../applicants';
import { fillIn } from '../forms';
import { startedByClick, writeApplicants } from '../startedByClick';
import {
	atNewAddresses,
	importExample,
	reached,
	withNode,
	withParameters,
	type ImportedExample,
} from '../stage';
import type { Scenario } from './scenario';

const ends = ['Accepted', 'Rejected', 'To Review', 'New Pictures', 'Unresolved'];
const comparisons = ['New Selfie?', 'New ID?'];

const [ada, bea] = ['01-genuine', '02-genuine-png'];

export const reusedImage: Scenario = {
	refused: {
		'a spoofed selfie': async (played) => await apply(played, '03-spoofed-selfie'),
		'the pictures of another applicant': async (played) => {
			await apply(played, ada);
			return await apply(played, ada);
		},
	},

	tests(played) {
		test('two applicants with files of their own are accepted', async () => {
			const fresh = await withoutHistory(played());
			expectEnd(await apply(fresh, ada), 'Accepted');
			expectEnd(await apply(fresh, bea), 'Accepted');
		});

		test.each([
			['selfie', { selfieOf: ada, idOf: bea }],
			['ID', { selfieOf: bea, idOf: ada }],
		])('the %s of an earlier applicant goes to a person', async (file, files) => {
			const fresh = await withoutHistory(played());
			expectEnd(await apply(fresh, ada), 'Accepted');
			expectReuse(await apply(fresh, files.selfieOf, files.idOf), file);
		});

		test('the ID of an applicant whose selfie was reused is remembered too', async () => {
			const fresh = await withoutHistory(played());
			expectEnd(await apply(fresh, ada), 'Accepted');
			expectReuse(await apply(fresh, ada, bea), 'selfie');
			expectReuse(await apply(fresh, '17-phone-photo', bea), 'ID');
		});

		test.each([
			['03-spoofed-selfie', 'Rejected'],
			['07-review-band', 'To Review'],
		])('the ID of %s, who ends at %s, is remembered', async (applicant, end) => {
			const fresh = await withoutHistory(played());
			expectEnd(await apply(fresh, applicant), end);
			expectReuse(await apply(fresh, ada, applicant), 'ID');
		});

		test('a fitted picture counts by the file that the applicant sent', async () => {
			const fresh = await withoutHistory(played());
			const { ID } = await picturesOf('17-phone-photo');
			const execution = await apply(fresh, '17-phone-photo');
			const [item] = execution.outputsOf('Accepted').flat();
			expect(item?.json.idHash).toBe(createHash('sha256').update(ID).digest('hex'));
			expect(item?.json).toMatchObject({ idLiveness: { image: { fittedFrom: {} } } });
		});

		test('who could not be judged can send the same files again', async () => {
			const fresh = await withoutHistory(played());
			expectEnd(await apply(fresh, '08-no-face'), 'New Pictures');
			expectEnd(await apply(fresh, '08-no-face'), 'New Pictures');
			const refusal = { kind: 'answer', status: 401, body: undefined } as const;
			fresh.simulator.faults.add({ when: { vendor: 'accura' }, then: refusal });
			expectEnd(await apply(fresh, ada), 'Unresolved');
			fresh.simulator.reset();
			expectEnd(await apply(fresh, ada), 'Accepted');
		});

		test('the same selfie from two applicants of one run goes to a person', async () => {
			const { n8n } = played();
			const folder = join(n8n.folder.files, 'reused');
			// With an ID of its own: Accura gives no reference, so two verdicts about one file in one
			// millisecond would be one verdict on two items.
			const again = '17-phone-photo';
			await writeApplicants(folder, [ada, bea, again]);
			await copyFile(join(folder, 'Selfie', ada), join(folder, 'Selfie', again));
			const started = await importExample(played(), 'reused-image', (workflow) =>
				startedByClick(workflow, 'Applicant Form', folder, { Selfie: 'Selfie', ID: 'ID' }),
			);
			const first = await n8n.api.runManually(started.saved);
			expect(namesAtEnds(first)).toEqual({ Accepted: [bea], 'To Review': [ada, again] });
			expectReuse(first, 'twice in this run');
			// A run by hand is remembered too.
			const second = await n8n.api.runManually(started.saved);
			expect(namesAtEnds(second)).toEqual({ 'To Review': [ada, bea, again] });
		});

		test('stops if a step asks for the comparison before it ran', async () => {
			const early = await importExample(played(), 'reused-image', (workflow) =>
				withNode(atNewAddresses(workflow), 'Used Before?', (node) => ({
					...node,
					position: [node.position[0], -1000],
				})),
			);
			const stopped = await apply(early, ada);
			expect(stopped.error?.message).toContain("'New Selfie?' hasn't been executed");
			expect(reached(stopped, ends)).toEqual([]);
		});

		test('stops if the history is full', async () => {
			const full = await importExample(played(), 'reused-image', (workflow) =>
				comparisons.reduce(
					(edited, name) => withParameters(edited, name, { options: { historySize: 2 } }),
					atNewAddresses(workflow),
				),
			);
			expectEnd(await apply(full, ada), 'Accepted');
			const stopped = await apply(full, bea);
			expect(stopped.error?.message).toContain('exceeds the maximum history size');
			expect(reached(stopped, ends)).toEqual([]);
		});
	},
};

/** The example with a history of its own. */
async function withoutHistory(played: ImportedExample): Promise<ImportedExample> {
	return await importExample(played, 'reused-image', atNewAddresses);
}

/** An application with the selfie of one applicant and the ID of the same or another one. */
async function apply(
	played: ImportedExample,
	selfieOf: string,
	idOf = selfieOf,
): Promise<Execution> {
	const { Selfie } = await picturesOf(selfieOf);
	const { ID } = await picturesOf(idOf);
	return (await fillIn(played, { Name: selfieOf, Selfie, ID })).execution;
}

function expectEnd(execution: Execution, end: string): void {
	expect({ error: execution.error, ends: reached(execution, ends) }).toEqual({
		error: null,
		ends: [end],
	});
}

/** Everyone at To Review is there because of this file. */
function expectReuse(execution: Execution, file: string): void {
	const flagged = execution.outputsOf('To Review').flat();
	expect(new Set(flagged.map(({ json }) => json.reusedImage))).toEqual(new Set([file]));
}

function namesAtEnds(execution: Execution): Record<string, readonly unknown[]> {
	const namesAt = (end: string) =>
		execution
			.outputsOf(end)
			.flat()
			.map(({ json }) => json.Name)
			.sort();
	return Object.fromEntries(reached(execution, ends).map((end) => [end, namesAt(end)]));
}
