import type { NextStep } from '../../failure';

export const nextStepSentences: Readonly<Record<NextStep, string>> = {
	accept: 'Accept the applicant.',
	reject: 'Reject the applicant.',
	review: 'A person must review the applicant.',
	retake: 'Ask the applicant for a new photo.',
	wait: 'Wait for the result from the vendor.',
	retry: 'Run the workflow again for this applicant.',
	fix: 'Fix the problem, then run the workflow again for this applicant.',
};
