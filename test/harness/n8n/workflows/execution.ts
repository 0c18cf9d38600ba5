import type { INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';

/** How an execution ended, or where it waits. */
export interface Execution {
	readonly id: string;
	/** n8n's own word: success, error, waiting, canceled, crashed. */
	readonly status: string;
	/** Why it failed, as the editor shows it. */
	readonly error: { readonly message: string; readonly description?: string | null } | null;
	/** The node that ran last. */
	readonly lastNode: string | null;
	/** How often a node ran. */
	readonly runsOf: (nodeName: string) => number;
	/** What a node put out, by output index, in its last run; none where it did not run. */
	readonly outputsOf: (nodeName: string) => INodeExecutionData[][];
}

const items = z.array(z.custom<INodeExecutionData>((item) => typeof item === 'object'));
const task = z.object({ data: z.object({ main: z.array(items.nullish()).optional() }).optional() });
const runShape = z.object({
	resultData: z.object({
		error: z.object({ message: z.string(), description: z.string().nullish() }).optional(),
		lastNodeExecuted: z.string().optional(),
		runData: z.record(z.array(task)),
	}),
});

/** Reads what n8n keeps of an execution. */
export function readExecution(id: string, status: string, data: unknown): Execution {
	const { error, lastNodeExecuted, runData } = runShape.parse(data).resultData;
	return {
		id,
		status,
		error: error ?? null,
		lastNode: lastNodeExecuted ?? null,
		runsOf: (nodeName) => runData[nodeName]?.length ?? 0,
		outputsOf: (nodeName) =>
			(runData[nodeName]?.at(-1)?.data?.main ?? []).map((output) => output ?? []),
	};
}
