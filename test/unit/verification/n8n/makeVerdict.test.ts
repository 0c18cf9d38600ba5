import type { Failure } from '../../../../nodes/verification/failure';
import {
	type CheckRecord,
	failedRecord,
	makeVerdict,
	openRecord,
} from '../../../../nodes/verification/n8n/output/makeVerdict';
import type { ProviderAnswer } from '../../../../nodes/verification/providers/provider';
import { allFailures } from '../everyFailure';

const small = {
	kind: 'belowRecommended',
	pixels: { width: 800, height: 600 },
	recommended: { longer: 1920, shorter: 1080 },
} as const;

const opened = openRecord({
	checkName: 'documentForgery',
	provider: { name: 'argos', label: 'ARGOS' },
	shape: {
		resultField: 'documentForgery',
		includeInputFields: true,
		includeBinary: true,
		includeRawResponse: false,
	},
});

interface Change {
	readonly raw?: boolean;
	readonly unusableImage?: 'inconclusive' | 'error';
}

function record({ raw = false, unusableImage = 'inconclusive' }: Change = {}): CheckRecord {
	return {
		...opened,
		shape: { ...opened.shape, includeRawResponse: raw },
		settings: {
			vendorSettings: { threshold: 61, parameters: {} },
			passes: 'atLeast',
			reviewThreshold: 50,
			unusableImage,
		},
		image: { format: 'jpeg', width: 1920, height: 1080, bytes: 734_003, sha256: 'ab12' },
		warnings: [small],
		attempts: 2,
	};
}

const verdictOf = (answer: ProviderAnswer, change?: Change) =>
	makeVerdict({ ...record(change), answer });
const failedVerdict = (failure: Failure, change?: Change) =>
	makeVerdict(failedRecord(record(change), failure));

const scored = {
	kind: 'scored',
	signals: [
		{ name: 'screenReplay', score: 99 },
		{ name: 'replacePortraits', score: 42 },
	],
	warnings: [{ kind: 'doubtfulCode', field: 'response_code', code: '2' }],
	transactionId: 'txn_123456789',
	engineVersion: 'id_liveness@3.4.2',
	raw: { result: {} },
} as const;

test('a verdict has just the fields that saved workflows rely on', () => {
	const { checkedAt, durationMs, ...rest } = verdictOf(scored);
	expect(rest).toEqual({
		check: 'documentForgery',
		provider: 'argos',
		outcome: 'fail',
		passed: false,
		score: 42,
		threshold: 61,
		nextStep: 'reject',
		reasons: ['replacePortraitsBelowThreshold'],
		signals: [
			{ name: 'screenReplay', score: 99, passed: true },
			{ name: 'replacePortraits', score: 42, passed: false },
		],
		image: { format: 'jpeg', width: 1920, height: 1080, bytes: 734_003, sha256: 'ab12' },
		transactionId: 'txn_123456789',
		engineVersion: 'id_liveness@3.4.2',
		attempts: 2,
		warnings: [
			expect.stringMatching(/^ARGOS recommends images from 1920 x 1080 px/),
			expect.stringMatching(/ARGOS sent response_code 2/),
		],
	});
	expect(checkedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
	expect(durationMs).toBeGreaterThanOrEqual(0);
});

test.each([
	[61, 'pass', true],
	[60.99, 'inconclusive', false],
	[50, 'inconclusive', false],
	[49.99, 'fail', false],
	[NaN, 'fail', false],
])('a score of %d is %s; passed: %s', (score, outcome, passed) => {
	const answer = { ...scored, signals: [{ name: 'liveness', score }] } as const;
	expect(verdictOf(answer)).toMatchObject({ outcome, passed });
});

test('the raw answer is there only where it was asked for', () => {
	expect(verdictOf(scored)).not.toHaveProperty('raw');
	expect(verdictOf(scored, { raw: true }).raw).toEqual({ result: {} });
});

describe('without a score', () => {
	const rows = allFailures.map((failure) => ({ reason: failure.reason, failure }));

	test.each(rows)('$reason never passes, and has no score: $failure', ({ failure }) => {
		for (const unusableImage of ['inconclusive', 'error'] as const) {
			const verdict = failedVerdict(failure, { unusableImage });
			expect(verdict).toMatchObject({ passed: false, score: null, threshold: 61, signals: [] });
			expect(['inconclusive', 'error']).toContain(verdict.outcome);
			expect(verdict.reasons).toEqual([failure.reason]);
			expect(verdict.error === undefined).toBe(verdict.outcome === 'inconclusive');
		}
	});

	test.each([
		['notAnImage', 'inconclusive', 'inconclusive', 'retake'],
		['notAnImage', 'error', 'error', 'retake'],
		['noFaceFound', 'inconclusive', 'inconclusive', 'retake'],
		['noFaceFound', 'error', 'error', 'retake'],
		['cancelled', 'inconclusive', 'error', 'retry'],
		['cancelled', 'error', 'error', 'retry'],
	] as const)('%s with unusableImage %s is %s, %s', (reason, unusableImage, outcome, nextStep) => {
		const verdict = failedVerdict({ reason }, { unusableImage });
		expect(verdict).toMatchObject({ outcome, nextStep });
	});

	test('an error says what happened, what to do, and the HTTP status', () => {
		const failure = { reason: 'rejectedByVendor', status: 422, vendorMessage: null } as const;
		const { error } = failedVerdict(failure);
		expect(error?.message).toContain('ARGOS');
		expect(error?.description).not.toBe('');
		expect(error?.httpCode).toBe(422);
	});

	test('an unusable image says so in a warning', () => {
		const { warnings } = failedVerdict({ reason: 'noFaceFound' });
		expect(warnings.join()).toContain('found no face');
	});
});
