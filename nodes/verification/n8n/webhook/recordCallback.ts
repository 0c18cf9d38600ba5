import type { IExecuteFunctions } from 'n8n-workflow';

/** How many transactions n8n remembers for one trigger; it keeps 24 bytes of each. */
const MOST_REMEMBERED = 10_000;

/**
 * n8n reads its record and then writes it, so of two at the same time both would be the first. Each
 * trigger has a record of its own, so only those of one trigger wait for each other.
 */
const lastRecordings = new Map<string, Promise<unknown>>();

/**
 * Whether a transaction is delivered for the first time, by n8n's own record of what a node has
 * processed, which outlives a restart. From then on it is not.
 *
 * @throws what n8n's database throws; nothing is recorded then
 */
export async function isFirstCallback(
	context: IExecuteFunctions,
	transactionId: string,
): Promise<boolean> {
	const trigger = JSON.stringify([context.getWorkflow().id, context.getNode().id]);
	const turn = (lastRecordings.get(trigger) ?? Promise.resolve()).then(async () => {
		const { new: fresh } = await context.helpers.checkProcessedAndRecord([transactionId], 'node', {
			mode: 'entries',
			maxEntries: MOST_REMEMBERED,
		});
		return fresh.length > 0;
	});
	const over = turn.catch(() => undefined);
	lastRecordings.set(trigger, over);
	try {
		return await turn;
	} finally {
		if (lastRecordings.get(trigger) === over) lastRecordings.delete(trigger);
	}
}
