import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import sharp from 'sharp';

/** What the figures were measured on, for whoever compares them. */
export function describeMachine(graphicsMagick: string | null): string {
	const [cpu] = cpus();
	const gigabytes = Math.round(totalmem() / 2 ** 30);
	const machine = `${cpu?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${gigabytes} GB of memory`;
	const { sharp: own, vips } = sharp.versions;
	const software = [
		`Node ${process.versions.node}`,
		`sharp ${own}`,
		`libvips ${vips}`,
		graphicsMagick === null ? 'no GraphicsMagick' : `GraphicsMagick ${graphicsMagick}`,
	];
	return `${new Date().toISOString().slice(0, 10)}: ${machine}; ${software.join(', ')}`;
}

/** How many tasks wanted a core in the last minute: above one for each core, figures are worse. */
export function loadOfMachine(): number {
	return loadavg()[0] ?? NaN;
}
