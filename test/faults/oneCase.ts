import type { Engine } from '../engine/engine';
import { runCheckNode } from '../engine/checkNode';
import type { TestedCall } from '../contract/vendorCalls';
import { exitOf, isPass } from './exits';
import type { Expected } from './expected';
import type { Bench } from './bench';

/** A time-out is waited for only where there is no other end. In seconds. */
const patienceFor = ({ reason }: Expected) => (reason === 'timedOut' ? 0.5 : 15);

export interface Case extends Pick<Bench, 'mode' | 'routing' | 'vendors'> {
	readonly engine: Engine;
	readonly call: TestedCall;
	readonly files: Readonly<Record<string, Buffer>>;
	readonly expected: Expected;
	/** False where the credential leads to somebody else. */
	readonly reachesVendor: boolean;
}

/** What became of the item, in the same words as what was expected of it. */
export interface Seen {
	readonly left: unknown;
	readonly stopped: unknown;
	readonly requests: number;
}

export interface Run {
	readonly seen: Seen;
	/** What the error says, wherever it stands; null where there is none. */
	readonly message: unknown;
	readonly wronglyOnPass: number;
}

/** Runs one item through the node, with one repeat allowed. */
export async function runCase(one: Case): Promise<Run> {
	const { mode, routing, vendors, engine, call, expected } = one;
	const input = await engine.item({ applicant: 'Ada' }, one.files);
	const { outputs, run } = await runCheckNode(engine, call, [input], {
		parameters: { routing },
		options: { maxRetries: 1, timeout: patienceFor(expected) },
		onError: mode,
	});
	const left = outputs.flatMap((items, output) =>
		items.map(({ json, binary, pairedItem }) => {
			const { applicant, error, [call.check]: verdict, ...others } = json;
			const fileKept = binary?.data?.id === input.binary?.data?.id;
			return { output, applicant, verdict, error, others, fileKept, pairedItem };
		}),
	);
	const { error } = run.data.resultData;
	const passed = left.filter(
		({ output, verdict }) =>
			isPass(output, routing) || Reflect.get(Object(verdict), 'passed') === true,
	);
	return {
		seen: {
			left,
			stopped: error && { name: error.name, message: error.message, help: error.description },
			requests: vendors.requests.length,
		},
		message: error?.message ?? messageIn(left[0]?.verdict) ?? messageIn(left[0]) ?? null,
		wronglyOnPass: expected.outcome === 'pass' ? 0 : passed.length,
	};
}

function messageIn(holder: unknown): unknown {
	return Reflect.get(Object(Reflect.get(Object(holder), 'error')), 'message');
}

/** How `runCase` has to find the item. */
export function wanted({ mode, routing, call, expected, reachesVendor }: Case): Seen {
	const output = exitOf(expected.outcome, mode, routing);
	const moved = expected.outcome === 'error' && mode === 'continueErrorOutput';
	const item = {
		output,
		applicant: 'Ada',
		verdict: moved ? undefined : verdictOf(call, expected),
		error: moved ? reportOf(call, expected) : undefined,
		others: {},
		fileKept: true,
		pairedItem: { item: 0 },
	};
	const words = expect.stringMatching(/\w{2,}/);
	const stopped = {
		name: expect.stringMatching(/^Node(Api|Operation)Error$/),
		message: words,
		help: words,
	};
	return {
		left: output === null ? [] : [item],
		stopped: output === null ? stopped : undefined,
		requests: reachesVendor ? expected.requests : 0,
	};
}

function verdictOf({ check, provider, defaultThreshold }: TestedCall, expected: Expected): unknown {
	const { outcome, reason, nextStep, requests } = expected;
	const scored = outcome === 'pass' || outcome === 'fail';
	const below = expect.arrayContaining([expect.stringMatching(/^\w+BelowThreshold$/)]);
	const usual = reason === null ? [] : [reason];
	return expect.objectContaining({
		check,
		provider,
		outcome,
		passed: outcome === 'pass',
		score: scored ? expect.any(Number) : null,
		threshold: defaultThreshold,
		nextStep,
		reasons: reason === 'belowThreshold' ? below : usual,
		attempts: requests,
	});
}

function reportOf({ check, provider }: TestedCall, { reason, nextStep }: Expected): unknown {
	const words = expect.stringMatching(/\w{2,}/);
	return expect.objectContaining({
		check,
		provider,
		reason,
		nextStep,
		message: words,
		description: words,
	});
}
