import type { TestedCall } from '../contract/vendorCalls';
import type { Fault, Rewriting } from '../harness/simulator/faults/fault';
import type { scenarios } from '../harness/simulator/scenarios/scenarios';
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
	/** The names of the only calls, or their providers, that it can happen to. */
	readonly only?: readonly string[];
	readonly expected: Expected;
	/** What comes of it for some instead, by the name of a call or of its provider. */
	readonly but?: Readonly<Record<string, Expected>>;
}

export function appliesTo({ only }: FaultRow, { name, provider }: TestedCall): boolean {
	return only === undefined || only.includes(name) || only.includes(provider);
}

export function expectedOf({ expected, but = {} }: FaultRow, call: TestedCall): Expected {
	return but[call.name] ?? but[call.provider] ?? expected;
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
export function onScaleOf({ provider }: TestedCall, percent: number): string {
	return String(provider === 'kairos' ? percent / 100 : percent);
}
