import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import sharp from 'sharp';

/**
 * What the figures were measured on, for whoever compares them.
 *
 * @param software beside Node, each with its version
 */
export function describeMachine(software: readonly string[] = []): string {
	const [cpu] = cpus();
	const gigabytes = Math.round(totalmem() / 2 ** 30);
	const machine = `${cpu?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${gigabytes} GB of memory`;
	const all = [`Node ${process.versions.node}`, ...software];
	return `${new Date().toISOString().slice(0, 10)}: ${machine}; ${all.join(', ')}`;
}

/** @param graphicsMagick its version, or null where there is none */
export function imageSoftware(graphicsMagick: string | null): string[] {
	const { sharp: own, vips } = sharp.versions;
	return [
		`sharp ${own}`,
		`libvips ${vips}`,
		graphicsMagick === null ? 'no GraphicsMagick' : `GraphicsMagick ${graphicsMagick}`,
	];
}

/** How many tasks wanted a core in the last minute: above one for each core, figures are worse. */
export function loadOfMachine(): number {
	return loadavg()[0] ?? NaN;
}
