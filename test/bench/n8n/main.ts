import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startVendors } from '../../simulator/inOwnProcess';
import { compare } from './compare';
import { compareHead, compareRows, table } from './report';
import { writePictures } from './pictures';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', default: 'kairos' },
			items: { type: 'string', default: '200' },
			latency: { type: 'string', default: '50' },
			mode: { type: 'string', default: 'filesystem' },
			runs: { type: 'string', default: '5' },
			'at-once': { type: 'string', default: '32' },
		},
	});
	const folder = await mkdtemp(join(tmpdir(), 'kyc-bench-'));
	const vendors = await startVendors();
	try {
		const pictures = await writePictures(join(folder, 'pictures'), Number(values.items));
		const figures = await compare(
			{
				vendor: values.only === 'argos' ? 'argos' : 'kairos',
				items: Number(values.items),
				latency: Number(values.latency),
				mode: values.mode === 'memory' ? 'default' : 'filesystem',
				atOnce: Number(values['at-once']),
			},
			pictures,
			vendors,
			Number(values.runs),
		);
		console.log(table(compareHead, compareRows([figures])));
		const { ours, byHand } = figures.ways;
		console.log(`Node time: ${(ours.nodeMs / byHand.nodeMs).toFixed(2)} of HTTP Request + If`);
		console.log(`Peak memory: ${(ours.peak / byHand.peak).toFixed(2)} of it`);
		for (const [way, { runs, idle }] of Object.entries(figures.ways)) {
			const nodes = runs.map((run) => run.nodes.map(({ name, ms }) => `${name} ${ms}`).join(', '));
			const held = idle.map((bytes) => Math.round(bytes / 1e6)).join(', ');
			console.log(`${way}, idle ${held} MB:\n  ${nodes.join('\n  ')}`);
		}
	} finally {
		vendors.stop();
		await rm(folder, { recursive: true });
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
