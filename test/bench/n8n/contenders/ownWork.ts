import { join } from 'node:path';
import { n8n2 } from '../../../harness/n8n/versions';
import { startFresh } from '../../../harness/processes/freshProcess';
import { median } from '../../../harness/measurement/median';
import type { Mode } from '../cases';
import type { OwnWorkMeasured, OwnWorkTask } from './ownWorkProgram';

/** What the package itself does for an item, the network off. In µs of the CPU's time, medians. */
export interface OwnWork extends OwnWorkMeasured {
	readonly mode: Mode;
	/** All that the node does beside reading: inspecting, hashing, verdict, item. */
	readonly own: number;
}

export async function measureOwnWork(
	mode: Mode,
	pictures: readonly string[],
	runs: number,
): Promise<OwnWork> {
	const program = join(__dirname, 'ownWorkProgram.ts');
	const child = startFresh<OwnWorkTask, OwnWorkMeasured>(program, join(n8n2().nodeFolder, 'node'));
	const task = { images: pictures, mode };
	const all: OwnWorkMeasured[] = [];
	// The first two only warm up.
	for (let run = -2; run < runs; run++) {
		const measured = await child.ask(task);
		if (run >= 0) all.push(measured);
	}
	child.stop();
	const usual = (of: (one: OwnWorkMeasured) => number) => median(all.map(of));
	return {
		mode,
		node: usual(({ node }) => node),
		reading: usual(({ reading }) => reading),
		hashing: usual(({ hashing }) => hashing),
		inspecting: usual(({ inspecting }) => inspecting),
		own: usual(({ node, reading }) => node - reading),
	};
}
