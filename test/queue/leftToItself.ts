import type { RequestsSeen } from '../harness/simulator/inOwnProcess';
import type { Decision } from '../harness/queue/decisionBook';
import { sendUploads, type Sent } from '../harness/queue/sendUploads';
import { retry, untilSettled, type ShownExecutions } from './shownExecutions';
import { AT_ONCE, decisionsIn, publish, SETTLED, type Stage } from '../harness/queue/stage';
import type { Upload } from '../harness/queue/uploads';

/** The results if nobody restarts the main. */
export interface LeftToItself {
	readonly uploads: readonly Upload[];
	readonly sent: readonly Sent[];
	readonly shown: ShownExecutions;
	/** The result of the retry of each failed execution. */
	readonly retried: ReadonlyArray<string | null>;
	/** How many decisions the retries made. */
	readonly decidedByRetry: number;
	readonly decisions: readonly Decision[];
	/** The second calls of the applicants who were told no decision. */
	readonly sentAgain: readonly Sent[];
	/** Includes the decisions for the second calls. */
	readonly allDecisions: readonly Decision[];
	/** All requests to the vendor. */
	readonly requests: RequestsSeen['requests'];
}

/**
 * The same without a restart of the main. A call is answered with the decision, and an applicant who
 * is told no decision sends the selfie again.
 *
 * @param worker which of the workers is killed
 */
export async function killWithoutRestart(
	stage: Stage,
	uploads: readonly Upload[],
	worker: number,
): Promise<LeftToItself> {
	const { cluster, vendors, book } = stage;
	const { api, address } = cluster.main;
	const saved = await publish(stage, 'withDecision');
	const before = book.decisions.length;
	const sending = sendUploads(address, 'withDecision', uploads, 2 * AT_ONCE);
	await decisionsIn(book, before + Math.floor(uploads.length * 0.25));
	await cluster.workers[worker]?.kill();
	const sent = await sending;

	const shown = await untilSettled(api, saved, SETTLED);
	const atFirst = book.decisions.length;
	const retried = await Promise.all(shown.others.map(async ({ id }) => await retry(api, id)));
	const decisions = book.decisions.slice(before);
	const untold = new Set(
		sent.filter(({ told }) => told === null).map(({ applicant }) => applicant),
	);
	const open = uploads.filter(({ applicant }) => untold.has(applicant));
	const sentAgain = await sendUploads(address, 'withDecision', open, AT_ONCE);
	return {
		uploads,
		sent,
		shown,
		retried,
		decidedByRetry: before + decisions.length - atFirst,
		decisions,
		sentAgain,
		allDecisions: book.decisions.slice(before),
		requests: (await vendors.log()).requests,
	};
}
