import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { n8n2 } from '../../harness/n8n/versions';
import { showAims } from '../../harness/measurement/aim';
import { describeMachine, imageSoftware, loadOfMachine } from '../../harness/measurement/machine';
import { table } from '../../harness/measurement/table';
import { cleanUpOnExit, endBySignal } from '../../harness/processes/leftovers';
import { benchFit } from '../fit/fitBench';
import { heldAgainstAims } from './aims';
import { runBench, RUNS } from './bench';
import { caseOf, IMAGES } from './cases';
import { chartOf } from './chart';
import { readChoice, type Choice } from './choice';
import { compare } from './compare';
import { benchPage } from './page';
import { PICTURE_BYTES, writePictures } from './pictures';
import { compareHead, compareRows, headings, sectionsOf } from './report';
import { summaryOf } from './summary';
import { startLeanVendor, type LeanVendor } from './vendor/leanVendor';

const CHART = join(__dirname, '../../../docs/performance.svg');
const PICTURE = '![Time and memory of 1,000 selfies](performance.svg)';

function n8nSoftware(): string {
	const { number, nodeFolder } = n8n2();
	const node = execFileSync(join(nodeFolder, 'node'), ['--version'], { encoding: 'utf8' }).trim();
	return `n8n ${number} on Node ${node.replace('v', '')}`;
}

async function main(): Promise<void> {
	const choice = readChoice(process.argv.slice(2));
	console.log(`Load of the machine before: ${loadOfMachine().toFixed(1)}`);
	endBySignal(1);
	const folder = await mkdtemp(join(tmpdir(), 'kyc-bench-'));
	cleanUpOnExit(() => rmSync(folder, { recursive: true, force: true }));
	const vendor = await startLeanVendor(folder);
	try {
		const pictures = await writePictures(join(folder, 'pictures'), IMAGES);
		if (choice.kind === 'quick') await quick(vendor, pictures);
		else await whole(choice, folder, vendor, pictures);
	} finally {
		vendor.stop();
	}
}

/** Ends with the ratios, and with exit code 1 if one misses its aim clearly. */
async function quick(vendor: LeanVendor, pictures: readonly string[]): Promise<void> {
	const compared = await compare(caseOf(IMAGES), RUNS, vendor, pictures);
	const aims = heldAgainstAims(compared);
	console.log(`\n${table(compareHead, compareRows(compared))}\n`);
	showAims(aims);
	if (aims.some(({ isNear }) => !isNear)) process.exitCode = 1;
	const [time, floor, memory] = aims.map(({ seen }) => seen);
	const outside = compared.costs.ours.ms / compared.costs.newConnections.ms;
	console.log(
		`Time: ${time} of HTTP Request + If, ${floor} of a bare script in n8n, ${outside.toFixed(2)} of one outside of n8n. Memory: ${memory} of HTTP Request + If`,
	);
}

async function whole(
	{ parts, write }: Extract<Choice, { kind: 'parts' }>,
	folder: string,
	vendor: LeanVendor,
	pictures: readonly string[],
): Promise<void> {
	const figures = await runBench(parts, vendor, pictures);
	const fit = parts.includes('fit') ? await benchFit(folder) : null;
	const summary = summaryOf(figures);
	const report = [
		...(summary.length > 0 ? [summary.join('\n'), PICTURE] : []),
		...sectionsOf(figures),
		...(fit ? [headings.fit, ...fit.tables] : []),
		describeMachine([n8nSoftware(), ...(fit ? imageSoftware(fit.graphicsMagick) : [])]),
	].join('\n\n');
	console.log(`\n${report}\n`);
	const aims = [...figures.compared.flatMap(heldAgainstAims), ...(fit?.aims ?? [])];
	showAims(aims);
	const kept = { PICTURE_BYTES, ...figures, places: [...(figures.places ?? [])], aims };
	await writeFile(join(__dirname, 'figures.json'), `${JSON.stringify(kept, null, '\t')}\n`);
	for (const problem of figures.problems) console.error(problem);
	if (figures.problems.length > 0) process.exitCode = 1;
	else if (write) {
		benchPage.write(report);
		await writeFile(CHART, chartOf(figures.selfies));
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
