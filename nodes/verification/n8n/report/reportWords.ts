import type { DecisionName, OwnReason } from '../../decision/decision';
import type { NextStep } from '../../failure';
import type { Outcome, Reason } from '../../verdict';

export const decisionWords: Readonly<Record<DecisionName, string>> = {
	accept: 'Accepted',
	reject: 'Rejected',
	retake: 'Retake',
	review: 'Review',
	unresolved: 'Unresolved',
};

export const nextStepSentences: Readonly<Record<NextStep, string>> = {
	accept: 'Accept the applicant.',
	reject: 'Reject the applicant.',
	review: 'A person must review the applicant.',
	retake: 'Ask the applicant for a new photo.',
	wait: 'Wait for the result of the vendor.',
	retry: 'Run the workflow again for the applicant.',
	fix: 'Fix the problem, then run the workflow again for the applicant.',
};

export const outcomeWords: Readonly<Record<Outcome, string>> = {
	pass: 'Passed',
	fail: 'Failed',
	inconclusive: 'Inconclusive',
	pending: 'Pending',
	error: 'Error',
};

export const reasonWords: Readonly<Record<Reason | OwnReason, string>> = {
	livenessBelowThreshold: 'the liveness score is too low',
	livenessInReviewBand: 'the liveness score is in the review band',
	screenReplayBelowThreshold: 'the screen replay score is too low',
	screenReplayInReviewBand: 'the screen replay score is in the review band',
	paperPrintedBelowThreshold: 'the paper printed score is too low',
	paperPrintedInReviewBand: 'the paper printed score is in the review band',
	replacePortraitsBelowThreshold: 'the replaced portrait score is too low',
	replacePortraitsInReviewBand: 'the replaced portrait score is in the review band',
	imageTooLarge: 'the image is too large',
	imageTooSmall: 'the image is too small',
	imageDimensionsTooLarge: 'the image has too many pixels',
	unsupportedFormat: 'the vendor does not take the format of the file',
	notAnImage: 'the file is not an image',
	imageDamaged: 'the image is damaged',
	noFaceFound: 'the vendor found no face',
	multipleFaces: 'the vendor found several faces',
	imageNotAnalysable: 'the vendor could not analyse the image',
	missingImage: 'the item had no image',
	invalidParameter: 'a parameter is invalid',
	unauthorized: 'the vendor refused the credential',
	quotaExceeded: 'the usage limit of the account is reached',
	rateLimited: 'the vendor got too many requests',
	vendorUnavailable: 'the vendor is not available',
	unreachable: 'the vendor cannot be reached',
	timedOut: 'the vendor did not answer in time',
	rejectedByVendor: 'the vendor rejected the request',
	unreadableAnswer: "the vendor's answer cannot be read",
	cancelled: 'the execution was canceled',
	unexpected: 'the check failed unexpectedly',
	checkMissing: 'the item has no verdict of this check',
	checkDeactivated: 'the node is deactivated',
	verdictNotFromThisExecution: 'no check put out the verdict for this item in this execution',
	verdictMalformed: 'a verdict contradicts itself or is incomplete',
	verdictTooOld: 'a verdict is too old',
	differentDocuments: 'the checks saw different files',
	simulatedOutsideTest: 'the vendor was simulated',
	noChecks: 'no check is required',
};
