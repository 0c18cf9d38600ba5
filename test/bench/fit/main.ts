import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { showAims } from '../../harness/measurement/aim';
import { heldAgainstAims } from './aims';
import { graphicsMagickVersion } from './editImage';
import { startFresh } from '../../harness/processes/freshProcess';
import { describeMachine, imageSoftware, loadOfMachine } from '../../harness/measurement/machine';
import { measureFit, type PhotoFigures } from './measureFit';
import { measureNode } from './measureNode';
import { performancePage } from './page';
import type { Photo } from './photos';
import { table } from '../../harness/measurement/table';
import { fitHead, fitRows, nodeHead, nodeRows } from './report';

async function bench(write: boolean, folder: string): Promise<void> {
	const version = await graphicsMagickVersion();
	if (version === null) {
		console.log(
			'GraphicsMagick (gm) is not installed: only this package is measured, and no SSIM.',
		);
	}
	const load = loadOfMachine();
	console.log(`Load of the machine before: ${load.toFixed(1)}`);
	console.log('Drawing the photos …');
	const photos = await draw(folder);

	const figures: PhotoFigures[] = [];
	for (const photo of photos) {
		console.log(`Fitting ${photo.name} …`);
		figures.push(await measureFit(photo, folder, version !== null));
	}
	console.log('Running the node …');
	const fitted = figures.flatMap(({ photo, ours }) => (typeof ours === 'string' ? [] : [photo]));
	const nodes = await measureNode(fitted);

	const report = [
		table(fitHead, fitRows(figures)),
		table(nodeHead, nodeRows(nodes)),
		describeMachine(imageSoftware(version)),
	].join('\n\n');
	console.log(`\n${report}\n`);
	showAims(heldAgainstAims(figures, nodes));
	if (write) performancePage.write(report);
}

/** In another process, which needs far more memory for it than any fitting. */
async function draw(folder: string): Promise<readonly Photo[]> {
	const artist = startFresh<{ folder: string }, readonly Photo[]>(join(__dirname, 'drawPhotos.ts'));
	const photos = await artist.ask({ folder });
	artist.stop();
	return photos;
}

async function main(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'kyc-bench-'));
	try {
		await bench(process.argv.includes('--write'), folder);
	} finally {
		await rm(folder, { recursive: true });
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
