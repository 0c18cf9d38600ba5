import { setTimeout as sleep } from 'node:timers/promises';
import type { Vendors, RequestsSeen } from '../load/vendors';
import type { SavedWorkflow } from '../n8n/n8nApi';
import type { Cluster } from './cluster';
import type { Decision, DecisionBook } from './decisionBook';
import { intakeWorkflow, type Answer } from './intake';
import { sendUploads, type Sent } from './sendUploads';
import {
	applicantOf,
	retry,
	untilSettled,
	type Shown,
	type ShownExecutions,
} from './shownExecutions';
import type { Upload } from './uploads';

/** An execution that n8n shows as crashed, and what came of trying it again. */
export interface Crashed extends Shown {
	/** Whose upload it still has; null where it has lost it. */
	readonly applicant: string | null;
	/** How the second execution ended; null where there was none. */
	readonly retried: string | null;
}

/** What is known when all is over. */
export interface Aftermath {
	readonly uploads: readonly Upload[];
	readonly sent: readonly Sent[];
	/** What n8n shows, before any execution is tried again. */
	readonly shown: ShownExecutions;
	readonly crashed: readonly Crashed[];
	/** Those before any execution was tried again. */
	readonly atFirst: readonly Decision[];
	readonly decisions: readonly Decision[];
	readonly misunderstood: readonly string[];
	readonly requests: RequestsSeen['requests'];
}

/** Everything that the uploads go through. */
export interface Stage {
	readonly cluster: Cluster;
	readonly vendors: Vendors;
	readonly book: DecisionBook;
}

/** How many calls are open at a time. */
const AT_ONCE = 20;

/** How long n8n may take to settle all executions, in seconds. */
const SETTLED = 150;

/**
 * Sends the uploads, kills the first worker in the midst of them, starts the main anew, and, when
 * n8n has settled everything, tries each crashed execution again whose applicant has no decision.
 */
export async function killInTheMidst(stage: Stage, uploads: readonly Upload[]): Promise<Aftermath> {
	const { cluster, vendors, book } = stage;
	const { api, address } = cluster.main;
	const saved = await publish(stage, 'atOnce');
	// Taking the calls is less work than the checks, so most are still to be done when all have called.
	const sent = await sendUploads(address, 'atOnce', uploads, AT_ONCE);
	await decisionsIn(book, Math.floor(uploads.length * 0.3));
	await cluster.workers[0]?.kill();
	await cluster.main.restart();

	const shown = await untilSettled(api, saved, SETTLED);
	const atFirst = [...book.decisions];
	const decided = new Set(atFirst.map(({ applicant }) => applicant));
	const crashed = await Promise.all(
		shown.others
			.filter(({ status }) => status === 'crashed')
			.map(async (one): Promise<Crashed> => {
				const applicant = await applicantOf(api, one.id);
				const isOpen = applicant !== null && !decided.has(applicant);
				return { ...one, applicant, retried: isOpen ? await retry(api, one.id) : null };
			}),
	);
	return {
		uploads,
		sent,
		shown,
		crashed,
		atFirst,
		decisions: [...book.decisions],
		misunderstood: book.misunderstood,
		requests: (await vendors.log()).requests,
	};
}

/** What is known when n8n was left to itself. */
export interface LeftToItself {
	readonly uploads: readonly Upload[];
	readonly sent: readonly Sent[];
	readonly shown: ShownExecutions;
	/** How each execution ended that had not succeeded, when it was tried again. */
	readonly retried: ReadonlyArray<string | null>;
	readonly decisions: readonly Decision[];
	/** The calls of those who were told of no decision, when they sent their selfies once more. */
	readonly sentAgain: readonly Sent[];
	/** With those that they led to. */
	readonly allDecisions: readonly Decision[];
}

/**
 * The same without the main's new start, where calls are answered with the decision: who is told of
 * none sends the selfie again.
 *
 * @param worker which of the workers is killed
 */
export async function killAndLeave(
	stage: Stage,
	uploads: readonly Upload[],
	worker: number,
): Promise<LeftToItself> {
	const { cluster, book } = stage;
	const { api, address } = cluster.main;
	const saved = await publish(stage, 'withDecision');
	const before = book.decisions.length;
	const sending = sendUploads(address, 'withDecision', uploads, 2 * AT_ONCE);
	await decisionsIn(book, before + Math.floor(uploads.length * 0.25));
	await cluster.workers[worker]?.kill();
	const sent = await sending;

	const shown = await untilSettled(api, saved, SETTLED);
	const retried = await Promise.all(shown.others.map(async ({ id }) => await retry(api, id)));
	const decisions = book.decisions.slice(before);
	const untold = new Set(
		sent.filter(({ told }) => told === null).map(({ applicant }) => applicant),
	);
	const open = uploads.filter(({ applicant }) => untold.has(applicant));
	const sentAgain = await sendUploads(address, 'withDecision', open, AT_ONCE);
	const allDecisions = book.decisions.slice(before);
	return { uploads, sent, shown, retried, decisions, sentAgain, allDecisions };
}

async function publish({ cluster, book }: Stage, answer: Answer): Promise<SavedWorkflow> {
	const { api, withCredentials } = cluster.main;
	const saved = await api.createWorkflow(withCredentials(intakeWorkflow(book.url, answer)));
	await api.activate(saved);
	return saved;
}

async function decisionsIn(book: DecisionBook, count: number): Promise<void> {
	const patience = Date.now() + 120_000;
	while (book.decisions.length < count) {
		if (Date.now() > patience) throw new Error(`Only ${book.decisions.length} decisions came`);
		await sleep(20);
	}
}
