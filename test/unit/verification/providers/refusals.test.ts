import type { Failure } from '../../../../nodes/verification/failure';
import type { ReplyBody, VendorReply } from '../../../../nodes/verification/providers/provider';
import { checkOf, everyCall, jsonReply, replyWith, verifyWith } from './vendorSide';

type Call = (typeof everyCall)[number];

async function answerOf({ provider, checkName, parameters }: Call, reply: VendorReply) {
	const check = checkOf(provider, checkName);
	return (await verifyWith(check, { kind: 'reply', reply }, parameters)).answer;
}

async function failureOf(call: Call, reply: VendorReply): Promise<Failure | null> {
	const answer = await answerOf(call, reply);
	return answer.kind === 'failed' ? answer.failure : null;
}

const statuses = Object.entries({
	rejectedByVendor: [300, 301, 302, 303, 304, 307, 308, 400, 404, 405, 409, 411, 415, 422],
	unauthorized: [401],
	quotaExceeded: [402],
	timedOut: [408],
	imageTooLarge: [413],
	rateLimited: [429],
	vendorUnavailable: [500, 501, 502, 503, 504, 520, 529],
}).flatMap(([reason, ofReason]) => ofReason.map((status) => [status, reason] as const));

describe.each(everyCall)('$call', (call) => {
	test.each(statuses)('HTTP %d is %s, even with a good score in it', async (status, reason) => {
		const bodies: ReplyBody[] = [
			{ kind: 'json', value: call.goodAnswer },
			{ kind: 'empty' },
			{ kind: 'text', text: '<html>Error</html>' },
			{ kind: 'tooLong' },
		];
		for (const body of bodies) {
			expect(await failureOf(call, replyWith(body, status))).toMatchObject({ reason });
		}
	});

	test('HTTP 403 is what this vendor means by it', async () => {
		const reason = call.provider === 'kairos' ? 'quotaExceeded' : 'unauthorized';
		const failure = await failureOf(call, jsonReply({ message: 'Forbidden' }, 403));
		expect(failure).toEqual({ reason, status: 403, vendorMessage: 'Forbidden' });
	});

	test.each([
		[429, 'rateLimited'],
		[503, 'vendorUnavailable'],
	])('HTTP %d keeps the status and how long to wait', async (status, reason) => {
		const reply = jsonReply({ message: 'Busy' }, status, { 'retry-after': '7' });
		expect(await failureOf(call, reply)).toEqual({
			reason,
			status,
			retryAfterSeconds: 7,
			vendorMessage: 'Busy',
		});
	});

	test.each([
		[408, { reason: 'timedOut', seconds: null }],
		[413, { reason: 'imageTooLarge', refusedByVendor: true }],
	])('HTTP %d is not told in words of the vendor', async (status, expected) => {
		const failure = await failureOf(call, replyWith({ kind: 'empty' }, status));
		expect(failure).toEqual({ ...expected, status });
	});

	const noScore = /^(?:has no score|does not list the faces)/;

	test.each<[string, ReplyBody, RegExp]>([
		['nothing', { kind: 'empty' }, /^is empty$/],
		['a web page', { kind: 'text', text: '\n<!doctype html>' }, /^is a web page$/],
		['broken JSON', { kind: 'text', text: '{"score": 9' }, /^is not valid JSON$/],
		[
			'a field twice',
			{ kind: 'ambiguous', value: call.goodAnswer },
			/^has one of its fields twice$/,
		],
		['no zip', { kind: 'garbled' }, /^is declared as compressed, but is not$/],
		['more than 1 MB', { kind: 'tooLong' }, /^is longer than 1 MB, or has more than 5,000 parts$/],
		...[{}, [], [95], null, 95, '95', true, false].map((value): [string, ReplyBody, RegExp] => [
			JSON.stringify(value),
			{ kind: 'json', value },
			noScore,
		]),
	])('success with %s is an unreadable answer', async (_name, body, problem) => {
		for (const status of [200, 201, 202, 204, 206]) {
			expect(await failureOf(call, replyWith(body, status))).toEqual({
				reason: 'unreadableAnswer',
				status,
				problem: expect.stringMatching(problem) as unknown,
			});
		}
	});

	test.each([202, 203, 206, 299])('a score with HTTP %d is not final', async (status) => {
		expect(await failureOf(call, jsonReply(call.goodAnswer, status))).toMatchObject({
			reason: 'unreadableAnswer',
			status,
		});
	});

	test('an answer with a field twice can still be shown', async () => {
		const answer = await answerOf(call, replyWith({ kind: 'ambiguous', value: { twice: 1 } }));
		expect(answer.raw).toEqual({ twice: 1 });
	});

	test('a request without an answer keeps its failure', async () => {
		const failure: Failure = { reason: 'unreachable', code: 'ENOTFOUND', mayBeCharged: false };
		const check = checkOf(call.provider, call.checkName);
		const { answer } = await verifyWith(check, { kind: 'failed', failure }, call.parameters);
		expect(answer).toEqual({ kind: 'failed', failure, transactionId: null, engineVersion: null });
	});
});
