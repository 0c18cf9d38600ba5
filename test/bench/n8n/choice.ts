import { parseArgs } from 'node:util';
import { caseOf, comparedCases, modes, vendorNames, type Case, type Mode } from './cases';

export const parts = ['compare', 'sweep', 'growth', 'work'] as const;
export type Part = (typeof parts)[number];

/** What of the bench is to be run. */
export interface Choice {
	readonly parts: readonly Part[];
	readonly modes: readonly Mode[];
	readonly cases: (mode: Mode) => readonly Case[];
	/** Of each case, beside the one that warms up. */
	readonly runs: number;
	/** Whether the figures go into docs/performance.md. */
	readonly write: boolean;
}

/** Medians are of so many runs. */
const RUNS = 5;

export const usage = `npm run bench -- [--part ${parts.join('|')}] [--only ${vendorNames.join('|')}] [--mode files|memory]
  [--items N] [--latency MS] [--at-once N] [--runs N] [--write]
Without any: all of it. With --items or --latency: one comparison alone.`;

/** @throws Error where the words are not understood */
export function readChoice(args: readonly string[]): Choice {
	const { values } = parseArgs({
		args: [...args],
		options: {
			part: { type: 'string', multiple: true },
			only: { type: 'string' },
			mode: { type: 'string' },
			items: { type: 'string' },
			latency: { type: 'string' },
			'at-once': { type: 'string' },
			runs: { type: 'string' },
			write: { type: 'boolean', default: false },
		},
	});
	const { part, only, mode, items, latency, write } = values;
	const atOnce = values['at-once'];
	const vendors = vendorNames.filter((name) => only === undefined || name === only);
	if (vendors.length === 0) throw new Error(`There is no "${only}"`);
	const isOne = items !== undefined || latency !== undefined || atOnce !== undefined;
	const named = vendors.map((vendor) =>
		caseOf(
			vendor,
			whole(items, 200),
			whole(latency, 50),
			...(atOnce === undefined ? [] : [whole(atOnce, 0)]),
		),
	);
	const isPart = only !== undefined || mode !== undefined || isOne;
	const choice = {
		parts: parts.filter((name) => part?.includes(name) ?? (name === 'compare' || !isPart)),
		modes: modes.filter((name) => mode === undefined || modeNames[name] === mode),
		cases: (mode: Mode) =>
			isOne ? named : comparedCases(mode).filter(({ vendor }) => vendors.includes(vendor)),
		runs: whole(values.runs, RUNS),
		write,
	};
	if (choice.parts.length === 0 || choice.modes.length === 0 || choice.runs === 0) {
		throw new Error(usage);
	}
	if (write && (isPart || part || choice.runs < RUNS)) {
		throw new Error('Only the whole bench is written down');
	}
	return choice;
}

export const modeNames: Readonly<Record<Mode, string>> = { filesystem: 'files', default: 'memory' };

function whole(text: string | undefined, usual: number): number {
	const number = text === undefined ? usual : Number(text);
	if (!Number.isInteger(number) || number < 0) throw new Error(`"${text}" is no whole number`);
	return number;
}
