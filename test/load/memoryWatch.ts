import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The memory of the process at one moment, after garbage collection. Sizes in bytes. */
export interface MemoryState {
	readonly heap: number;
	/** Buffers and other memory outside of the heap. */
	readonly outside: number;
	/** Of the whole process. */
	readonly resident: number;
	/** Open files and sockets. Null if the system does not tell. */
	readonly open: number | null;
	readonly sockets: number;
}

export interface Sample extends MemoryState {
	/** Requests sent until then. */
	readonly requests: number;
	/** The longest and the median event loop delay since the last sample, in ms. */
	readonly longestDelay: number;
	readonly medianDelay: number;
}

const EVERY = 250;
/** The interval of the event loop samples, in ms. */
const RESOLUTION = 5;

/** @throws if Node was started without `--expose-gc` */
export function memoryState(): MemoryState {
	if (!globalThis.gc) throw new Error('Memory is only told from garbage with --expose-gc');
	// Only the second collection counts the buffers that the first one found.
	for (let times = 0; times < 2; times++) globalThis.gc();
	const { heapUsed: heap, external, rss: resident } = process.memoryUsage();
	const sockets = process.getActiveResourcesInfo().filter((kind) => /^TCP.*Wrap$/.test(kind));
	// Node's `external` includes the array buffers.
	return { heap, outside: external, resident, open: openFiles(), sockets: sockets.length };
}

function openFiles(): number | null {
	try {
		return readdirSync('/proc/self/fd').length;
	} catch {
		return null;
	}
}

/** Node reports each connection, and every request has its own connection. */
const EACH_REQUEST = 'net.client.socket';

/** Takes a sample of this process each time that it has begun this many more requests. */
export class MemoryWatch {
	readonly samples: Sample[] = [];
	private requests = 0;
	private readonly delays = monitorEventLoopDelay({ resolution: RESOLUTION });

	start(): void {
		this.delays.enable();
		subscribe(EACH_REQUEST, this.count);
	}

	stop(): void {
		unsubscribe(EACH_REQUEST, this.count);
		this.delays.disable();
	}

	private readonly count = (): void => {
		this.requests += 1;
		if (this.requests % EVERY !== 0) return;
		const { requests } = this;
		// Not inside the request, because its own memory would count.
		setImmediate(() => this.sample(requests));
	};

	private sample(requests: number): void {
		const { max, min } = this.delays;
		const usual = this.delays.percentile(50);
		// There is no value if no tick fell between two samples.
		const stall = (ns: number) => (min > max ? 0 : Math.max(0, ns / 1e6 - RESOLUTION));
		const stalls = { longestDelay: stall(max), medianDelay: stall(usual) };
		this.samples.push({ requests, ...memoryState(), ...stalls });
		// The garbage collection is our own delay, so it does not count.
		this.delays.reset();
	}
}
