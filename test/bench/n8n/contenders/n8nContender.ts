import { join } from 'node:path';
import type { Vendors } from '../../../harness/simulator/inOwnProcess';
import { itemsOf, type Case } from '../cases';
import { seenByVendor, type Contender, type RunCost } from './contender';
import type { MeasuredN8n, MeasuredRun, PreparedWorkflow } from './measuredN8n';
import { linkPictures } from '../pictures';
import { ITEMS, nodesOf, workflowOf, type Way } from '../workflows';

export interface N8nRunCost extends RunCost {
	/** When the first of the nodes that check began, in ms since 1970. */
	readonly startedAt: number;
}

/** One way to have images checked, in an n8n that does nothing else. */
export class N8nContender implements Contender<Way> {
	private readonly workflows = new Map<string, PreparedWorkflow>();

	constructor(
		readonly name: Way,
		private readonly n8n: MeasuredN8n,
		private readonly vendors: Vendors,
		private readonly pictures: readonly string[],
	) {}

	/** @throws Error where not every image was taken for live */
	readonly run = async (one: Case): Promise<N8nRunCost> => {
		const workflow = await this.workflowFor(one);
		const idle = await this.n8n.settle();
		return await seenByVendor(this.vendors, one, async () => {
			const run = await workflow.run(one.copies);
			const checking = this.checkingIn(run, one);
			return {
				startedAt: checking[0]?.startedAt ?? 0,
				ms: checking.reduce((sum, { ms }) => sum + ms, 0),
				executionMs: run.ms,
				cpuMs: run.cpuMs,
				idle,
				peak: run.peak,
			};
		});
	};

	private async workflowFor(one: Case): Promise<PreparedWorkflow> {
		const { vendor, files, atOnce, pause } = one;
		const key = JSON.stringify({ vendor, files, atOnce, pause });
		const known = this.workflows.get(key);
		if (known) return known;
		const folder = join(this.n8n.files, `pictures-${files}`);
		await linkPictures(this.pictures.slice(0, files), folder);
		const prepared = await this.n8n.prepare(workflowOf(this.name, one, folder, this.vendors));
		this.workflows.set(key, prepared);
		return prepared;
	}

	private checkingIn({ nodes, status, error }: MeasuredRun, one: Case): MeasuredRun['nodes'] {
		const names = nodesOf[one.vendor][this.name];
		const checking = nodes.filter(({ name }) => names.includes(name));
		const last = nodes.find(({ name }) => name === (names.at(-1) ?? ITEMS));
		const passed = last?.outputs[0] ?? 0;
		if (status !== 'success' || passed !== itemsOf(one)) {
			throw new Error(
				`${one.vendor}, ${this.name}: ${passed} of ${itemsOf(one)} items passed; ${status}, ${error}`,
			);
		}
		return checking;
	}
}
