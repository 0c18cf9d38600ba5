import { expectedVerdicts } from '../../../harness/drawings/expectedVerdicts';
import { expectChecked, expectVerdict, picturesOf } from '../applicants';
import { fillIn } from '../forms';
import type { Scenario } from './scenario';
import { reached } from '../stage';

const ends = ['Accepted', 'Rejected', 'To Review', 'Error'];
const endBy = new Map([
	['accept', 'Accepted'],
	['reject', 'Rejected'],
	['review', 'To Review'],
	['retake', 'To Review'],
	['retry', 'Error'],
]);

export const kycChain: Scenario = {
	// It shows the checks alone, and says itself that a deactivated one lets everybody by.
	refused: {},

	tests(played) {
		test.each(expectedVerdicts)('$applicant: $nextStep', async (expected) => {
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
			expectChecked(item, { faceLiveness: Selfie, idLiveness: ID, documentForgery: ID });
		});
	},
};
