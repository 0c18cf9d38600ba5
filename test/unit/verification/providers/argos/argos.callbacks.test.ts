import {
	readCallback,
	readSubmission,
} from '../../../../../nodes/verification/providers/argos/argos.callbacks';
import type { ReplyBody } from '../../../../../nodes/verification/providers/provider';
import { jsonReply, replyWith } from '../vendorSide';

const pipelines = ['screenReplay', 'paperPrinted'] as const;

function json(value: unknown): ReplyBody {
	return { kind: 'json', value };
}

describe('the answer to a document with a callbackUrl', () => {
	/** From the vendor's page. */
	const accepted = {
		transactionId: 'txn_123456789',
		engineVersion: 'id_liveness@3.4.2',
		message:
			'request has been successfully received. The response will be sent to your callback URL',
	};

	test('201 says that it comes later, and by which ID', () => {
		expect(readSubmission(jsonReply(accepted, 201), pipelines)).toEqual({
			kind: 'pending',
			transactionId: 'txn_123456789',
			engineVersion: 'id_liveness@3.4.2',
			raw: accepted,
		});
	});

	test.each([undefined, null, '', ' ', true, {}, 2 ** 53, 1.5, 'x'.repeat(201), 'before[removed]'])(
		'with %j for an ID nobody would know the result',
		(transactionId) => {
			const answer = readSubmission(jsonReply({ ...accepted, transactionId }, 201), pipelines);
			expect(answer).toMatchObject({
				kind: 'failed',
				failure: { reason: 'unreadableAnswer', status: 201 },
				transactionId: null,
			});
		},
	);

	test.each<[string, ReplyBody]>([
		['a web page', { kind: 'text', text: '<html></html>' }],
		['nothing', { kind: 'empty' }],
		['a field twice', { kind: 'ambiguous', value: accepted }],
	])('%s is no promise', (_what, body) => {
		expect(readSubmission(replyWith(body, 201), pipelines)).toMatchObject({
			failure: { reason: 'unreadableAnswer' },
		});
	});

	test.each([
		[{ ...accepted, success: false }, 'rejectedByVendor'],
		[{ ...accepted, error: { errorCode: '1009' } }, 'imageNotAnalysable'],
		[{ ...accepted, statusCode: 500 }, 'rejectedByVendor'],
		[{ ...accepted, status: 'maybe' }, 'unreadableAnswer'],
	])('a 201 that denies itself is none: %j', (body, reason) => {
		expect(readSubmission(jsonReply(body, 201), pipelines)).toMatchObject({ failure: { reason } });
	});

	test('a score that comes at once after all is the answer', () => {
		const result = {
			screenReplay: { liveness_score: 99 },
			paperPrinted: { liveness_score: 12 },
		};
		expect(readSubmission(jsonReply({ result }, 200), pipelines)).toMatchObject({
			kind: 'scored',
			signals: [{ score: 99 }, { score: 12 }],
		});
	});

	test.each([200, 202, 204])('%d without a score is unreadable', (status) => {
		expect(readSubmission(jsonReply(accepted, status), pipelines)).toMatchObject({
			failure: { reason: expect.stringMatching(/unreadableAnswer|rejectedByVendor/) },
		});
	});
});

describe('what is sent to the callbackUrl', () => {
	const identity = { apiType: 'id_live_doc', transactionId: 'txn_123456789' };
	const result = { screenReplay: { liveness_score: 99 }, paperPrinted: { liveness_score: 82 } };
	/** From the vendor's page. */
	const success = { statusCode: 200, ...identity, engineVersion: 'id_liveness@3.4.2', result };

	test('a success has the scores', () => {
		expect(readCallback(json(success), pipelines)).toEqual({
			kind: 'scored',
			signals: [
				{ name: 'screenReplay', score: 99 },
				{ name: 'paperPrinted', score: 82 },
			],
			warnings: [],
			transactionId: 'txn_123456789',
			engineVersion: 'id_liveness@3.4.2',
			raw: success,
		});
	});

	const unstated = { ...identity, errorCode: 1003, message: 'Fail to process data' };
	const flat = { statusCode: 400, ...unstated };
	const nested = { error: { ...flat, errorCode: '1003' } };

	test('1003 without a statusCode says the same of the picture', () => {
		expect(readCallback(json(unstated), pipelines)).toMatchObject({
			failure: { reason: 'imageNotAnalysable', vendorMessage: 'Fail to process data' },
		});
	});

	test.each([
		["flat, with a number (from the vendor's page)", flat],
		["nested, with a text (from the vendor's page, of the answer at once)", nested],
	])('a failure: %s', (_shape, body) => {
		expect(readCallback(json(body), pipelines)).toMatchObject({
			failure: { reason: 'imageNotAnalysable', status: 400, vendorMessage: 'Fail to process data' },
			transactionId: 'txn_123456789',
		});
	});

	test.each([
		[401, 'unauthorized'],
		[429, 'rateLimited'],
		[500, 'vendorUnavailable'],
	])('a statusCode of %d means what the status would (assumed)', (statusCode, reason) => {
		expect(readCallback(json({ ...flat, statusCode }), pipelines)).toMatchObject({
			failure: { reason, status: statusCode },
		});
	});

	test.each([400, '400', 500, 'no', null, [], {}, 0, 99, 1000, NaN])(
		'scores with a statusCode of %j do not count',
		(statusCode) => {
			const body: unknown = JSON.parse(JSON.stringify({ ...success, statusCode }));
			expect(readCallback(json(body), pipelines).kind).toBe('failed');
		},
	);

	test.each([0, '0', 100, '99.5'])(
		'a score of %j beside those asked for makes it unreadable',
		(score) => {
			const replacePortraits = { liveness_score: score };
			const body = json({ ...success, result: { ...result, replacePortraits } });
			expect(readCallback(body, pipelines)).toMatchObject({
				kind: 'failed',
				failure: { reason: 'unreadableAnswer', problem: expect.stringContaining('not asked for') },
				transactionId: 'txn_123456789',
				engineVersion: 'id_liveness@3.4.2',
			});
			expect(readCallback(body, [...pipelines, 'replacePortraits']).kind).toBe('scored');
		},
	);

	test.each<[string, object]>([
		['by its flag', { result: { ...result, ps: 3 } }],
		['beside the result', { replacePortraits: 3 }],
		['in another object', { data: { replacePortraits: { score: 3 } } }],
		['within another signal', { result: { ...result, other: { replacePortraits: 3 } } }],
		['by its name in a list', { result: { ...result, more: [{ name: 'replacePortraits' }] } }],
	])('a pipeline that was not asked for, told %s, makes it unreadable', (_where, more) => {
		expect(readCallback(json({ ...success, ...more }), pipelines)).toMatchObject({
			failure: { reason: 'unreadableAnswer', problem: expect.stringContaining('not asked for') },
		});
	});

	test.each([null, {}, { liveness_score: null }, [], ''])(
		'%j in the place of one that was not asked for is nothing (assumed)',
		(replacePortraits) => {
			const body = json({ ...success, result: { ...result, replacePortraits } });
			expect(readCallback(body, pipelines).kind).toBe('scored');
		},
	);

	test.each([
		{ replacePortraits: { liveness_score: '3%' } },
		{ replacePortraits: { liveness_score: -1 } },
		{ replacePortraits: { liveness_score: [3] } },
		{ replacePortraits: { score: 3 } },
		{ replacePortraits: { live: 3 } },
		{ replacePortraits: [{ liveness_score: 3 }] },
		{ replacePortraits: 3 },
		{ replacePortraits: '3' },
		{ replacePortraits: false },
		{ replacePortraits: [3] },
		{ ReplacePortraits: { liveness_score: 3 } },
		{ replace_portraits: { liveness_score: 3 } },
		{ 'replace-portraits': 3 },
		{ replaceportraits: 'fail' },
		{ replаcePortraits: { liveness_score: 3 } },
		{ replacePortrait: { liveness_score: 3 } },
		{ replacedPortrait: { Liveness_Score: 3 } },
		{ ps: { liveness_score: 3 } },
		{ another: { livenessScore: '3%' } },
		{ liveness_score: 3 },
	])('%j beside those asked for makes it unreadable', (more) => {
		const body = json({ ...success, result: { ...result, ...more } });
		expect(readCallback(body, pipelines)).toMatchObject({
			failure: { reason: 'unreadableAnswer' },
			transactionId: 'txn_123456789',
		});
	});

	test.each([
		{ replacePortraits: { liveness_score: 3 } },
		{ result: { ...result, ScreenReplay: { liveness_score: 99 } } },
		{ Result: result },
		{ apiType: 'id_live_face' },
		{ ApiType: 'id_live_face' },
		{ apiType: null },
		{ apiType: 'ID_LIVE_DOC' },
		{ result: { ...result, apiType: 'id_live_face' } },
		{ transactionID: 'txn_another', result: { screenReplay: 99, paperPrinted: 99 } },
	])('with %j it is not the answer that was asked for', (more) => {
		expect(readCallback(json({ ...success, ...more }), pipelines)).toMatchObject({
			failure: { reason: 'unreadableAnswer' },
		});
	});

	test.each<ReplyBody>([
		{ kind: 'ambiguous', value: success },
		{ kind: 'text', text: 'success' },
		{ kind: 'empty' },
		{ kind: 'tooLong' },
	])('%j has none', (body) => {
		expect(readCallback(body, pipelines)).toMatchObject({
			failure: { reason: 'unreadableAnswer' },
			transactionId: null,
		});
	});

	test.each([
		['of which a part was taken out', 'txn[removed]'],
		['that is a number which others are read as too', JSON.parse('9007199254740993')],
		['that is a part of a number', 1.5],
	])('an ID %s is none', (_what, transactionId: unknown) => {
		const body = json({ ...success, transactionId });
		expect(readCallback(body, pipelines).transactionId).toBeNull();
	});

	test('an ID may be a whole number, however it is written', () => {
		for (const transactionId of [12345, '12345']) {
			const body = json({ ...success, transactionId });
			expect(readCallback(body, pipelines).transactionId).toBe('12345');
		}
	});
});
