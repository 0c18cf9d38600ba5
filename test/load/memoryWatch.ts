import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What the process holds at one moment; sizes in bytes, after what nobody needs was let go. */
export interface Holdings {
	readonly heap: number;
	/** Buffers and what else lies outside of the heap. */
	readonly outside: number;
	/** Of the whole process. */
	readonly resident: number;
	/** Open files and sockets; null where the system does not say. */
	readonly open: number | null;
	readonly sockets: number;
}

export interface Sample extends Holdings {
	/** Requests sent until then. */
	readonly requests: number;
	/** The longest and the usual time since the last sample for which nothing else was done, ms. */
	readonly longestStall: number;
	readonly usualStall: number;
}

const EVERY = 250;
/** How often the event loop is looked at, in ms. */
const RESOLUTION = 5;

/** @throws where Node was started without `--expose-gc` */
export function holdings(): Holdings {
	if (!globalThis.gc) throw new Error('Memory is only told from garbage with --expose-gc');
	// What a first clearing finds of buffers is counted as free by the second.
	for (let times = 0; times < 2; times++) globalThis.gc();
	const { heapUsed: heap, external, rss: resident } = process.memoryUsage();
	const sockets = process.getActiveResourcesInfo().filter((kind) => /^TCP.*Wrap$/.test(kind));
	// What Node calls external has the array buffers in it.
	return { heap, outside: external, resident, open: openFiles(), sockets: sockets.length };
}

function openFiles(): number | null {
	try {
		return readdirSync('/proc/self/fd').length;
	} catch {
		return null;
	}
}

/** Node tells of each connection; every request has its own, and not each is told of by itself. */
const EACH_REQUEST = 'net.client.socket';

/** Looks at this process each time that so many more requests were begun in it. */
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
		// Not from inside of the request, whose own memory would count.
		setImmediate(() => this.sample(requests));
	};

	private sample(requests: number): void {
		const { max, min } = this.delays;
		const usual = this.delays.percentile(50);
		// Nothing was counted where no tick fell between two samples.
		const stall = (ns: number) => (min > max ? 0 : Math.max(0, ns / 1e6 - RESOLUTION));
		const stalls = { longestStall: stall(max), usualStall: stall(usual) };
		this.samples.push({ requests, ...holdings(), ...stalls });
		// The clearing of memory is our own stall, so it does not count.
		this.delays.reset();
	}
}
