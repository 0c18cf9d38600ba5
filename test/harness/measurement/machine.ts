import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import sharp from 'sharp';

/**
 * The machine of the figures, so that readers can compare them.
 *
 * @param software other programs besides Node, each with its version
 */
export function describeMachine(software: readonly string[] = []): string {
	const [cpu] = cpus();
	const gigabytes = Math.round(totalmem() / 2 ** 30);
	const machine = `${cpu?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${gigabytes} GB of memory`;
	const all = [`Node ${process.versions.node}`, ...software];
	return `${new Date().toISOString().slice(0, 10)}: ${machine}; ${all.join(', ')}`;
}

/** @param graphicsMagick its version, or null if it is not installed */
export function imageSoftware(graphicsMagick: string | null): string[] {
	const { sharp: own, vips } = sharp.versions;
	return [
		`sharp ${own}`,
		`libvips ${vips}`,
		graphicsMagick === null ? 'no GraphicsMagick' : `GraphicsMagick ${graphicsMagick}`,
	];
}

/** The load of the last minute. Above one per core, the figures are worse. */
export function loadOfMachine(): number {
	return loadavg()[0] ?? NaN;
}
