import { setTimeout as sleep } from 'node:timers/promises';
import type { Vendors } from '../simulator/inOwnProcess';
import type { SavedWorkflow } from '../n8n/n8nApi';
import type { Cluster } from './cluster';
import type { DecisionBook } from './decisionBook';
import { intakeWorkflow, type Answer } from './intake';

/** All parts that the uploads pass through. */
export interface Stage {
	readonly cluster: Cluster;
	readonly vendors: Vendors;
	readonly book: DecisionBook;
}

/** How many calls are open at a time. */
export const AT_ONCE = 20;

/** How long n8n may take to settle all executions, in seconds. */
export const SETTLED = 150;

/** Saves an intake and publishes it. */
export async function publish({ cluster, book }: Stage, answer: Answer): Promise<SavedWorkflow> {
	const { api, withCredentials } = cluster.main;
	const saved = await api.createWorkflow(withCredentials(intakeWorkflow(book.url, answer)));
	await api.activate(saved);
	return saved;
}

/** Waits until there are this many decisions. */
export async function decisionsIn(book: DecisionBook, count: number): Promise<void> {
	const patience = Date.now() + 120_000;
	while (book.decisions.length < count) {
		if (Date.now() > patience) throw new Error(`Only ${book.decisions.length} decisions came`);
		await sleep(20);
	}
}
