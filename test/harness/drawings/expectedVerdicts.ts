import type { CheckName } from '../../../nodes/verification/check';
import type { NextStep } from '../../../nodes/verification/failure';

/** The verdict that decides about each applicant in examples/images, after Kairos, Accura and ARGOS. */
export interface ExpectedVerdict {
	readonly applicant: string;
	readonly check: CheckName;
	readonly nextStep: NextStep;
	readonly reasons: readonly string[];
}

export const expectedVerdicts: readonly ExpectedVerdict[] = [
	verdict('01-genuine', 'documentForgery', 'accept'),
	verdict('02-genuine-png', 'documentForgery', 'accept'),
	verdict('03-spoofed-selfie', 'faceLiveness', 'reject', 'livenessBelowThreshold'),
	verdict('04-screen-replay', 'idLiveness', 'reject', 'livenessBelowThreshold'),
	verdict('05-printed-copy', 'idLiveness', 'reject', 'livenessBelowThreshold'),
	verdict('06-replaced-portrait', 'documentForgery', 'reject', 'replacePortraitsBelowThreshold'),
	verdict('07-review-band', 'faceLiveness', 'review', 'livenessInReviewBand'),
	verdict('08-no-face', 'faceLiveness', 'retake', 'noFaceFound'),
	verdict('09-several-faces', 'faceLiveness', 'retake', 'multipleFaces'),
	verdict('10-too-small', 'faceLiveness', 'retake', 'imageTooSmall'),
	verdict('11-too-large', 'idLiveness', 'retake', 'imageTooLarge'),
	verdict('12-wrong-format', 'faceLiveness', 'retake', 'unsupportedFormat'),
	verdict('13-not-an-image', 'faceLiveness', 'retake', 'notAnImage'),
	verdict('14-vendor-down', 'faceLiveness', 'retry', 'vendorUnavailable'),
	verdict('15-busy-vendor', 'documentForgery', 'accept'),
	verdict('16-damaged', 'faceLiveness', 'retake', 'imageDamaged'),
	verdict('17-phone-photo', 'idLiveness', 'retake', 'imageTooLarge'),
	verdict('18-someone-else', 'faceMatch', 'reject', 'faceMatchBelowThreshold'),
];

/** Genuine applicants whose pictures break a vendor's limit. They are accepted after fitting. */
export const acceptedWhenFitted: readonly string[] = [
	'11-too-large',
	'12-wrong-format',
	'17-phone-photo',
];

/** The same with fitting switched on. */
export const fittedVerdicts: readonly ExpectedVerdict[] = expectedVerdicts.map((expected) =>
	acceptedWhenFitted.includes(expected.applicant)
		? verdict(expected.applicant, 'documentForgery', 'accept')
		: expected,
);

/** The same if nobody compares the selfie with the ID. */
export const fittedVerdictsWithoutMatch: readonly ExpectedVerdict[] = fittedVerdicts.map(
	(expected) =>
		expected.check === 'faceMatch'
			? verdict(expected.applicant, 'documentForgery', 'accept')
			: expected,
);

/** The same if only the selfie is checked, with fitting switched on. */
export const fittedFaceVerdicts: readonly ExpectedVerdict[] = fittedVerdicts.map((expected) =>
	expected.check === 'faceLiveness'
		? expected
		: verdict(expected.applicant, 'faceLiveness', 'accept'),
);

function verdict(
	applicant: string,
	check: CheckName,
	nextStep: NextStep,
	...reasons: readonly string[]
): ExpectedVerdict {
	return { applicant, check, nextStep, reasons };
}
