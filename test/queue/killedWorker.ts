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

/** An execution that n8n shows as crashed, and the result of its retry. */
export interface Crashed extends Shown {
	/** The applicant of its upload. Null if the upload is lost. */
	readonly applicant: string | null;
	/** How the second execution ended. Null if there was no second one. */
	readonly retried: string | null;
}

/** The results after the last execution. */
export interface Aftermath {
	readonly uploads: readonly Upload[];
	readonly sent: readonly Sent[];
	/** What n8n shows before any retry. */
	readonly shown: ShownExecutions;
	readonly crashed: readonly Crashed[];
	/** The decisions before any retry. */
	readonly atFirst: readonly Decision[];
	readonly decisions: readonly Decision[];
	readonly misunderstood: readonly string[];
	readonly requests: RequestsSeen['requests'];
}

/**
 * Sends the uploads, kills the first worker during them, and restarts it and the main. When n8n has
 * settled everything, it retries each crashed execution whose applicant has no decision.
 */
export async function killDuringUploads(
	stage: Stage,
	uploads: readonly Upload[],
): Promise<Aftermath> {
	const { cluster, vendors, book } = stage;
	const { api, address } = cluster.main;
	const saved = await publish(stage, 'atOnce');
	// Accepting a call is less work than a check, so most checks are still open after the last call.
	const sent = await sendUploads(address, 'atOnce', uploads, AT_ONCE);
	await decisionsIn(book, Math.floor(uploads.length * 0.3));
	await cluster.workers[0]?.kill();
	// At the same time, so that the main is down before the queue gives up the executions.
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
