import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { type Failure, isUnusableImage } from '../../../../../nodes/verification/failure';
import {
	type CheckRecord,
	failedRecord,
	makeVerdict,
	openRecord,
} from '../../../../../nodes/verification/n8n/output/makeVerdict';
import { toErrorItem, toItem } from '../../../../../nodes/verification/n8n/output/toItem';
import { applicantMessage } from '../../../../../nodes/verification/n8n/words/applicantMessages';
import { describeFailure } from '../../../../../nodes/verification/n8n/words/failureSentences';
import { toNodeError } from '../../../../../nodes/verification/n8n/output/toNodeError';
import { allFailures } from '../../everyFailure';

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
const pixels = { width: 800, height: 600 };
const recommended = { longer: 1920, shorter: 1080 };

function record(unusableImage: 'inconclusive' | 'error' = 'inconclusive'): CheckRecord {
	return {
		...opened,
		settings: {
			vendorSettings: { threshold: 61, parameters: {} },
			passes: 'atLeast',
			reviewThreshold: 50,
			unusableImage,
		},
		verdictSettings: {
			reviewThreshold: 50,
			unusableImage,
			fitImage: true,
			parameters: { useUpcomingVersion: false },
			host: 'argos.test',
		},
		images: { image: { format: 'jpeg', ...pixels, bytes: 734_003, sha256: 'ab12' } },
		warnings: [{ kind: 'belowRecommended', pixels, recommended }],
		attempts: 2,
	};
}

function answerOf(score: number) {
	return {
		kind: 'scored',
		signals: [
			{ name: 'screenReplay', score: 99 },
			{ name: 'replacePortraits', score },
		],
		warnings: [{ kind: 'doubtfulCode', field: 'response_code', code: '2' }],
		transactionId: 'txn_123456789',
		engineVersion: 'id_liveness@3.4.2',
		raw: { result: {} },
	} as const;
}

const refused: Failure = { reason: 'unauthorized', status: 401, vendorMessage: null };

test('a verdict warns of the image first, and then of the answer', () => {
	expect(makeVerdict({ ...record(), answer: answerOf(42) }).warnings).toEqual([
		'The image is 800 x 600 px, but ARGOS recommends at least 1920 x 1080 px. The score may be less reliable.',
		expect.stringMatching(/ARGOS also sent response_code 2/),
	]);
});

const oneSignal = (score: number) =>
	({ ...answerOf(score), signals: [{ name: 'liveness', score }] }) as const;

test.each([
	[
		answerOf(80),
		'atLeast',
		'Passed: ARGOS scored screen replay 99 and replaced portrait 80, all at or above 61 (txn_123456789)',
	],
	[oneSignal(61), 'atLeast', 'Passed: ARGOS scored liveness 61, at or above 61 (txn_123456789)'],
	[oneSignal(80), 'above', 'Passed: ARGOS scored liveness 80, above 61 (txn_123456789)'],
	[
		answerOf(55.5),
		'atLeast',
		'Inconclusive: ARGOS scored replaced portrait 55.5, in the review band from 50 to 61 (txn_123456789)',
	],
	[oneSignal(49.99), 'atLeast', 'Failed: ARGOS scored liveness 49.99, below 61 (txn_123456789)'],
	[
		{ ...oneSignal(42), transactionId: null },
		'above',
		'Failed: ARGOS scored liveness 42, below 61',
	],
	[
		{ ...oneSignal(42), transactionId: 'as asked. Passed' },
		'above',
		'Failed: ARGOS scored liveness 42, below 61',
	],
	[
		{ kind: 'pending', transactionId: 'txn_1', engineVersion: null },
		'atLeast',
		'Pending: ARGOS sends the result later (txn_1)',
	],
] as const)('one sentence sums up %j', (answer, passes, summary) => {
	const { settings, ...rest } = record();
	const verdict = makeVerdict({ ...rest, settings: settings && { ...settings, passes }, answer });
	expect(verdict.summary).toBe(summary);
});

test('a score that equals a threshold that it has to exceed is not called below it', () => {
	const { settings, ...rest } = record();
	const strict = settings && ({ ...settings, passes: 'above', reviewThreshold: null } as const);
	const verdict = makeVerdict({ ...rest, settings: strict, answer: oneSignal(61) });
	expect(verdict.summary).toBe('Failed: ARGOS scored liveness 61, not above 61 (txn_123456789)');
});

test('a score that is held against nothing is an error', () => {
	expect(makeVerdict({ ...opened, answer: answerOf(99) })).toMatchObject({ outcome: 'error' });
});

const rows = allFailures.map((failure) => ({ reason: failure.reason, failure }));

test.each(rows)('$reason never passes, and has no score: $failure', ({ reason, failure }) => {
	for (const unusableImage of ['inconclusive', 'error'] as const) {
		const verdict = makeVerdict(failedRecord(record(unusableImage), failure));
		const isRetake = verdict.nextStep === 'retake' && unusableImage === 'inconclusive';
		expect(verdict).toMatchObject({ passed: false, score: null, threshold: 61, signals: [] });
		expect(verdict.outcome).toBe(isRetake ? 'inconclusive' : 'error');
		expect(verdict.reasons).toEqual([reason]);
		expect(verdict.warnings).toHaveLength(isRetake ? 2 : 1);
		expect(verdict.error === undefined).toBe(isRetake);
		const { message } = describeFailure(failure, 'ARGOS');
		expect(verdict.summary).toBe(`${isRetake ? 'Inconclusive' : 'Error'}: ${message}`);
		expect(verdict.summary).not.toMatch(/\.$/);
	}
});

test('a message to the applicant is there on request, and is about nothing but a retake', () => {
	const shape = { ...opened.shape, applicantMessage: 'en' } as const;
	const neutral = applicantMessage('en', null);
	for (const unusableImage of ['inconclusive', 'error'] as const) {
		const asked = { ...record(unusableImage), shape };
		for (const failure of allFailures) {
			const expected = isUnusableImage(failure) ? applicantMessage('en', failure.reason) : neutral;
			expect(makeVerdict(failedRecord(asked, failure)).applicantMessage).toBe(expected);
		}
		for (const score of [99, 55, 42]) {
			expect(makeVerdict({ ...asked, answer: answerOf(score) }).applicantMessage).toBe(neutral);
		}
	}
	expect(makeVerdict(failedRecord(record(), refused))).not.toHaveProperty('applicantMessage');
});

test('an item that leaves is a copy: n8n may empty what it gave', () => {
	const given = () => ({
		json: { applicant: 7 },
		binary: { data: { data: 'filesystem-v2', mimeType: 'image/jpeg', id: 'f1' } },
	});
	const [input, verdict] = [given(), makeVerdict(failedRecord(record(), refused))];
	const items = [
		toItem(input, 3, verdict, opened.shape, 'apart'),
		toErrorItem(input, 3, verdict, 'apart'),
	];
	for (const item of items) {
		expect(item).toMatchObject({ binary: input.binary, pairedItem: { item: 3 } });
		expect(item.json).not.toBe(input.json);
		expect(item.binary).not.toBe(input.binary);
	}
	expect(input).toEqual(given());
});

test.each<
	[Failure, typeof NodeApiError | typeof NodeOperationError, Readonly<Record<string, RegExp>>]
>([
	[
		refused,
		NodeApiError,
		{ message: /^ARGOS refused the key .HTTP 401.$/, description: /Base URL/, httpCode: /^401$/ },
	],
	[{ reason: 'cancelled' }, NodeOperationError, { message: /canceled/ }],
])('the error that stops a workflow has our words and the item: %j', (failure, type, shown) => {
	const position: [number, number] = [0, 0];
	const node = { id: '1', name: 'A', type: 'a', typeVersion: 1, position, parameters: {} };
	const error = toNodeError(node, makeVerdict(failedRecord(record(), failure)), 3, 0);
	expect(error).toBeInstanceOf(type);
	expect(error.context.itemIndex).toBe(3);
	for (const [field, words] of Object.entries(shown)) {
		expect(Reflect.get(error, field)).toMatch(words);
	}
});

/** The verdicts of a run stay in memory until it ends. Texts in pieces took 1900 and 1250 bytes. */
test.each([
	['scored', 1400, (id: number) => ({ ...answerOf(42), transactionId: `txn_${id}` })],
	['failed', 1100, (id: number) => failedRecord(opened, { ...refused, status: 1000 + id }).answer],
] as const)('a %s verdict takes at most %s bytes of memory', (_kind, mostBytes, answer) => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const bytesOfEach = () => {
		collect();
		const before = process.memoryUsage().heapUsed;
		const verdicts = Array.from({ length: 5000 }, (_, id) =>
			makeVerdict({ ...record(), answer: answer(id) }),
		);
		collect();
		return (process.memoryUsage().heapUsed - before) / verdicts.length;
	};
	// Compiling the code takes memory once.
	bytesOfEach();
	expect(bytesOfEach()).toBeLessThan(mostBytes);
});
