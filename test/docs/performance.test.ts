import {
	comparedCases,
	growingCases,
	hasFloor,
	itemsOf,
	sweptCases,
	type Case,
} from '../bench/n8n/cases';
import { benchPage } from '../bench/n8n/page';
import { places } from '../bench/n8n/contenders/profile';
import { compareHead, growthHead, placeHead, sweepHead, workHead } from '../bench/n8n/report';
import { nodesOf } from '../bench/n8n/workflows';
import { nodeRuns } from '../bench/fit/measureNode';
import { performancePage } from '../bench/fit/page';
import { photoNames } from '../bench/fit/photos';
import { fitHead, nodeHead, ways } from '../bench/fit/report';
import { tablesIn } from './tables';

describe('what fitting costs', () => {
	const { figures } = performancePage;
	const tables = tablesIn(figures);

	test('the page tells of every photo, by both ways', () => {
		const [head, ...rows] = tables[0] ?? [];
		expect(head).toEqual(fitHead);
		expect(rows.map(([photo = '', way]) => [photo.replace(/, [\d.]+ MB$/, ''), way])).toEqual(
			photoNames.flatMap((name) => [
				[name, ways.ours],
				['', ways.editImage],
			]),
		);
		expect(rows.flat().filter((cell) => cell === '')).toHaveLength(photoNames.length);
	});

	test('the page tells of every run of the node', () => {
		const [head, ...rows] = tables[1] ?? [];
		expect(head).toEqual(nodeHead);
		expect(rows.map(([photos, binaryData]) => ({ photos, binaryData }))).toEqual(nodeRuns);
		expect(rows.flat()).not.toContain('');
	});

	test('the page tells what they were measured on', () => {
		expect(figures).toMatch(
			/^\d{4}-\d\d-\d\d: .+ cores.+Node .+sharp .+libvips .+GraphicsMagick \d/m,
		);
	});
});

describe('what a check costs', () => {
	const { figures } = benchPage;
	const [files = [], memory = [], sweep = [], growth = [], where = [], work = []] =
		tablesIn(figures);
	const milliseconds = ({ latency }: Case) => `${latency} ms`;

	test.each([
		['files', files, 'filesystem'],
		['memory', memory, 'default'],
	] as const)('the page tells of every comparison with images in %s', (_name, table, mode) => {
		const [head, ...rows] = table;
		expect(head).toEqual(compareHead);
		const cases = comparedCases(mode);
		const waysOf = ({ vendor }: Case) =>
			(['ours', 'byHand'] as const).map((way) => nodesOf[vendor][way].join(' + '));
		const floorOf = (one: Case) => (hasFloor(mode, one) ? ['Bare script'] : []);
		expect(rows.map((row) => row[3])).toEqual(
			cases.flatMap((one) => [...waysOf(one), ...floorOf(one)]),
		);
		const begins = rows.filter(([vendor]) => vendor !== '');
		expect(begins.map(([, items, latency]) => [parseInt(items ?? '', 10), latency])).toEqual(
			cases.map((one) => [itemsOf(one), milliseconds(one)]),
		);
	});

	test('of every number of checks at once', () => {
		const [head, ...rows] = sweep;
		expect(head).toEqual(sweepHead);
		expect(rows.map(([atOnce, latency]) => [atOnce, latency])).toEqual(
			sweptCases().map((one) => [`${one.atOnce}`, milliseconds(one)]),
		);
	});

	test('of every number of items', () => {
		const [head, ...rows] = growth;
		expect(head).toEqual(growthHead);
		expect(rows.map(([items]) => items)).toEqual(growingCases().map((one) => `${itemsOf(one)}`));
	});

	test('of where the time goes, and of the package’s own work', () => {
		expect(where[0]).toEqual(placeHead);
		expect(where.slice(1).map(([place]) => place)).toEqual(Object.values(places));
		expect(work[0]).toEqual(workHead);
		expect(work.slice(1).map(([mode]) => mode)).toEqual(['files', 'memory']);
	});

	test('and what they were measured on', () => {
		expect(figures).toMatch(/^\d{4}-\d\d-\d\d: .+ cores.+Node \d.+n8n 2\.\d+\.\d+ on Node \d.+$/m);
	});
});
