import { join } from 'node:path';
import type { Aim } from '../../harness/measurement/aim';
import { table } from '../../harness/measurement/table';
import { startFresh } from '../../harness/processes/freshProcess';
import { heldAgainstAims } from './aims';
import { graphicsMagickVersion } from './editImage';
import { measureFit, type PhotoFigures } from './measureFit';
import { measureNode } from './measureNode';
import type { Photo } from './photos';
import { fitHead, fitRows, nodeHead, nodeRows } from './report';

export interface FitReport {
	/** In Markdown. */
	readonly tables: readonly string[];
	readonly aims: readonly Aim[];
	/** Null if it is not installed: then only this package is measured, and no SSIM. */
	readonly graphicsMagick: string | null;
}

/** @param folder for the photos */
export async function benchFit(folder: string): Promise<FitReport> {
	const graphicsMagick = await graphicsMagickVersion();
	console.log('Drawing the photos …');
	const photos = await draw(folder);
	const figures: PhotoFigures[] = [];
	for (const photo of photos) {
		console.log(`Fitting ${photo.name} …`);
		figures.push(await measureFit(photo, folder, graphicsMagick !== null));
	}
	console.log('Running the node …');
	const fitted = figures.flatMap(({ photo, ours }) => (typeof ours === 'string' ? [] : [photo]));
	const nodes = await measureNode(fitted);
	return {
		tables: [table(fitHead, fitRows(figures)), table(nodeHead, nodeRows(nodes))],
		aims: heldAgainstAims(figures, nodes),
		graphicsMagick,
	};
}

/** In another process, which needs far more memory for it than any fitting. */
async function draw(folder: string): Promise<readonly Photo[]> {
	const artist = startFresh<{ folder: string }, readonly Photo[]>(join(__dirname, 'drawPhotos.ts'));
	const photos = await artist.ask({ folder });
	artist.stop();
	return photos;
}
