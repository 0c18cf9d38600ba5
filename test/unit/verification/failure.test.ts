import {
	failureBehind,
	httpStatusOf,
	isUnusableImage,
	nextStepAfter,
	type Failure,
	type NextStep,
} from '../../../nodes/verification/failure';
import { allFailures, everyFailure } from './everyFailure';

const nextSteps: Readonly<Record<keyof typeof everyFailure, NextStep>> = {
	imageTooLarge: 'retake',
	imageTooSmall: 'retake',
	imageDimensionsTooLarge: 'retake',
	unsupportedFormat: 'retake',
	notAnImage: 'retake',
	imageDamaged: 'retake',
	noFaceFound: 'retake',
	multipleFaces: 'retake',
	imageNotAnalysable: 'retake',
	rateLimited: 'retry',
	vendorUnavailable: 'retry',
	unreachable: 'retry',
	timedOut: 'retry',
	unreadableAnswer: 'retry',
	cancelled: 'retry',
	missingImage: 'fix',
	invalidParameter: 'fix',
	unauthorized: 'fix',
	quotaExceeded: 'fix',
	rejectedByVendor: 'fix',
	simulatedOutsideTest: 'fix',
	unexpected: 'fix',
};

test.each(allFailures)('$reason has its next step, and is or is not about the image', (failure) => {
	const nextStep = nextSteps[failure.reason];
	expect(nextStepAfter(failure)).toBe(nextStep);
	expect(isUnusableImage(failure)).toBe(nextStep === 'retake');
});

test.each<[string, Failure, number | null]>([
	['a refusal', { reason: 'rejectedByVendor', status: 422, vendorMessage: null }, 422],
	['a vendor that gave up', { reason: 'timedOut', seconds: null, status: 408 }, 408],
	['an unreadable answer', { reason: 'unreadableAnswer', status: 200, problem: 'is empty' }, 200],
	['our own time-out', { reason: 'timedOut', seconds: 60, status: null }, null],
	['no connection', { reason: 'unreachable', code: 'ENOTFOUND', mayBeCharged: false }, null],
	['an image that was never sent', { reason: 'notAnImage' }, null],
])('the HTTP status behind %s', (_case, failure, status) => {
	expect(httpStatusOf(failure)).toBe(status);
});

test.each([
	['an error', new TypeError('key sk-123 in here'), 'TypeError'],
	['a text', 'key sk-123 in here', 'unknown'],
	['nothing', undefined, 'unknown'],
])('of %s that was thrown no more is told than its kind', (_name, error, errorName) => {
	expect(failureBehind(error)).toEqual({ reason: 'unexpected', errorName });
});
