import type { RequestsSeen } from '../harness/simulator/inOwnProcess';
import type { Decision } from '../harness/queue/decisionBook';
import { sendUploads, type Sent } from '../harness/queue/sendUploads';
import {
	applicantOf,
	retry,
	untilSettled,
	type Shown,
	type ShownExecutions,
} from './shownExecutions';
import { AT_ONCE, decisionsIn, publish, SETTLED, type Stage } from '../harness/queue/stage';
import type { Upload } from '../harness/queue/uploads';

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

/**
 * Sends the uploads, kills the first worker in the midst of them, starts it and the main anew, and,
 * when n8n has settled everything, tries each crashed execution again whose applicant has no decision.
 */
export async function killInTheMidst(stage: Stage, uploads: readonly Upload[]): Promise<Aftermath> {
	const { cluster, vendors, book } = stage;
	const { api, address } = cluster.main;
	const saved = await publish(stage, 'atOnce');
	// Taking the calls is less work than the checks, so most are still to be done when all have called.
	const sent = await sendUploads(address, 'atOnce', uploads, AT_ONCE);
	await decisionsIn(book, Math.floor(uploads.length * 0.3));
	await cluster.workers[0]?.kill();
	// At the same time, so that the main is away before the queue gives the executions up.
	await Promise.all([cluster.workers[0]?.startAnew(), cluster.main.restart()]);

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
