import type { CheckName } from '../../../nodes/verification/check';
import type { NextStep } from '../../../nodes/verification/failure';

/** What the last check says to an applicant of examples/images: Kairos, then Accura, then ARGOS. */
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
];

/** Those whose pictures break a limit of a vendor, and who are genuine: fitted, they are accepted. */
export const acceptedWhenFitted: readonly string[] = [
	'11-too-large',
	'12-wrong-format',
	'17-phone-photo',
];

/** The same where images are made to fit. */
export const fittedVerdicts: readonly ExpectedVerdict[] = expectedVerdicts.map((expected) =>
	acceptedWhenFitted.includes(expected.applicant)
		? verdict(expected.applicant, 'documentForgery', 'accept')
		: expected,
);

/** The same where the selfie alone is checked, made to fit. */
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
