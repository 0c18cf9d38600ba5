import { join } from 'node:path';
import type { BinaryMode } from '../../n8n/n8nProcess';
import type { Vendors } from '../../simulator/inOwnProcess';
import { startMeasuredN8n, type MeasuredN8n, type MeasuredRun } from './measuredN8n';
import { median } from '../median';
import { linkPictures } from './pictures';
import { credentialsByHand, nodesOf, ways, workflowOf, type Vendor, type Way } from './workflows';

/** What is compared, and under which circumstances. */
export interface Case {
	readonly vendor: Vendor;
	readonly items: number;
	/** How long the vendor thinks before it answers, in ms. */
	readonly latency: number;
	readonly mode: BinaryMode;
	readonly atOnce: number;
}

/** What a way costs: medians of its runs. Times in ms, memory in bytes. */
export interface WayFigures {
	readonly nodeMs: number;
	readonly executionMs: number;
	readonly cpuMs: number;
	/** The most that n8n held in a run, above what it held before that. */
	readonly peak: number;
	/** As the vendor counted them. */
	readonly mostAtOnce: number;
	/** What n8n held before each run. */
	readonly idle: readonly number[];
	readonly runs: readonly MeasuredRun[];
}

export interface CaseFigures extends Case {
	readonly ways: Readonly<Record<Way, WayFigures>>;
}

/** An n8n for each way, so that neither runs in the memory that the other has left behind. */
export async function compare(
	one: Case,
	pictures: readonly string[],
	vendors: Vendors,
	runs: number,
): Promise<CaseFigures> {
	const sides: Side[] = [];
	try {
		for (const way of ways) sides.push(await Side.open(way, one, pictures, vendors));
		for (const side of sides) await side.warmUp();
		for (let run = 0; run < runs; run++) for (const side of sides) await side.run();
		const [ours, byHand] = sides.map((side) => side.figures());
		if (!ours || !byHand) throw new Error('Both ways were measured');
		return { ...one, ways: { ours, byHand } };
	} finally {
		for (const side of sides) await side.close();
	}
}

class Side {
	private readonly runs: MeasuredRun[] = [];
	private readonly mostAtOnce: number[] = [];
	private readonly idle: number[] = [];

	private constructor(
		private readonly way: Way,
		private readonly one: Case,
		private readonly n8n: MeasuredN8n,
		private readonly start: () => Promise<MeasuredRun>,
		private readonly vendors: Vendors,
	) {}

	static async open(
		way: Way,
		one: Case,
		pictures: readonly string[],
		vendors: Vendors,
	): Promise<Side> {
		const n8n = await startMeasuredN8n(vendors, one.mode, credentialsByHand(vendors));
		const folder = join(n8n.files, 'pictures');
		await linkPictures(pictures.slice(0, one.items), folder);
		const { run } = await n8n.prepare(workflowOf(way, one, folder, vendors));
		return new Side(way, one, n8n, run, vendors);
	}

	async warmUp(): Promise<void> {
		await this.once();
	}

	async run(): Promise<void> {
		this.idle.push(await this.n8n.settle());
		this.runs.push(await this.once());
		this.mostAtOnce.push((await this.vendors.log()).maxInFlight.overall);
	}

	/** @throws Error where not every image was taken for live */
	private async once(): Promise<MeasuredRun> {
		const { latency: milliseconds, items, vendor } = this.one;
		await this.vendors.prepare([{ then: { kind: 'delay', milliseconds } }]);
		const run = await this.start();
		const passed = this.nodes(run).at(-1)?.outputs[0];
		if (run.status !== 'success' || passed !== items) {
			throw new Error(`${vendor}, ${this.way}: ${passed} of ${items} passed; ${run.error}`);
		}
		return run;
	}

	private nodes({ nodes }: MeasuredRun) {
		const names = nodesOf[this.one.vendor][this.way];
		return names.flatMap((name) => nodes.find((node) => node.name === name) ?? []);
	}

	figures(): WayFigures {
		const { idle, runs } = this;
		const nodeMs = (run: MeasuredRun) => this.nodes(run).reduce((sum, { ms }) => sum + ms, 0);
		return {
			nodeMs: median(runs.map(nodeMs)),
			executionMs: median(runs.map(({ ms }) => ms)),
			cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
			peak: median(runs.map(({ peak }, index) => peak - (idle[index] ?? NaN))),
			mostAtOnce: median(this.mostAtOnce),
			idle,
			runs,
		};
	}

	async close(): Promise<void> {
		await this.n8n.stop();
	}
}
