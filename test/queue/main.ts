import type { Requirement } from '../load/held';
import { startVendors } from '../harness/simulator/inOwnProcess';
import { endBySignal } from '../harness/processes/leftovers';
import { accountsOfKill } from './accounts';
import { startCluster, type Cluster } from '../harness/queue/cluster';
import { heldOfControls } from './controls';
import { openDecisionBook } from '../harness/queue/decisionBook';
import { killDuringUploads } from './killedWorker';
import { requirementsWithoutRestart } from './leavingAccounts';
import { figuresOf, writeKillFigures, type KillFigures } from './killFigures';
import { killWithoutRestart } from './leftToItself';
import { offloading, simulateOnWorker } from './simulated';
import { CONCURRENCY, shortTimes, VENDOR } from '../harness/queue/settings';
import { allKinds, drawUploads } from '../harness/queue/uploads';

/** How many uploads each part has. */
const UPLOADS = 500;
const LEFT = 60;

/** How many findings to print for each failure. */
const SHOWN = 5;

/** Ends with the line "N passed, N failed". If all pass, it writes figures.json next to this file. */
async function main(): Promise<void> {
	endBySignal(1);
	const began = Date.now();
	const say = (what: string): void => {
		console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`);
	};
	const all = await drawUploads(UPLOADS + LEFT, allKinds);
	const vendors = await startVendors();
	await vendors.prepare([]);
	await vendors.add({ then: { kind: 'delay', milliseconds: VENDOR } });
	const book = await openDecisionBook();
	let cluster: Cluster | undefined;
	let figures: KillFigures | undefined;
	const held: Requirement[] = [];
	try {
		cluster = await startCluster(vendors, {
			workers: 2,
			concurrency: CONCURRENCY,
			env: { ...shortTimes, ...offloading },
		});
		const stage = { cluster, vendors, book };
		say('n8n runs, with two workers. A check simulates its vendor');
		held.push(...(await simulateOnWorker(cluster)));
		say(`${UPLOADS} uploads; one worker is killed in the midst`);
		const killed = await killDuringUploads(stage, all.slice(0, UPLOADS));
		figures = figuresOf(killed);
		say(JSON.stringify(figures));
		held.push(...Object.values(accountsOfKill(killed)), ...heldOfControls(killed));

		say(`${LEFT} uploads; the other worker is killed, and n8n is left to itself`);
		const left = await killWithoutRestart(stage, all.slice(UPLOADS), 1);
		say(`${left.retried.length} executions were lost with it`);
		held.push(...requirementsWithoutRestart(left));
	} finally {
		await cluster?.stop();
		book.close();
		vendors.stop();
	}
	for (const { what, against } of held) {
		console.log(`${against.length === 0 ? 'held  ' : 'FAILED'} ${what}`);
		for (const one of against.slice(0, SHOWN)) console.log(`       ${one}`);
		if (against.length > SHOWN) console.log(`       and ${against.length - SHOWN} more`);
	}
	say('is what all of it took');
	const failed = held.filter(({ against }) => against.length > 0).length;
	console.log(`${held.length - failed} passed, ${failed} failed`);
	if (failed === 0) writeKillFigures(figures);
	process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(error);
	console.log('0 passed, 1 failed');
	process.exitCode = 1;
});
