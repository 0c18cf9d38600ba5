import {
	failureBehind,
	httpStatusOf,
	isUnusableImage,
	nextStepAfter,
	type Failure,
} from '../../../nodes/verification/failure';
import { allFailures, everyFailure } from './everyFailure';

const nextSteps = {
	retake: [
		'imageTooLarge',
		'imageTooSmall',
		'imageDimensionsTooLarge',
		'unsupportedFormat',
		'notAnImage',
		'imageDamaged',
		'noFaceFound',
		'multipleFaces',
		'imageNotAnalysable',
	],
	retry: [
		'rateLimited',
		'vendorUnavailable',
		'unreachable',
		'timedOut',
		'unreadableAnswer',
		'cancelled',
	],
	fix: [
		'missingImage',
		'invalidParameter',
		'unauthorized',
		'quotaExceeded',
		'rejectedByVendor',
		'unexpected',
	],
} as const;

const rows = Object.entries(nextSteps).flatMap(([nextStep, reasons]) =>
	reasons.map((reason) => ({ nextStep, reason })),
);

test.each(rows)('after $reason, the next step is $nextStep', ({ reason, nextStep }) => {
	for (const failure of everyFailure[reason]) expect(nextStepAfter(failure)).toBe(nextStep);
});

test.each(rows)('$reason is about the image: $nextStep', ({ reason, nextStep }) => {
	const [failure] = everyFailure[reason];
	expect(isUnusableImage(failure)).toBe(nextStep === 'retake');
});

test('every reason is in the table above', () => {
	expect(rows.map(({ reason }) => reason).sort()).toEqual(Object.keys(everyFailure).sort());
});

test('no failure is ever accepted, rejected or waited for', () => {
	const steps = new Set(allFailures.map(nextStepAfter));
	expect([...steps].sort()).toEqual(['fix', 'retake', 'retry']);
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
