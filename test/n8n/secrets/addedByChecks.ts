import { parse } from 'flatted';
import { inspect } from 'node:util';
import { z } from 'zod';

const item = z.object({ json: z.record(z.unknown()) });
const task = z
	.object({ data: z.object({ main: z.array(z.array(item).nullish()) }).optional() })
	.passthrough();
const run = z.object({
	resultData: z.object({ error: z.unknown(), runData: z.record(z.array(task)) }),
});

/** The fields of an item that a check writes. Every other field was there before. */
const added = ['faceLiveness', 'idLiveness', 'documentForgery', 'error', 'message', 'details'];

/**
 * What check nodes have added to an execution: verdicts, errors and hints. The fields and files of
 * the input items, which n8n copies to the output, do not count.
 *
 * @param stored as n8n keeps it
 * @returns the readable texts, in the forms in which n8n shows or logs them
 */
export function addedByChecks(stored: string, checkNodes: readonly string[]): string {
	const { error, runData } = run.parse(parse(stored)).resultData;
	const tasks = checkNodes.flatMap((name) => runData[name] ?? []);
	const written = tasks.map(({ data, ...rest }) => {
		const items = (data?.main ?? []).flatMap((output) => output ?? []);
		return { ...rest, items: items.map(({ json }) => added.map((name) => json[name])) };
	});
	const withoutFiles = JSON.stringify([error, written], (name, value: unknown) =>
		name === 'binary' ? null : value,
	);
	const all = { depth: 20, maxArrayLength: null, maxStringLength: null };
	return `${withoutFiles}\n${inspect([error, written], all)}`;
}
