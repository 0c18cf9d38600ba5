import { fittedVerdictsWithoutMatch } from '../../../harness/drawings/expectedVerdicts';
import { expectChecked, expectVerdict, picturesOf } from '../applicants';
import { fillIn, type Page, type Visit } from '../forms';
import type { Scenario } from './scenario';
import { importExample, reached, withoutNode } from '../stage';

const pageOf = new Map([
	['Accepted', 'Your pictures are accepted'],
	['Rejected', 'We could not accept your pictures'],
	['New Pictures', 'We need new pictures'],
	['To Review', 'We have received your pictures'],
	['Unresolved', 'Please try again later'],
]);
const ends = [...pageOf.keys()];
const endBy = new Map([
	['accept', 'Accepted'],
	['reject', 'Rejected'],
	['review', 'To Review'],
	['retake', 'New Pictures'],
	['retry', 'Unresolved'],
]);

export const uploadForm: Scenario = {
	refused: Object.fromEntries(
		['03-spoofed-selfie', '06-replaced-portrait', '08-no-face'].map((applicant) => [
			applicant,
			async (played) => {
				const pictures = await picturesOf(applicant);
				return (await fillIn(played, { Name: 'Ada', ...pictures })).execution;
			},
		]),
	),

	tests(played) {
		test.each(fittedVerdictsWithoutMatch)('$applicant: $nextStep', async (expected) => {
			const pictures = await picturesOf(expected.applicant);
			const visit = await fillIn(played(), { Name: 'Ada', ...pictures });
			const end = endBy.get(expected.nextStep) ?? '';
			await expectEnd(visit, end);
			const [item] = visit.execution.outputsOf(end).flat();
			expectVerdict(item, expected);
			if (end !== 'Accepted') return;
			const { Selfie, ID } = pictures;
			expectChecked(item, { faceLiveness: Selfie, idLiveness: ID, documentForgery: ID });
		});

		test('who gets around the required field of the form is not accepted', async () => {
			const { ID } = await picturesOf('01-genuine');
			await expectEnd(await fillIn(played(), { Name: 'Ada', Selfie: 'none', ID }), 'Unresolved');
		});

		test.each(['Face Liveness', 'ID Liveness', 'Document Forgery'])(
			'nobody is accepted while %s is deactivated',
			async (check) => {
				const pictures = await picturesOf('01-genuine');
				const deactivated = await importExample(played(), 'upload-form', (workflow) =>
					withoutNode(workflow, check),
				);
				await expectEnd(await fillIn(deactivated, { Name: 'Ada', ...pictures }), 'To Review');
			},
		);
	},
};

async function expectEnd(visit: Visit, end: string): Promise<void> {
	expect(reached(visit.execution, ends)).toEqual([end]);
	const page = await visit.page();
	expect(page.title).toBe(pageOf.get(end));
	expectNothingToLearn(page);
	expect((await visit.leave()).status).toBe('success');
}

/** An attacker reads the page too. */
function expectNothingToLearn({ title, text }: Page): void {
	expect(`${title} ${text}`).not.toMatch(/\d|kairos|accura|argos|liveness|forge|score|threshold/i);
}
