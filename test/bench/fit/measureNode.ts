import { join } from 'node:path';
import { startSimulator } from '../../harness/simulator/simulator';
import { startFresh } from '../../harness/processes/freshProcess';
import { median } from '../../harness/measurement/median';
import { fittedPath } from './measureFit';
import type { Photo } from './photos';
import type { NodeMeasured, NodeTask } from './runNode';

/** All items at once, through Face Liveness and n8n's own engine: medians of several runs. */
export interface NodeFigures extends NodeMeasured {
	readonly photos: string;
	readonly binaryData: 'files' | 'memory';
	/** Of the same run with photos that were already fitted. */
	readonly controlStallMs: number;
}

/** Each in a process of its own. */
const RUNS = 3;

/** Items, and as many of them at a time. */
export const AT_ONCE = 20;

export const nodeRuns = [
	{ photos: 'JPEG', binaryData: 'files' },
	{ photos: 'JPEG', binaryData: 'memory' },
	{ photos: 'Each kind in turn', binaryData: 'files' },
] as const;

/** @param photos the first is the usual one */
export async function measureNode(photos: readonly Photo[]): Promise<NodeFigures[]> {
	const [jpeg] = photos;
	if (!jpeg) throw new Error('No photos');
	const simulator = await startSimulator({ keepBodies: false });
	const { keys, baseUrls } = simulator;
	const figures: NodeFigures[] = [];
	try {
		for (const row of nodeRuns) {
			const files = row.photos === 'JPEG' ? [jpeg] : photos;
			const all = Array.from({ length: AT_ONCE }, (_, at) => files[at % files.length] ?? jpeg);
			const paths = all.map(({ path }) => path);
			const fittedPaths = all.map(fittedPath);
			const binaryMode = row.binaryData === 'files' ? 'filesystem' : 'default';
			const task = { binaryMode, simulator: { keys, baseUrls } } as const;
			const unfit: NodeMeasured[] = [];
			const fitted: NodeMeasured[] = [];
			while (unfit.length < RUNS) {
				unfit.push(await runFresh({ ...task, photos: paths, areFitted: true }));
				fitted.push(await runFresh({ ...task, photos: fittedPaths, areFitted: false }));
			}
			figures.push({
				...row,
				ms: median(unfit.map(({ ms }) => ms)),
				peak: median(unfit.map(({ peak }) => peak)),
				stallMs: median(unfit.map(({ stallMs }) => stallMs)),
				controlStallMs: median(fitted.map(({ stallMs }) => stallMs)),
			});
		}
		return figures;
	} finally {
		await simulator.close();
	}
}

async function runFresh(task: NodeTask): Promise<NodeMeasured> {
	const child = startFresh<NodeTask, NodeMeasured>(join(__dirname, 'runNode.ts'));
	const measured = await child.ask(task);
	child.stop();
	return measured;
}
