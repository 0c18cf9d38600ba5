import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'flatted';
import { z } from 'zod';
import type { N8nApi, SavedWorkflow } from '../harness/n8n/n8nApi';

const one = z.object({ id: z.string(), status: z.string() });
const list = z.object({ results: z.array(one), count: z.number() });

/** An execution as n8n's list shows it. */
export type Shown = z.infer<typeof one>;

/** The executions of a workflow. */
export interface ShownExecutions {
	readonly succeeded: number;
	/** All others. */
	readonly others: readonly Shown[];
}

const runningStatuses = ['new', 'running', 'waiting', 'unknown'];
const failed = ['error', 'crashed', 'canceled'];

/**
 * Waits until none of them is running, or until the time is over, and returns what n8n shows then.
 *
 * n8n 2.41 sorts its list by start time but pages it by ID. If workers start executions in another
 * order, the later pages miss some. So this reads the list for each status and counts.
 */
export async function untilSettled(
	api: N8nApi,
	workflow: SavedWorkflow,
	seconds: number,
): Promise<ShownExecutions> {
	const patience = Date.now() + seconds * 1000;
	for (;;) {
		const open = await shownAs(api, workflow, runningStatuses);
		if (open.count === 0 || Date.now() > patience) {
			const bad = await shownAs(api, workflow, failed);
			const { count: succeeded } = await shownAs(api, workflow, ['success']);
			const others = [...open.results, ...bad.results];
			if (others.length === open.count + bad.count) return { succeeded, others };
			throw new Error(`${bad.count} executions failed: more than n8n shows on a page`);
		}
		await sleep(1000);
	}
}

async function shownAs(api: N8nApi, { id }: SavedWorkflow, status: readonly string[]) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id, status }));
	return list.parse(await api.get(`/rest/executions?filter=${filter}&limit=100`));
}

const execution = z.object({ status: z.string(), data: z.string() });
const upload = z.object({ json: z.object({ body: z.object({ applicant: z.string() }) }) });
const stack = z.object({
	executionData: z.object({
		nodeExecutionStack: z.array(
			z.object({ data: z.object({ main: z.array(z.array(upload).nullable()) }) }),
		),
	}),
});

/** The applicant of the upload that a retry would start from. Null if there is no upload. */
export async function applicantOf(api: N8nApi, id: string): Promise<string | null> {
	const { data } = execution.parse(await api.get(`/rest/executions/${id}`));
	const [first] = stack.parse(parse(data)).executionData.nodeExecutionStack;
	return first?.data.main[0]?.[0]?.json.body.applicant ?? null;
}

/**
 * Retries an execution, as the editor's button does, and waits for its end.
 *
 * @returns how the retry ended, or null if n8n refuses
 */
export async function retry(api: N8nApi, id: string): Promise<string | null> {
	try {
		const answer = await api.post(`/rest/executions/${id}/retry`, { loadWorkflow: false });
		return z.object({ status: z.string() }).parse(answer).status;
	} catch {
		return null;
	}
}
