import { setTimeout as wait } from 'node:timers/promises';
import type { CallbackSettings } from './callbackSettings';
import { postCallback, type CallbackRequest, type Reply } from './postCallback';

export interface OutgoingCallback extends CallbackRequest {
	/** null for a forgery that names none. */
	readonly transactionId: string | null;
	readonly isForged: boolean;
}

/** One attempt. While it is under way, `status` and `failure` are both null. */
export interface RecordedAttempt
	extends Readonly<Pick<OutgoingCallback, 'transactionId' | 'url' | 'isForged'>>, Reply {
	/** 1 for the first attempt since the start. */
	readonly id: number;
	/** 1 for the first of the same parcel. */
	readonly attempt: number;
	/** ISO 8601. */
	readonly sentAt: string;
}

type OpenAttempt = { -readonly [Key in keyof RecordedAttempt]: RecordedAttempt[Key] };

/** Sends callbacks until each is accepted or its attempts are used up. Records every attempt. */
export class CallbackSender {
	private records: OpenAttempt[] = [];
	private last = 0;
	private stopping = new AbortController();
	private readonly rounds = new Set<Promise<unknown>>();

	constructor(private readonly settings: () => CallbackSettings) {}

	get deliveries(): readonly RecordedAttempt[] {
		return this.records;
	}

	/**
	 * Sends them in this order, `atOnce` at a time; further attempts do not hold up the others.
	 * Resolves with every attempt when the last is over, or all are stopped.
	 */
	async sendAll(
		parcels: readonly OutgoingCallback[],
		{ delayMilliseconds, atOnce }: { delayMilliseconds: number; atOnce: number },
	): Promise<readonly RecordedAttempt[]> {
		const round = this.sendRound(parcels, delayMilliseconds, atOnce);
		this.rounds.add(round);
		try {
			return await round;
		} finally {
			this.rounds.delete(round);
		}
	}

	/** Resolves when no callback is in progress or scheduled. */
	async idle(): Promise<void> {
		while (this.rounds.size > 0) await Promise.all(this.rounds);
	}

	/** Aborts callbacks in progress and drops scheduled ones. Sends nothing more. */
	stop(): void {
		this.stopping.abort();
	}

	/** Like `stop`, and removes the records. New callbacks are sent again. */
	reset(): void {
		this.stop();
		this.stopping = new AbortController();
		this.records = [];
	}

	private async sendRound(
		parcels: readonly OutgoingCallback[],
		delayMilliseconds: number,
		atOnce: number,
	): Promise<readonly RecordedAttempt[]> {
		const { signal } = this.stopping;
		const queue = parcels.values();
		const records: RecordedAttempt[] = [];
		const further: Promise<void>[] = [];
		const walk = async (): Promise<void> => {
			for (const parcel of queue) {
				const isTaken = await this.attempt(parcel, 1, records, signal);
				if (!isTaken) further.push(this.tryAgain(parcel, records, signal));
			}
		};
		if (await pause(delayMilliseconds, signal)) {
			await Promise.all(Array.from({ length: Math.min(atOnce, parcels.length) }, walk));
			await Promise.all(further);
		}
		return records;
	}

	private async tryAgain(
		parcel: OutgoingCallback,
		records: RecordedAttempt[],
		signal: AbortSignal,
	): Promise<void> {
		for (let attempt = 2; attempt <= this.settings().attempts; attempt += 1) {
			if (!(await pause(this.settings().pauseMilliseconds, signal))) return;
			if (await this.attempt(parcel, attempt, records, signal)) return;
		}
	}

	/** True if nothing is left to do: the answer was a 2xx, or everything was stopped. */
	private async attempt(
		parcel: OutgoingCallback,
		attempt: number,
		records: RecordedAttempt[],
		signal: AbortSignal,
	): Promise<boolean> {
		if (signal.aborted) return true;
		const record = this.open(parcel, attempt);
		records.push(record);
		const reply = await postCallback(parcel, this.settings(), signal);
		Object.assign(record, reply);
		return reply.failure === 'stopped' || (reply.status !== null && isSuccess(reply.status));
	}

	private open({ transactionId, url, isForged }: OutgoingCallback, attempt: number): OpenAttempt {
		this.last += 1;
		const answered = { status: null, answer: '', failure: null };
		const sentAt = new Date().toISOString();
		const record = { id: this.last, transactionId, url, isForged, attempt, sentAt, ...answered };
		this.records.push(record);
		return record;
	}
}

function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}

/** False if everything was stopped meanwhile. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
	try {
		await wait(milliseconds, undefined, { signal });
		return true;
	} catch {
		return false;
	}
}
