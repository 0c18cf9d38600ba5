import { parseArgs } from 'node:util';

export const parts = ['selfies', 'compare', 'work', 'fit'] as const;
export type Part = (typeof parts)[number];

/** What of the bench runs. */
export type Choice =
	| { readonly kind: 'quick' }
	| {
			readonly kind: 'parts';
			readonly parts: readonly Part[];
			/** Whether the figures go into docs/performance.md. */
			readonly write: boolean;
	  };

export const usage = `npm run bench -- [--quick | --write | --part ${parts.join('|')} …]
Without any of these: all parts. --quick is one comparison, in less than two minutes.`;

/** @throws Error if the arguments are not understood */
export function readChoice(args: readonly string[]): Choice {
	const { values } = parseArgs({
		args: [...args],
		options: {
			quick: { type: 'boolean', default: false },
			part: { type: 'string', multiple: true },
			write: { type: 'boolean', default: false },
		},
	});
	const { quick, part, write } = values;
	if (Number(quick) + Number(write) + Number(part !== undefined) > 1) throw new Error(usage);
	if (quick) return { kind: 'quick' };
	const chosen = parts.filter((name) => part?.includes(name) ?? true);
	if (chosen.length < (part?.length ?? 1)) throw new Error(usage);
	return { kind: 'parts', parts: chosen, write };
}
