import { fittedVerdicts } from '../../../harness/drawings/expectedVerdicts';
import { expectChecked, expectVerdict, picturesOf } from '../applicants';
import { fillIn } from '../forms';
import type { Scenario } from './scenario';
import { reached } from '../stage';

const ends = ['Accepted', 'Rejected', 'New Pictures', 'To Review', 'Unresolved'];
const endBy = new Map([
	['accept', 'Accepted'],
	['reject', 'Rejected'],
	['review', 'To Review'],
	['retake', 'New Pictures'],
	['retry', 'Unresolved'],
]);

export const kycChain: Scenario = {
	refused: Object.fromEntries(
		['03-spoofed-selfie', '06-replaced-portrait', '08-no-face', '18-someone-else'].map(
			(applicant) => [
				applicant,
				async (played) => {
					const pictures = await picturesOf(applicant);
					return (await fillIn(played, { Name: 'Ada', ...pictures })).execution;
				},
			],
		),
	),

	tests(played) {
		test.each(fittedVerdicts)('$applicant: $nextStep', async (expected) => {
			const pictures = await picturesOf(expected.applicant);
			const { execution } = await fillIn(played(), { Name: 'Ada', ...pictures });
			const end = endBy.get(expected.nextStep) ?? '';
			expect({ status: execution.status, ends: reached(execution, ends) }).toEqual({
				status: 'success',
				ends: [end],
			});
			const [item] = execution.outputsOf(end).flat();
			expectVerdict(item, expected);
			expect(item?.json.Name).toBe('Ada');
			expect(Object.keys(item?.binary ?? {}).sort()).toEqual(['ID', 'Selfie']);
			if (end !== 'Accepted') return;
			const { Selfie, ID } = pictures;
			const single = { faceLiveness: Selfie, idLiveness: ID, documentForgery: ID };
			expectChecked(item, { ...single, faceMatch: Selfie });
		});
	},
};
