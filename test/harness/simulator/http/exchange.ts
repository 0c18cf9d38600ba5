import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export type AnswerHeaders = Readonly<Record<string, string>>;

/** What an exchange reports on: a part of its record. */
export interface ExchangeRecord {
	status: number | null;
}

/** The answer to one request. It writes to the connection itself, so that faults can spoil it. */
export class Exchange {
	private readonly closing = new AbortController();

	constructor(
		readonly response: ServerResponse,
		private readonly record: ExchangeRecord,
		private readonly leave: () => void,
	) {
		response.once('close', () => {
			leave();
			if (!response.writableFinished) record.status = null;
			this.closing.abort();
		});
	}

	/** Aborted when the exchange is over, by an answer or by a cut connection. */
	get over(): AbortSignal {
		return this.closing.signal;
	}

	/** False when the connection was cut meanwhile. */
	async pause(milliseconds: number): Promise<boolean> {
		if (milliseconds === 0) return !this.over.aborted;
		try {
			await wait(milliseconds, undefined, { signal: this.over });
			return true;
		} catch {
			return false;
		}
	}

	send(status: number, headers: AnswerHeaders, body: Buffer): void {
		if (this.over.aborted) return;
		this.complete(status);
		this.response.writeHead(status, { ...headers, 'content-length': body.length });
		this.response.end(body);
	}

	/** Sends the headers of the whole body but only its first half. Resolves when that is sent. */
	async sendHalf(status: number, headers: AnswerHeaders, body: Buffer): Promise<void> {
		if (this.over.aborted) return;
		this.response.writeHead(status, { ...headers, 'content-length': body.length });
		const half = body.subarray(0, Math.floor(body.length / 2));
		await new Promise<void>((resolve) => {
			this.over.addEventListener('abort', () => resolve(), { once: true });
			this.response.write(half, () => resolve());
		});
	}

	async sendByteByByte(
		status: number,
		headers: AnswerHeaders,
		body: Buffer,
		intervalMilliseconds: number,
	): Promise<void> {
		if (this.over.aborted) return;
		this.response.writeHead(status, { ...headers, 'content-length': body.length });
		for (const byte of body.subarray(0, -1)) {
			this.response.write(Buffer.of(byte));
			if (!(await this.pause(intervalMilliseconds))) return;
		}
		this.complete(status);
		this.response.end(body.subarray(-1));
	}

	/** The answer counts as given from here on, unless the connection is cut before its end. */
	complete(status: number): void {
		this.record.status = status;
		// Before the last byte leaves: a client may send its next request as soon as it has that.
		this.leave();
	}

	/** Ends the connection with a TCP reset. */
	reset(): void {
		this.response.socket?.resetAndDestroy();
	}

	/** Closes the connection normally, without an answer. */
	close(): void {
		this.response.socket?.destroy();
	}
}
