import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { paceKey, RequestPace } from '../../../../../nodes/verification/n8n/http/requestPace';
import { median } from '../../../../harness/measurement/median';

const never = new AbortController().signal;

/** Takes turns, and tells at what time each one came, in ms since the first. */
function turnsOf(pace: RequestPace) {
	const times: Array<readonly [name: string, at: number]> = [];
	return {
		async take(name: string, perMinute: number, key = 'a', giveUp = never) {
			await pace.turn(key, perMinute, giveUp);
			times.push([name, performance.now()]);
		},
		names: () => times.map(([name]) => name),
		gaps: () => times.slice(1).map(([, at], index) => at - (times[index]?.[1] ?? 0)),
	};
}

test('spaces requests evenly, in the order in which they come', async () => {
	const turns = turnsOf(new RequestPace());
	await Promise.all(['1', '2', '3', '4', '5'].map((name) => turns.take(name, 1200)));
	expect(turns.names()).toEqual(['1', '2', '3', '4', '5']);
	const gaps = turns.gaps();
	// A busy machine delays single turns, so that the next gap is shorter, but not most of them.
	expect(Math.min(...gaps)).toBeGreaterThan(25);
	expect(median(gaps)).toBeGreaterThan(45);
	expect(median(gaps)).toBeLessThan(100);
});

test('a request that comes late does not wait, and saves no turn for a burst', async () => {
	const turns = turnsOf(new RequestPace());
	await turns.take('1', 120);
	await sleep(1200);
	const began = performance.now();
	await turns.take('2', 120);
	expect(performance.now() - began).toBeLessThan(400);
	await turns.take('3', 120);
	expect(performance.now() - began).toBeGreaterThan(450);
});

test('between two different paces, the slower one counts, whichever comes first', async () => {
	const turns = turnsOf(new RequestPace());
	await Promise.all([turns.take('1', 6000), turns.take('2', 600), turns.take('3', 6000)]);
	expect(turns.gaps().every((gap) => gap > 50)).toBe(true);
});

test('each credential has its own pace, and without a limit there is none', async () => {
	const turns = turnsOf(new RequestPace());
	await Promise.all([
		turns.take('a', 1),
		turns.take('b', 1, 'b'),
		turns.take('no limit', 0),
		turns.take('no limit', 0),
	]);
	expect(turns.gaps().every((gap) => gap < 5000)).toBe(true);
});

test('who gives up stops waiting at once, and leaves no gap', async () => {
	const pace = new RequestPace();
	const turns = turnsOf(pace);
	const giveUp = new AbortController();
	await turns.take('first', 60);
	const waiting = [
		turns.take('gave up', 60, 'a', giveUp.signal),
		turns.take('gave up', 60, 'a', giveUp.signal),
		turns.take('last', 60),
	];
	const began = performance.now();
	giveUp.abort();
	await Promise.all(waiting.slice(0, 2));
	expect(performance.now() - began).toBeLessThan(800);
	await Promise.all(waiting);
	expect(turns.names()).toEqual(['first', 'gave up', 'gave up', 'last']);
	expect(performance.now() - began).toBeLessThan(1500);
});

test('who gives up behind another request does not wait for it', async () => {
	const turns = turnsOf(new RequestPace());
	const others = new AbortController();
	const giveUp = new AbortController();
	await turns.take('first', 1);
	const ahead = turns.take('ahead', 1, 'a', others.signal);
	const behind = turns.take('behind', 1, 'a', giveUp.signal);
	giveUp.abort();
	await behind;
	expect(turns.names()).toEqual(['first', 'behind']);
	others.abort();
	await ahead;
});

test('nothing is kept of a credential that nobody uses', async () => {
	const turns = turnsOf(new RequestPace(100));
	await turns.take('1', 60);
	await sleep(150);
	const began = performance.now();
	await turns.take('2', 60);
	expect(performance.now() - began).toBeLessThan(800);
});

test('a process can end after its last request', () => {
	const built = join(__dirname, '../../../../../dist/nodes/verification/n8n/http/requestPace.js');
	const script = `require(${JSON.stringify(built)}).requestPace.turn('a', 1, new AbortController().signal)`;
	const began = performance.now();
	execFileSync(process.execPath, ['-e', script], { timeout: 30_000 });
	expect(performance.now() - began).toBeLessThan(20_000);
});

test('a key tells credentials apart, but contains no secret', () => {
	const credential = (type: string, baseUrl: string, secret: string) =>
		paceKey({ decrypted: { id: '', name: '', type }, baseUrl, secrets: [secret] });
	const keys = [
		credential('kairosApi', 'https://a.example', 'sk-1'),
		credential('argosApi', 'https://a.example', 'sk-1'),
		credential('kairosApi', 'https://b.example', 'sk-1'),
		credential('kairosApi', 'https://a.example', 'sk-2'),
	];
	expect(new Set(keys).size).toBe(4);
	expect(credential('kairosApi', 'https://a.example', 'sk-1')).toBe(keys[0]);
	for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
});
