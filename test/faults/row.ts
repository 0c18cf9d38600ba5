import type { TestedCall } from '../contract/vendorCalls';
import type { Fault, Rewriting } from '../harness/simulator/faults/fault';
import type { scenarios } from '../harness/simulator/scenarios/scenarios';
import type { Trait } from '../vendors/vendor';
import type { Expected } from './expected';

/** What a fault may depend on. */
export interface Surroundings {
	readonly call: TestedCall;
	/** Another host, which must never be asked. */
	readonly decoyUrl: string;
}

/** One fault, and what has to come of it. */
export interface FaultRow {
	readonly name: string;
	/** What the vendor does, or the network before it; without it, the vendor answers as ever. */
	readonly fault?: Fault | ((surroundings: Surroundings) => Fault);
	/** Where the credential's Base URL leads instead of to the vendor. */
	readonly baseUrl?: (vendorPort: number) => string;
	/** The picture; a genuine one unless this says otherwise. */
	readonly picture?: keyof typeof scenarios | 'attack';
	/** What a comparison compares it with; a genuine card unless this says otherwise. */
	readonly reference?: keyof typeof scenarios;
	/** The only calls that it can happen to: those with this trait, or this one of all. */
	readonly only?: Trait | TestedCall;
	/** What comes of it, for each call alike or as the call's descriptor says. */
	readonly expected: Expected | ((call: TestedCall) => Expected);
	/** What comes of it instead for calls with a trait. */
	readonly but?: Readonly<Partial<Record<Trait, Expected>>>;
}

export function appliesTo({ only }: Pick<FaultRow, 'only'>, call: TestedCall): boolean {
	return only === undefined || only === call || call.traits.some((trait) => trait === only);
}

export function expectedOf({ expected, but = {} }: FaultRow, call: TestedCall): Expected {
	const exception = call.traits.map((trait) => but[trait]).find((one) => one !== undefined);
	return exception ?? (typeof expected === 'function' ? expected(call) : expected);
}

export function faultOf({ fault }: FaultRow, surroundings: Surroundings): Fault | null {
	return typeof fault === 'function' ? fault(surroundings) : (fault ?? null);
}

/** An answer with this status. */
export const status = (code: number, body: unknown = { message: 'Demo' }): Fault => ({
	kind: 'answer',
	status: code,
	body,
});

/** This text as the whole answer, declared as JSON. */
export const text = (body: string | Buffer): Fault => ({
	kind: 'answer',
	status: 200,
	headers: { 'content-type': 'application/json' },
	body,
});

/** The vendor's correct answer, but for these changes. */
export const rewritten = (changes: Omit<Rewriting, 'kind'>): Fault => ({
	kind: 'rewritten',
	...changes,
});

/** The vendor's correct answer with this text as each of its scores. */
export const scored = (score: string): Fault => rewritten({ scores: [score] });

/** A score of 0-100 on the vendor's own scale. */
export function onScaleOf({ score }: TestedCall, percent: number): string {
	return String(score.full === 1 ? percent / 100 : percent);
}
