import type { IExecuteFunctions } from 'n8n-workflow';

/** How many transactions n8n records for one trigger; it stores 24 bytes for each. */
const MOST_REMEMBERED = 10_000;

/**
 * n8n reads its record and then writes it, so two callbacks at the same time would both be the
 * first. Each trigger has its own record, so only callbacks of one trigger wait for each other.
 */
const lastRecordings = new Map<string, Promise<unknown>>();

/**
 * Whether this is the first callback of a transaction. n8n records what a node has processed, and
 * keeps the record over a restart.
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
