import { table } from '../report';
import type { CaseFigures, WayFigures } from './compare';
import { nodesOf, ways, type Way } from './workflows';

export const compareHead = [
	'Vendor, items',
	'Vendor answers after',
	'Binary data in',
	'Checked by',
	'Node time',
	'Execution',
	'CPU time',
	'Peak memory',
	'Most in flight',
] as const;

export function compareRows(cases: readonly CaseFigures[]): string[][] {
	return cases.flatMap((one) =>
		ways.map((way, index) => [
			...(index === 0 ? circumstances(one) : ['', '', '']),
			nameOf(one, way),
			...cells(one.ways[way]),
		]),
	);
}

function circumstances({ vendor, items, latency, mode }: CaseFigures): string[] {
	return [`${vendor}, ${items}`, `${latency} ms`, mode === 'filesystem' ? 'files' : 'memory'];
}

function nameOf({ vendor }: CaseFigures, way: Way): string {
	return nodesOf[vendor][way].join(' + ');
}

function cells({ nodeMs, executionMs, cpuMs, peak, mostAtOnce }: WayFigures): string[] {
	return [
		`${Math.round(nodeMs)} ms`,
		`${Math.round(executionMs)} ms`,
		`${Math.round(cpuMs)} ms`,
		`${Math.round(peak / 1e6)} MB`,
		`${mostAtOnce}`,
	];
}

export { table };
