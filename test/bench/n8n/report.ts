import { table } from '../../harness/measurement/table';
import type { BenchFigures, SelfieFigures } from './bench';
import { itemsOf, selfiesInWords, type Case } from './cases';
import type { Compared, Cost } from './compare';
import type { Floor } from './contenders/floor';
import { places, type Place } from './contenders/profile';
import { nodesOf, type Way } from './workflows';

export const compareHead = [
	'Items',
	'Images in',
	'Vendor',
	'Checked by',
	'Time',
	'Fastest to slowest',
	'Processor time',
	'Peak memory',
	'In flight',
] as const;

export const selfieHead = [
	'Checked by',
	'At once',
	'Vendor answers after',
	`${selfiesInWords} take`,
	'Peak memory',
] as const;

export const placeHead = ['n8n’s main thread, for each item', 'Time', 'Share'] as const;

const modeNames: Readonly<Record<Case['mode'], string>> = {
	filesystem: 'files',
	default: 'memory',
};

const vendorLabels: Readonly<Record<Case['vendor'], string>> = {
	kairos: 'Kairos, a form',
	argos: 'ARGOS, base64',
};

/** The first cells of its rows. */
export function describeCase(one: Case): [items: string, mode: string, vendor: string] {
	const { mode, vendor, protocol } = one;
	return [`${itemsOf(one)}`, modeNames[mode], `${vendorLabels[vendor]}, ${protocol.toUpperCase()}`];
}

const floorNames: Readonly<Record<Floor, string>> = {
	insideN8n: 'Bare script in n8n’s process',
	newConnections: 'Bare script, new connections',
	keepAlive: 'Bare script, keep-alive',
};

export function nameOf(name: Way | Floor, { vendor }: Case): string {
	return name === 'ours' || name === 'byHand'
		? nodesOf[vendor][name].join(' + ')
		: floorNames[name];
}

export const contenderNames = [
	'ours',
	'byHand',
	'insideN8n',
	'newConnections',
	'keepAlive',
] as const;

export function compareRows({ one, costs }: Compared): string[][] {
	return contenderNames.map((name) => [
		...(name === 'ours' ? describeCase(one) : ['', '', '']),
		nameOf(name, one),
		...cells(costs[name], name),
	]);
}

function cells({ ms, spread, cpuMs, memory, mostAtOnce }: Cost, name: Way | Floor): string[] {
	const isN8n = name === 'ours' || name === 'byHand';
	return [
		milliseconds(ms),
		spread.map(Math.round).join(' to '),
		milliseconds(cpuMs),
		isN8n ? megabytes(memory) : '',
		`${mostAtOnce}`,
	];
}

export function selfieRow({ name, one, cost }: SelfieFigures): string[] {
	const memory = name === 'newConnections' ? '' : megabytes(cost.memory);
	const cells = [`${one.atOnce}`, seconds(one.latency), seconds(cost.ms), memory];
	return [nameOf(name, one), ...cells];
}

export function placeRows(found: ReadonlyMap<Place, number>): string[][] {
	const busy = [...found].reduce((sum, [place, time]) => (place === 'idle' ? sum : sum + time), 0);
	return Object.entries(places).map(([place, name]) => {
		const time = found.get(place as Place) ?? 0;
		const share = place === 'idle' ? '' : `${Math.round((100 * time) / busy)} %`;
		return [name, `${Math.round(time)} µs`, share];
	});
}

/** The tables, in Markdown, each with its heading. */
export function sectionsOf({ compared, selfies, places: found }: BenchFigures): string[] {
	return [
		...section(headings.selfies, selfieHead, selfies.map(selfieRow)),
		...section(headings.compare, compareHead, compared.flatMap(compareRows)),
		...section(headings.work, placeHead, found ? placeRows(found) : []),
	];
}

export const headings = {
	selfies: '## How long 1,000 selfies take',
	compare: '## Next to n8n’s own nodes',
	work: '## What keeps n8n busy',
	fit: '## What fitting costs',
} as const;

const section = (heading: string, head: readonly string[], rows: readonly string[][]): string[] =>
	rows.length > 0 ? [heading, table(head, rows)] : [];

const milliseconds = (ms: number): string => `${Math.round(ms)} ms`;
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
