import { join } from 'node:path';
import { startSimulator } from '../../harness/simulator/simulator';
import { startFresh } from '../../harness/processes/freshProcess';
import type { Photo } from './photos';
import type { NodeMeasured, NodeTask } from './runNode';

/** All items at once, through Face Liveness and n8n's own engine. */
export interface NodeFigures extends NodeMeasured {
	readonly photos: string;
	readonly binaryData: 'files' | 'memory';
}

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
			const paths = Array.from(
				{ length: AT_ONCE },
				(_, at) => files[at % files.length]?.path ?? '',
			);
			const child = startFresh<NodeTask, NodeMeasured>(join(__dirname, 'runNode.ts'));
			const binaryMode = row.binaryData === 'files' ? 'filesystem' : 'default';
			const measured = await child.ask({
				photos: paths,
				binaryMode,
				simulator: { keys, baseUrls },
			});
			child.stop();
			figures.push({ ...row, ...measured });
		}
		return figures;
	} finally {
		await simulator.close();
	}
}
