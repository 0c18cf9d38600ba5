import { describeMachine } from '../harness/measurement/machine';
import { table } from '../harness/measurement/table';
import { readFigures, type LoadRun } from './figures';
import { head, reliabilityPage } from './page';

const { faults, load, fuzz } = readFigures();
const number = (value: number) => value.toLocaleString('en');
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

const rows = [
	[
		'Faults of vendors and networks',
		`${number(faults.faults)} faults in ${number(faults.cases)} cases: each with every call that it can happen to, every On Error setting and routing`,
		`${number(faults.wronglyOnPass)} items wrongly on Pass. ${number(faults.requests)} requests, of which ${number(faults.maybeCharged)} may be charged: for each case as many as the table says`,
	],
	...load.map(loadRow),
	[
		'Image files that are changed at random',
		`${number(fuzz.inputs)} files (seed ${fuzz.seed})`,
		`${number(fuzz.offenders.length)} that made the inspector throw, hang or disagree with itself. The slowest took, at its best of 25, ${fuzz.slowestMs.toFixed(1)} ms; memory ${(fuzz.memoryAtFirst / 1e6).toFixed(1)} MB after a tenth of them, ${(fuzz.memoryAtEnd / 1e6).toFixed(1)} MB at the end`,
	],
];

function loadRow({ call, items, struck, requests, maxConcurrency, ...run }: LoadRun): string[] {
	const { thousands, growth, seconds } = run;
	const last = Math.min(...thousands.slice(-2).map((one) => one.resident));
	const memory = [thousands[1]?.resident ?? NaN, last].map(megabytes);
	return [
		`Items through one node, ${call}`,
		`${number(items)}, ${maxConcurrency} at a time; ${number(struck)} met a fault`,
		`Each left once, where it belongs. ${number(requests)} requests in ${seconds.toFixed(0)} s. Memory of the process: ${memory.join(' in the second thousand, ')} in the last two (${(growth.resident * 100).toFixed(1)} %)`,
	];
}

const figures = [table(head, rows), describeMachine()].join('\n\n');
reliabilityPage.write(figures);
console.log(figures);
