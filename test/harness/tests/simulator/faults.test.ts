import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, Rewriting } from '../../simulator/faults/fault';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { makeImage } from './sampleImages';
import {
	accuraFace,
	argosCompare,
	argosDocument,
	argosFace,
	kairosFace,
	kairosMatch,
} from './vendorRequests';

let simulator: Simulator;
let image: Buffer;
beforeAll(async () => {
	simulator = await startSimulator();
	image = await makeImage({ scenario: 'genuine' });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.close());

const correct = '{"status":true,"data":{"quality":88,"score":92}}';
const strike = (then: Fault): void => simulator.faults.add({ then, times: 1 });
const send = (signal?: AbortSignal) =>
	accuraFace(simulator, image, signal === undefined ? {} : { signal });

describe('a complete answer that is wrong', () => {
	test('any status, headers and body', async () => {
		strike({ kind: 'answer', status: 500, headers: { 'X-Odd': 'yes' }, body: { message: 'no' } });
		const json = await send();
		expect([json.status, json.headers.get('x-odd')]).toEqual([500, 'yes']);
		expect(await json.json()).toEqual({ message: 'no' });
		strike({ kind: 'answer', status: 200, body: 'plain' });
		expect(await (await send()).text()).toBe('plain');
		strike({ kind: 'answer', status: 200, body: Buffer.from([1, 2, 3]) });
		expect(Buffer.from(await (await send()).arrayBuffer())).toEqual(Buffer.from([1, 2, 3]));
		expect(await (await send()).text()).toBe(correct);
		expect(simulator.requests.map(({ status }) => status)).toEqual([500, 200, 200, 200]);
	});

	test.each<[Fault, number, string]>([
		[{ kind: 'truncatedJson' }, 200, correct.slice(0, 24)],
		[{ kind: 'wrongJson' }, 200, '{"hello":"world"}'],
		[{ kind: 'wrongJson', json: [] }, 200, '[]'],
		[{ kind: 'emptyBody' }, 200, ''],
		[{ kind: 'emptyBody', status: 502 }, 502, ''],
	])('%j', async (fault, status, body) => {
		strike(fault);
		const answer = await send();
		expect([answer.status, await answer.text()]).toEqual([status, body]);
		expect(simulator.requests[0]).toMatchObject({ status, billable: true });
	});

	test('an HTML page', async () => {
		strike({ kind: 'html', status: 404 });
		const answer = await send();
		expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html']);
		expect(await answer.text()).toContain('<!doctype html>');
		expect(simulator.requests[0]?.billable).toBe(false);
	});

	test.each<[Omit<Rewriting, 'kind'>, string]>([
		[{}, correct],
		[{ scores: [] }, '{"status":true,"data":{"quality":88}}'],
		[{ scores: ['NaN'] }, '{"status":true,"data":{"quality":88,"score":NaN}}'],
		[{ scores: ['1', '2'] }, '{"status":true,"data":{"quality":88,"score":1,"score":2}}'],
		[
			{ holders: ['1', '2'] },
			'{"status":true,"data":{"quality":88,"score":1},"data":{"quality":88,"score":2}}',
		],
		[{ scoreField: '__proto__' }, '{"status":true,"data":{"quality":88,"__proto__":92}}'],
		[{ within: 'result', scores: [] }, correct],
		[
			{ fields: { status: false, note: null } },
			'{"status":false,"data":{"quality":88,"score":92},"note":null}',
		],
		[{ opening: '"status":1,' }, correct.replace('{', '{"status":1,')],
		[{ before: '\ufeff', after: ' ;' }, `\ufeff${correct} ;`],
	])('the correct answer with %j', async (changes, body) => {
		strike({ kind: 'rewritten', ...changes });
		const answer = await send();
		expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
		expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe(body);
		expect(simulator.requests[0]).toMatchObject({ status: 200, billable: true });
	});

	test('the correct answer with another status, or in another encoding', async () => {
		strike({ kind: 'rewritten', status: 400 });
		const refused = await send();
		expect([refused.status, await refused.text()]).toEqual([400, correct]);
		strike({ kind: 'rewritten', encoding: 'utf16le' });
		expect(Buffer.from(await (await send()).arrayBuffer()).toString('utf16le')).toBe(correct);
		strike({ kind: 'rewritten', scores: ['"ÿ"'], encoding: 'latin1' });
		const bytes = Buffer.from(await (await send()).arrayBuffer());
		expect(bytes.includes(Buffer.from([0x22, 0xff, 0x22]))).toBe(true);
		expect(simulator.requests.map(({ billable }) => billable)).toEqual([false, true, true]);
	});

	test('the score of a comparison', async () => {
		strike({ kind: 'rewritten', scores: ['0.05'] });
		const answer: unknown = await (await argosCompare(simulator, image)).json();
		const similarity = { score: 0.05, threshold: 0.8, isMatch: true };
		expect(answer).toHaveProperty('result', { similarity });
		strike({ kind: 'rewritten', holders: ['0.05', '0.95'] });
		const twice = await (await argosCompare(simulator, image)).text();
		expect(twice.split('"similarity":{')).toHaveLength(3);
		strike({ kind: 'rewritten', scores: [] });
		const kairos: unknown = await (await kairosMatch(simulator, image)).json();
		expect(kairos).toHaveProperty('response_data', { biometric: {} });
	});

	test('one of several scores', async () => {
		strike({ kind: 'rewritten', within: 'paperPrinted', scores: [] });
		const answer: unknown = await (await argosDocument(simulator, image)).json();
		expect(answer).toHaveProperty('result', {
			screenReplay: { liveness_score: 99 },
			paperPrinted: {},
			replacePortraits: { liveness_score: 97 },
		});
	});

	test('a redirect', async () => {
		strike({ kind: 'redirect', status: 307, location: 'http://127.0.0.1:1/' });
		const answer = await send();
		expect([answer.status, answer.headers.get('location')]).toEqual([307, 'http://127.0.0.1:1/']);
	});

	test('a rate limit, with Retry-After in every form', async () => {
		const retryAfter = async (value?: number | string | { inSeconds: number }) => {
			strike(
				value === undefined ? { kind: 'rateLimit' } : { kind: 'rateLimit', retryAfter: value },
			);
			const answer = await send();
			expect(answer.status).toBe(429);
			return answer.headers.get('retry-after');
		};
		expect(await retryAfter()).toBeNull();
		expect(await retryAfter(2)).toBe('2');
		expect(await retryAfter('soon')).toBe('soon');
		const seconds = (Date.parse((await retryAfter({ inSeconds: 60 })) ?? '') - Date.now()) / 1000;
		expect(Math.abs(seconds - 60)).toBeLessThan(3);
		expect(simulator.requests.some(({ billable }) => billable)).toBe(false);
	});

	test('an answer of any size, bare or compressed', async () => {
		strike({ kind: 'hugeAnswer', bytes: 3_000_000 });
		const huge = await (await send()).text();
		expect([huge.length, huge.trim()]).toEqual([3_000_000, correct]);
		strike({ kind: 'gzipBomb', bytes: 30_000_000 });
		const bomb = await (await send()).text();
		expect([bomb.length, bomb.trim()]).toEqual([30_000_000, correct]);
	});

	test('an endless answer, until the client has enough', async () => {
		strike({ kind: 'hugeAnswer' });
		const enough = new AbortController();
		const reader = (await send(enough.signal)).body?.getReader();
		for (let chunks = 0; chunks < 20; chunks += 1) await reader?.read();
		enough.abort();
		await settled(() => simulator.requests[0]?.status === null);
	});
});

describe('a slow answer', () => {
	test('a delay, added to any other fault', async () => {
		strike({ kind: 'delay', milliseconds: 60 });
		strike({ kind: 'emptyBody', status: 503 });
		const started = performance.now();
		expect((await send()).status).toBe(503);
		expect(performance.now() - started).toBeGreaterThan(55);
	});

	test('byte by byte', async () => {
		strike({ kind: 'drip', intervalMilliseconds: 2 });
		const started = performance.now();
		expect(await (await send()).text()).toBe(correct);
		expect(performance.now() - started).toBeGreaterThan(correct.length * 2);
		expect(simulator.requests[0]?.status).toBe(200);
	});

	test('never, before or after the headers', async () => {
		strike({ kind: 'hangBeforeHeaders' });
		await expect(send(AbortSignal.timeout(80))).rejects.toThrow(/timeout/);
		strike({ kind: 'hangInBody' });
		const answer = await send(AbortSignal.timeout(150));
		expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '48']);
		await expect(answer.text()).rejects.toThrow(/timeout|aborted/);
		expect(simulator.requests).toMatchObject([
			{ status: null, billable: true },
			{ status: null, billable: true },
		]);
	});

	test('closing does not wait for it', async () => {
		const other = await startSimulator();
		other.faults.add({ then: { kind: 'hangBeforeHeaders' } });
		const hanging = accuraFace(other, image).catch(() => 'cut');
		await settled(() => other.requests.length === 1);
		const started = performance.now();
		await other.close();
		expect(await hanging).toBe('cut');
		expect(performance.now() - started).toBeLessThan(500);
	});
});

describe('a cut connection', () => {
	test.each<[Fault, string, boolean]>([
		[{ kind: 'resetBeforeUpload' }, 'ECONNRESET', false],
		[{ kind: 'resetDuringUpload', afterBytes: 1000 }, 'ECONNRESET', false],
		[{ kind: 'resetAfterUpload' }, 'ECONNRESET', true],
		[{ kind: 'closeWithoutAnswer' }, 'ECONNRESET: socket hang up', true],
	])('%j', async (fault, cause, billable) => {
		strike(fault);
		expect(await postRaw(simulator, 200_000)).toContain(cause);
		strike(fault);
		await expect(send()).rejects.toThrow('fetch failed');
		const wanted = { status: null, billable, scenario: billable ? 'genuine' : null };
		expect(simulator.requests[1]).toMatchObject(wanted);
	});

	test('in the middle of the answer', async () => {
		strike({ kind: 'resetDuringAnswer' });
		const answer = await send();
		expect(answer.status).toBe(200);
		await expect(answer.text()).rejects.toThrow();
		expect(simulator.requests[0]).toMatchObject({ status: null, billable: true });
	});
});

describe('when a fault strikes', () => {
	const statuses = async (times: number): Promise<number[]> => {
		const seen: number[] = [];
		for (let n = 0; n < times; n += 1) seen.push((await send()).status);
		return seen;
	};
	const then: Fault = { kind: 'emptyBody', status: 503 };

	test('each n-th time, the n-th time, so many times', async () => {
		simulator.faults.add({ when: { every: 2 }, times: 2, then });
		expect(await statuses(7)).toEqual([200, 503, 200, 503, 200, 200, 200]);
		simulator.faults.clear();
		simulator.faults.add({ when: { nth: 2 }, then });
		expect(await statuses(4)).toEqual([200, 503, 200, 200]);
	});

	test('soon after the request before', async () => {
		simulator.faults.add({ when: { within: 100 }, then: { kind: 'rateLimit' } });
		await send();
		await send();
		await wait(150);
		await send();
		expect(simulator.requests.map(({ status }) => status)).toEqual([200, 429, 200]);
	});

	test('for a vendor, a call, a scenario, or an image', async () => {
		const other = await makeImage({ scenario: 'spoofedSelfie' });
		simulator.faults.add({ when: { vendor: 'kairos' }, then });
		simulator.faults.add({ when: { call: 'argosFace', scenario: 'spoofedSelfie' }, then });
		expect((await kairosFace(simulator, image)).status).toBe(503);
		expect((await argosFace(simulator, image)).status).toBe(200);
		expect((await argosFace(simulator, other)).status).toBe(503);
		const sha256 = simulator.requests[1]?.imageSha256 ?? '';
		simulator.faults.add({ when: { sha256 }, then });
		expect((await accuraFace(simulator, other)).status).toBe(200);
		expect((await accuraFace(simulator, image)).status).toBe(503);
	});

	test('for a scenario or an image that a comparison has as its reference', async () => {
		const card = await makeImage({ scenario: 'someoneElse' });
		const compared = async (originFace: Buffer) =>
			(await argosCompare(simulator, image, { fields: { originFace } })).status;
		simulator.faults.add({ when: { scenario: 'someoneElse' }, times: 1, then });
		expect([await compared(image), await compared(card)]).toEqual([200, 503]);
		const sha256 = simulator.requests[1]?.reference?.sha256 ?? '';
		simulator.faults.add({ when: { sha256 }, then });
		expect([await compared(image), await compared(card)]).toEqual([200, 503]);
	});

	test('for a body of some size, before it is read', async () => {
		await accuraFace(simulator, image);
		const minBytes = simulator.requests[0]?.contentLength ?? 0;
		simulator.faults.add({ when: { minBytes: minBytes + 1 }, then: { kind: 'resetBeforeUpload' } });
		expect((await accuraFace(simulator, image)).status).toBe(200);
		simulator.faults.add({ when: { minBytes }, then: { kind: 'resetBeforeUpload' } });
		await expect(accuraFace(simulator, image)).rejects.toThrow('fetch failed');
	});

	test('a fault before the upload cannot depend on the image', () => {
		const rule = { when: { scenario: 'genuine' }, then: { kind: 'resetBeforeUpload' } } as const;
		expect(() => simulator.faults.add(rule)).toThrow('cannot depend on it');
	});
});

/** The error's code and message when the connection breaks under a plain client. */
function postRaw({ baseUrls }: Simulator, bytes: number): Promise<string> {
	return new Promise((resolve) => {
		const sending = request(`${baseUrls.accura}/v2/api/liveness`, { method: 'POST', agent: false });
		sending.on('error', (error) => {
			resolve(`${'code' in error ? String(error.code) : ''}: ${error.message}`);
		});
		sending.on('response', () => resolve('answered'));
		sending.end(Buffer.alloc(bytes));
	});
}

async function settled(condition: () => boolean): Promise<void> {
	for (let tries = 0; tries < 100 && !condition(); tries += 1) await wait(10);
	expect(condition()).toBe(true);
}
