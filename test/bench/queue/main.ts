import { describeMachine, loadOfMachine } from '../../harness/measurement/machine';
import { table } from '../../harness/measurement/table';
import { startVendors } from '../../harness/simulator/inOwnProcess';
import { endBySignal } from '../../harness/processes/leftovers';
import { n8n2 } from '../../harness/n8n/versions';
import { openDecisionBook } from '../../harness/queue/decisionBook';
import { readKillFigures } from '../../queue/killFigures';
import { measure, UPLOADS, type ScaleFigures } from './measure';
import { scalingPage, workerCounts } from './page';
import { postgresVersion } from '../../harness/queue/postgres';
import { redisVersion } from '../../harness/queue/redis';
import {
	latencyHead,
	latencyRows,
	throughputHead,
	throughputNote,
	throughputRows,
} from './scalingReport';
import { drawUploads, ordinaryKinds } from '../../harness/queue/uploads';

/** Prints the tables of docs/scaling.md, and writes them there where it is told to. */
async function bench(write: boolean): Promise<void> {
	endBySignal(1);
	const { uploads, crashed, retried, askedAgain } = readKillFigures();
	console.log(`Load of the machine before: ${loadOfMachine().toFixed(1)}`);
	const figures = await measureAll();
	const software = [`n8n ${n8n2().number}`, postgresVersion(), redisVersion()];
	const report = [
		table(throughputHead, throughputRows(figures)),
		throughputNote(figures),
		table(latencyHead, latencyRows(figures)),
		`One of two workers was killed in the middle of ${uploads} uploads: ${crashed} executions crashed. Of these, ${retried} had no decision yet, and had one after a retry. The vendor was asked again about ${askedAgain} pictures.`,
		describeMachine(software),
	].join('\n\n');
	console.log(`\n${report}\n`);
	if (write) scalingPage.write(report);
}

async function measureAll(): Promise<readonly ScaleFigures[]> {
	const all = await drawUploads(UPLOADS * workerCounts.length, ordinaryKinds);
	const vendors = await startVendors();
	const book = await openDecisionBook();
	try {
		const figures: ScaleFigures[] = [];
		for (const [index, workers] of workerCounts.entries()) {
			console.log(`Measuring with ${workers} workers …`);
			const uploads = all.slice(index * UPLOADS, (index + 1) * UPLOADS);
			figures.push(await measure(workers, { vendors, book }, uploads));
		}
		return figures;
	} finally {
		book.close();
		vendors.stop();
	}
}

bench(process.argv.includes('--write')).catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
