import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { n8n2 } from '../../harness/n8n/versions';
import { startVendors } from '../../harness/simulator/inOwnProcess';
import { showAims } from '../../harness/measurement/aim';
import { describeMachine, loadOfMachine } from '../../harness/measurement/machine';
import { heldAgainstAims } from './aims';
import { runBench } from './bench';
import { IMAGES } from './cases';
import { readChoice } from './choice';
import { benchPage } from './page';
import { PICTURE_BYTES, writePictures } from './pictures';
import { reportOf } from './report';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function n8nSoftware(): string {
	const { number, nodeFolder } = n8n2();
	const node = execFileSync(join(nodeFolder, 'node'), ['--version'], { encoding: 'utf8' }).trim();
	return `n8n ${number} on Node ${node.replace('v', '')}`;
}

async function main(): Promise<void> {
	const choice = readChoice(process.argv.slice(2));
	const load = loadOfMachine();
	console.log(`Load of the machine before: ${load.toFixed(1)}`);
	const folder = await mkdtemp(join(tmpdir(), 'kyc-bench-'));
	const vendors = await startVendors();
	const clear = (): void => {
		vendors.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	// What is stopped halfway leaves nothing behind: the two n8n end with this process too.
	process.once('exit', clear);
	signals.forEach((signal) => process.once(signal, () => process.exit(1)));
	try {
		const pictures = await writePictures(join(folder, 'pictures'), IMAGES);
		const figures = await runBench(choice, vendors, pictures);
		const machine = describeMachine([n8nSoftware()]);
		const report = `${reportOf(figures)}\n\n${machine}`;
		console.log(`\n${report}\n`);
		const aims = heldAgainstAims(figures);
		showAims(aims);
		const { places, ...others } = figures;
		const kept = { machine, load, PICTURE_BYTES, ...others, places: [...(places ?? [])], aims };
		await writeFile(join(__dirname, 'figures.json'), `${JSON.stringify(kept, null, '\t')}\n`);
		for (const problem of figures.problems) console.error(problem);
		if (figures.problems.length > 0) process.exitCode = 1;
		else if (choice.write) benchPage.write(report);
	} finally {
		clear();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
