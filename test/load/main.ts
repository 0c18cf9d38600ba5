import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeMachine, loadOfMachine } from '../harness/measurement/machine';
import { startVendors } from '../harness/simulator/inOwnProcess';
import { runOneLoad, type Load, type LoadFigures } from './oneLoad';

const loads: readonly Load[] = [
	{ call: 'Kairos face', images: 'files', items: 10_000, maxConcurrency: 50 },
	{ call: 'ARGOS face', images: 'base64', items: 4000, maxConcurrency: 50 },
	{ call: 'ARGOS match', images: 'files', items: 4000, maxConcurrency: 20 },
	{ call: 'ARGOS match', images: 'base64', items: 4000, maxConcurrency: 20 },
];

/** How many findings to print for each failure. */
const SHOWN = 5;

/** Ends with the line "N passed, N failed". The figures are in figures.json next to this file. */
async function main(): Promise<void> {
	const machine = `${describeMachine()}; load ${loadOfMachine().toFixed(1)}`;
	console.log(machine);
	const vendors = await startVendors();
	const runs: LoadFigures[] = [];
	let passed = 0;
	let failed = 0;
	try {
		for (const load of loads) {
			console.log(`\n${load.items} items, ${load.call}, images as ${load.images}`);
			const { figures, held } = await runOneLoad(load, vendors);
			runs.push(figures);
			show(figures);
			for (const { what, against } of held) {
				console.log(`${against.length === 0 ? 'held  ' : 'FAILED'} ${what}`);
				for (const one of against.slice(0, SHOWN)) console.log(`       ${one}`);
				if (against.length > SHOWN) console.log(`       and ${against.length - SHOWN} more`);
			}
			failed += held.filter(({ against }) => against.length > 0).length;
			passed += held.filter(({ against }) => against.length === 0).length;
		}
	} finally {
		vendors.stop();
	}
	const figures = `${JSON.stringify({ machine, runs }, null, '\t')}\n`;
	await writeFile(join(__dirname, 'figures.json'), figures);
	console.log(`\n${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}

function show(figures: LoadFigures): void {
	const { seconds, itemsPerSecond, requests, struck, growth, verdictBytes, outputs } = figures;
	const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
	const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
	const counts = Object.entries(outputs).map(([name, count]) => `${name} ${count}`);
	console.table(
		figures.thousands.map((thousand) => ({
			'buffers MB': megabytes(thousand.outside),
			'process MB': megabytes(thousand.resident),
			'without verdicts': megabytes(thousand.residentBesideVerdicts),
			'heap MB': megabytes(thousand.heap),
			'without them': megabytes(thousand.heapBesideVerdicts),
			open: thousand.open,
			sockets: thousand.sockets,
			'longest stall ms': Math.round(thousand.longestDelay),
		})),
	);
	console.log(
		[
			`${seconds.toFixed(1)} s, CPU time ${figures.cpuSeconds.toFixed(1)} s, ${itemsPerSecond.toFixed(0)} items per second, peak concurrency ${figures.mostRequestsAtOnce}`,
			`${requests} requests; ${struck} items had a fault; ${counts.join(', ')}`,
			`A verdict uses ${verdictBytes.toFixed(0)} bytes of the heap`,
			`From the second thousand to the last two: process ${percent(growth.resident)}, without verdicts ${percent(growth.residentBesideVerdicts)}; buffers ${percent(growth.outside)}; heap without verdicts ${percent(growth.heapBesideVerdicts)}`,
		].join('\n'),
	);
}

main().catch((error: unknown) => {
	console.error(error);
	console.log('0 passed, 1 failed');
	process.exitCode = 1;
});
