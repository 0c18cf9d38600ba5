import type { INodeParameters } from 'n8n-workflow';
import type { Engine } from './engine';
import { checkWorkflow, nodeName } from './checkNode';
import { setTimeout as pause } from 'node:timers/promises';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { testedCalls } from '../contract/vendorCalls';
import type { Fault } from '../harness/simulator/faults/fault';
import { errorModes, picture, startEngineFor } from './items';

let simulator: Simulator;
let engine: Engine;
let genuine: Buffer;

beforeAll(async () => {
	simulator = await startSimulator({ keepBodies: false });
	engine = await startEngineFor(simulator);
	genuine = await picture('genuine');
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

interface Occupation {
	readonly fault: Fault;
	readonly options?: INodeParameters;
	/** How many requests it has sent by then. */
	readonly sent: number;
}

const whileIt: ReadonlyArray<readonly [string, Occupation]> = [
	['waits for an answer', { fault: { kind: 'hangBeforeHeaders' }, sent: 2 }],
	['reads an answer', { fault: { kind: 'hangInBody' }, sent: 2 }],
	['waits before it asks again', { fault: { kind: 'rateLimit', retryAfter: 30 }, sent: 2 }],
	[
		'waits for its turn',
		{ fault: { kind: 'hangInBody' }, options: { requestsPerMinute: 240 }, sent: 1 },
	],
];

describe.each(whileIt)('an execution that is cancelled while it %s', (_name, occupation) => {
	const { fault, options, sent } = occupation;
	const cases = testedCalls.flatMap((call) => errorModes.map((onError) => ({ ...call, onError })));

	test.each(cases)(
		'stops at once and sends nothing more ($name, $onError)',
		async ({ onError, ...call }) => {
			simulator.faults.add({ then: fault });
			const items = await Promise.all(
				Array.from({ length: 6 }, () => engine.item({}, { data: genuine })),
			);
			const workflow = checkWorkflow(call, {
				onError,
				options: { maxConcurrency: 2, maxRetries: 5, timeout: 60, ...options },
			});
			const { finished, cancel } = engine.run(workflow, items);
			while (simulator.requests.length < sent) await pause(10);
			await pause(50);
			const clock = startClock();
			cancel();
			const { run, outputsOf } = await finished;
			expect(clock.stop()).toBeLessThan(200);
			expect(run.status).toBe('canceled');
			expect(outputsOf(nodeName)[0] ?? []).toEqual([]);
			await pause(250);
			expect(simulator.requests).toHaveLength(sent);
		},
	);
});

const TICK_MS = 5;

/** Counts ms in which this process had its turn: on a busy machine, other processes take the rest. */
function startClock() {
	let counted = 0;
	let last = performance.now();
	const count = () => {
		const now = performance.now();
		counted += Math.min(now - last, 2 * TICK_MS);
		last = now;
	};
	const ticking = setInterval(count, TICK_MS);
	return {
		stop: () => {
			count();
			clearInterval(ticking);
			return counted;
		},
	};
}
