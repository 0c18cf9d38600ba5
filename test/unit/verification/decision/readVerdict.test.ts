import { checkNames } from '../../../../nodes/verification/check';
import { readErrorReport, readVerdict } from '../../../../nodes/verification/decision/readVerdict';
import { errorJson, hashOf, meanings, passRuleOf, verdictJson } from './verdicts';

const read = (value: unknown) => readVerdict(value, passRuleOf);
const passed = verdictJson({ check: 'faceLiveness', meaning: 'pass' });
const failed = verdictJson({ check: 'faceLiveness', meaning: 'fail' });

describe.each(checkNames)('a verdict of %s', (check) => {
	test.each(meanings)('that says %s is read', (meaning) => {
		const given = verdictJson({ check, meaning });
		const { outcome, nextStep, score, threshold, reasons, signals } = given;
		const said = { check, outcome, nextStep, score, threshold, reasons, signals };
		expect(read(given)).toMatchObject(said);
		expect(read(JSON.parse(JSON.stringify(given)))).toEqual(read(given));
	});
});

test('the file is the one that the check was given, not the copy that was sent', () => {
	const fitted = verdictJson({ check: 'idLiveness', meaning: 'pass', file: 'card', fitted: true });
	expect(read(fitted)?.sha256).toBe(hashOf('card'));
	expect(read({ ...fitted, image: null })?.sha256).toBeNull();
});

describe('a match of two images', () => {
	const match = verdictJson({ check: 'faceMatch', meaning: 'pass', file: 'me', reference: 'card' });
	const unusable = verdictJson({ check: 'faceMatch', meaning: 'unusable' });

	test('is about two files', () => {
		expect(read(match)).toMatchObject({ sha256: hashOf('me'), referenceSha256: hashOf('card') });
		expect(read({ ...match, referenceImage: null })?.referenceSha256).toBeNull();
	});

	test('says which of them is unusable, or does not', () => {
		expect(read(unusable)?.unusableImage).toBeNull();
		for (const unusableImage of ['selfie', 'reference']) {
			expect(read({ ...unusable, unusableImage })).toMatchObject({ unusableImage });
		}
		const report = errorJson('faceMatch', 'noFaceFound');
		expect(readErrorReport({ ...report, unusableImage: 'selfie' })?.unusableImage).toBe('selfie');
	});

	test.each<[string, object]>([
		['an unknown image', { ...unusable, unusableImage: 'image' }],
		['an unusable image that passed', { ...match, unusableImage: 'selfie' }],
		['one file as both', { ...match, referenceImage: match.image }],
		['a score of another check', { ...match, signals: passed.signals }],
		['an image without a hash', { ...match, referenceImage: {} }],
		['an image that is text', { ...match, referenceImage: 'card' }],
		['a second image of another check', { ...passed, referenceImage: match.referenceImage }],
		[
			'an unusable second image of another check',
			{ ...verdictJson({ check: 'idLiveness', meaning: 'unusable' }), unusableImage: 'reference' },
		],
	])('with %s is malformed', (_what, given) => {
		expect(read(given)).toBeNull();
	});
});

test('a score at the threshold passes as the vendor’s page says', () => {
	const at = (provider: string) => ({
		...passed,
		provider,
		score: 60,
		signals: [{ name: 'liveness', score: 60, passed: true }],
	});
	expect(read(at('kairos'))?.outcome).toBe('pass');
	expect(read(at('accura'))).toBeNull();
});

describe('a simulated answer is known', () => {
	test.each([
		['by its mark', { simulated: true, transactionId: 'simulated-1' }, true],
		['where the mark was taken off', { transactionId: 'simulated-1' }, true],
		['where the reference was changed', { simulated: true }, true],
		['and no other is taken for one', {}, false],
	])('%s', (_how, change, simulated) => {
		expect(read({ ...passed, ...change })?.simulated).toBe(simulated);
	});
});

describe('what is malformed', () => {
	const without = (name: string) =>
		Object.fromEntries(Object.entries(passed).filter(([key]) => key !== name));
	const signal = { name: 'liveness', score: 90, passed: true };
	/** A check with several signals. */
	const forgery = { check: 'documentForgery' };
	const replay = { ...signal, name: 'screenReplay' };

	test.each([null, undefined, true, 'pass', 1, [], [passed], {}, new Date(), new Map()])(
		'%p',
		(value) => expect(read(value)).toBeNull(),
	);

	test('an instance of a class, whatever its fields', () => {
		expect(read(Object.assign(new Map(), passed))).toBeNull();
	});

	test.each([
		'check',
		'provider',
		'outcome',
		'passed',
		'score',
		'threshold',
		'nextStep',
		'reasons',
		'signals',
		'checkedAt',
	])('a verdict without its %s', (name) => {
		expect(read(without(name))).toBeNull();
		expect(read({ ...passed, [name]: null })).toEqual(
			name === 'checkedAt' ? expect.anything() : null,
		);
		const heir: unknown = Object.assign(Object.create({ [name]: passed[name] }), without(name));
		expect(read(heir)).toBeNull();
		const bare = Object.setPrototypeOf({ [name]: passed[name] }, null) as object;
		expect(read(Object.setPrototypeOf({ ...without(name) }, bare))).toBeNull();
	});

	test.each<[string, object]>([
		['an unknown check', { check: 'iris' }],
		['a name that every object has', { check: 'constructor' }],
		['an unknown provider', { provider: 'somebody' }],
		['a provider that does not offer the check', { check: 'documentForgery', provider: 'kairos' }],
		['an unknown outcome', { outcome: 'maybe' }],
		['passed as text', { passed: 'true' }],
		['passed beside a fail', { outcome: 'fail', nextStep: 'reject' }],
		['a fail with the scores of a pass', { outcome: 'fail', passed: false, nextStep: 'reject' }],
		['a next step of another outcome', { nextStep: 'review' }],
		['an unknown next step', { nextStep: 'guess' }],
		['a score below its threshold', { score: 20, signals: [{ ...signal, score: 20 }] }],
		['a score that no signal has', { score: 95 }],
		[
			'a score in the review band',
			{
				score: 55,
				signals: [{ ...signal, score: 55, passed: false }],
				reasons: ['livenessInReviewBand'],
			},
		],
		[
			'a score that is not the lowest',
			{ ...forgery, score: 95, signals: [replay, { ...replay, name: 'paperPrinted', score: 95 }] },
		],
		['a score as text', { score: '90' }],
		['a score above 100', { score: 200, signals: [{ ...signal, score: 200 }] }],
		['a score that is no number', { score: Number.NaN }],
		['a threshold above the score', { threshold: 95 }],
		['a threshold below zero', { threshold: -1 }],
		['no threshold', { threshold: null }],
		['no signals', { signals: [] }],
		['signals that are no list', { signals: { 0: signal } }],
		['an unknown signal', { signals: [{ ...signal, name: 'iris' }] }],
		['a signal twice', { signals: [signal, signal] }],
		[
			'a signal that did not pass',
			{ ...forgery, signals: [replay, { name: 'paperPrinted', score: 90, passed: false }] },
		],
		['a signal that says it passed', { threshold: 95, signals: [signal] }],
		['a reason beside a pass', { reasons: ['livenessBelowThreshold'] }],
		['reasons that are no list', { reasons: 'none' }],
		['a time that is none', { checkedAt: 'yesterday' }],
		['a time that no clock shows', { checkedAt: '2026-99-99T10:00:00.000Z' }],
		['a time as a number', { checkedAt: 5 }],
		['a time of no zone', { checkedAt: '2026-11-30T10:00:00.000' }],
		['a reference that is no text', { transactionId: 5 }],
		['an image without a hash', { image: {} }],
		['a hash that is none', { image: { sha256: 'abc' } }],
		['a hash that is too long', { image: { sha256: 'a'.repeat(65) } }],
		['an image that is text', { image: 'picture' }],
		['a mark that is no switch', { simulated: 'yes' }],
	])('a pass with %s', (_what, change) => {
		expect(read({ ...passed, ...change })).toBeNull();
	});

	test.each<[string, object]>([
		['no reason', { reasons: [] }],
		['a reason of another signal', { reasons: ['screenReplayBelowThreshold'] }],
		['a reason in the review band', { reasons: ['livenessInReviewBand'] }],
		['a reason more', { reasons: ['livenessBelowThreshold', 'timedOut'] }],
	])('a fail with %s', (_what, change) => {
		expect(read({ ...failed, ...change })).toBeNull();
	});

	test('a pending verdict with a reason', () => {
		const pending = verdictJson({ check: 'documentForgery', meaning: 'pending' });
		expect(read(pending)).not.toBeNull();
		expect(read({ ...pending, reasons: ['timedOut'] })).toBeNull();
	});

	test.each<[string, object]>([
		['a score', { score: 90 }],
		['a threshold as text', { threshold: '60' }],
		['signals', { signals: [signal] }],
		['a reason of another next step', { reasons: ['noFaceFound'] }],
		['two reasons', { reasons: ['timedOut', 'timedOut'] }],
		['a reason that nobody knows', { reasons: ['toString'] }],
		['an unknown provider', { provider: 'somebody' }],
	])('an error with %s', (_what, change) => {
		const error = verdictJson({ check: 'faceLiveness', meaning: 'errorToRetry' });
		expect(read({ ...error, provider: 'unknown' })).not.toBeNull();
		expect(read({ ...error, ...change })).toBeNull();
	});
});

describe('the report of an error', () => {
	const report = errorJson('idLiveness', 'timedOut');

	test('is read as a verdict of its check', () => {
		expect(readErrorReport(report)).toMatchObject({
			check: 'idLiveness',
			outcome: 'error',
			nextStep: 'retry',
			reasons: ['timedOut'],
			checkedAt: null,
		});
		expect(readErrorReport({ ...report, checkedAt: '2026-11-30T10:00:00.000Z' })?.checkedAt).toBe(
			'2026-11-30T10:00:00.000Z',
		);
	});

	test.each<[string, object]>([
		['an unknown check', { check: 'iris' }],
		['a next step that lets in', { nextStep: 'accept' }],
		['a next step of another reason', { nextStep: 'fix' }],
		['no reason', { reason: undefined }],
		['a reason about a score', { reason: 'livenessBelowThreshold' }],
		['a provider that is no text', { provider: null }],
	])('with %s is malformed', (_what, change) => {
		expect(readErrorReport({ ...report, ...change })).toBeNull();
	});
});
