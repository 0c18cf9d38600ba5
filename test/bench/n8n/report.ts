import { table } from '../../harness/measurement/table';
import type { BenchFigures, ModeFigures } from './bench';
import { itemsOf, type Case, type Mode } from './cases';
import { modeNames } from './choice';
import type { Compared, Cost } from './compare';
import { places, type Place } from './contenders/profile';
import { nodesOf } from './workflows';

export const compareHead = [
	'Vendor',
	'Items',
	'Vendor answers after',
	'Checked by',
	'Node time',
	'Execution',
	'CPU time',
	'Vendor’s CPU time',
	'Peak memory',
	'Most in flight',
] as const;

export const sweepHead = [
	'Max Concurrency',
	'Vendor answers after',
	'Node time',
	'CPU time',
	'Peak memory',
	'Most in flight',
] as const;

export const growthHead = [
	'Items',
	'Node time',
	'For each item',
	'CPU time for each',
	'Peak memory',
	'Of the items only',
] as const;

export const placeHead = [
	'n8n’s main thread, for each item',
	'Time',
	'Of that not waiting',
] as const;

export const workHead = [
	'Images in',
	'The node, the network off',
	'Of that n8n’s reading',
	'Own work',
	'Of that SHA-256',
	'Of that inspecting',
] as const;

/** The tables, in Markdown, each with a title where there are several of a kind. */
export function reportOf(figures: BenchFigures): string {
	const { modes, swept, grown, places: found, ownWork } = figures;
	return [
		...modes.map((one) => `${titleOf(one.mode)}\n\n${table(compareHead, compareRows(one))}`),
		...(swept.length > 0 ? [table(sweepHead, swept.map(sweepRow))] : []),
		...(grown.length > 0 ? [table(growthHead, grown.map(growthRow))] : []),
		...(found ? [table(placeHead, placeRows(found))] : []),
		...(ownWork.length > 0 ? [table(workHead, ownWork.map(workRow))] : []),
	].join('\n\n');
}

const titleOf = (mode: Mode): string => `Images in ${modeNames[mode]}:`;

function compareRows({ compared }: ModeFigures): string[][] {
	return compared.flatMap(({ one, costs: { ours, byHand, floor } }) => [
		[...circumstances(one), nodesOf[one.vendor].ours.join(' + '), ...cells(ours)],
		['', '', '', nodesOf[one.vendor].byHand.join(' + '), ...cells(byHand)],
		...(floor ? [['', '', '', 'Bare script', ...cells(floor, '')]] : []),
	]);
}

const vendorLabels = { kairos: 'Kairos, a form', argos: 'ARGOS, base64' } as const;

function circumstances(one: Case): string[] {
	const all = one.atOnce === itemsOf(one) ? ', all at once' : '';
	return [vendorLabels[one.vendor], `${itemsOf(one)}${all}`, milliseconds(one.latency)];
}

function cells(cost: Cost, execution = milliseconds(cost.executionMs)): string[] {
	const { ms, cpuMs, vendorMs, memory, mostAtOnce } = cost;
	const times = [milliseconds(ms), execution, milliseconds(cpuMs), milliseconds(vendorMs)];
	return [...times, megabytes(memory), `${mostAtOnce}`];
}

function sweepRow({ one, costs: { ours } }: Compared<'ours'>): string[] {
	const { ms, cpuMs, memory, mostAtOnce } = ours;
	return [
		`${one.atOnce}`,
		milliseconds(one.latency),
		milliseconds(ms),
		milliseconds(cpuMs),
		megabytes(memory),
		`${mostAtOnce}`,
	];
}

function growthRow({
	one,
	costs: { ours, itemsAlone },
}: Compared<'ours' | 'itemsAlone'>): string[] {
	return [
		`${itemsOf(one)}`,
		milliseconds(ours.ms),
		`${(ours.ms / itemsOf(one)).toFixed(2)} ms`,
		`${(ours.cpuMs / itemsOf(one)).toFixed(2)} ms`,
		megabytes(ours.memory),
		megabytes(itemsAlone.memory),
	];
}

function placeRows(found: ReadonlyMap<Place, number>): string[][] {
	const busy = [...found].reduce((sum, [place, time]) => (place === 'idle' ? sum : sum + time), 0);
	return Object.entries(places).map(([place, name]) => {
		const time = found.get(place as Place) ?? 0;
		const share = place === 'idle' ? '' : `${Math.round((100 * time) / busy)} %`;
		return [name, microseconds(time), share];
	});
}

function workRow({
	mode,
	node,
	reading,
	own,
	hashing,
	inspecting,
}: BenchFigures['ownWork'][number]) {
	return [modeNames[mode], ...[node, reading, own, hashing, inspecting].map(microseconds)];
}

const milliseconds = (ms: number): string => `${Math.round(ms)} ms`;
const microseconds = (us: number): string => `${Math.round(us)} µs`;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
