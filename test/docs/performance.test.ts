import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { comparedCases, sweep } from '../bench/n8n/cases';
import { places } from '../bench/n8n/contenders/profile';
import { benchPage } from '../bench/n8n/page';
import {
	compareHead,
	contenderNames,
	describeCase,
	nameOf,
	placeHead,
	selfieHead,
} from '../bench/n8n/report';
import { nodeRuns } from '../bench/fit/measureNode';
import { photoNames } from '../bench/fit/photos';
import { fitHead, nodeHead, ways } from '../bench/fit/report';
import { tablesIn } from './tables';

const { figures } = benchPage;
const [selfies = [], compared = [], work = [], fitting = [], atOnce = []] = tablesIn(figures);

test('the page begins with what a user wants to know', () => {
	expect(figures).toMatch(/^- \*\*Time:\*\* .+\n- \*\*More at a time:\*\* .+\n- \*\*Memory:\*\* /);
	const [, picture = ''] = /!\[.+\]\((.+)\)/.exec(figures) ?? [];
	const path = resolve(__dirname, '../../docs', picture);
	expect(existsSync(path) && readFileSync(path, 'utf8')).toContain('<title id="title">');
});

test('the page is short', () => {
	const page = readFileSync(resolve(__dirname, '../../docs/performance.md'), 'utf8');
	expect(page.split('\n').length).toBeLessThanOrEqual(121);
});

test('it tells how long the selfies take, by every number of checks at once', () => {
	const [head, ...rows] = selfies;
	expect(head).toEqual(selfieHead);
	const ours = rows.filter(([name]) => name === 'Face Liveness');
	expect(ours.map(([, number]) => Number(number))).toEqual(sweep.flatMap(([, counts]) => counts));
});

test('it has every comparison, with each of those who take part', () => {
	const [head, ...rows] = compared;
	expect(head).toEqual(compareHead);
	expect(rows.map((row) => row.slice(0, 4))).toEqual(
		comparedCases.flatMap((one) =>
			contenderNames.map((name) => [
				...(name === 'ours' ? describeCase(one) : ['', '', '']),
				nameOf(name, one),
			]),
		),
	);
});

test('it tells what keeps n8n busy', () => {
	expect(work[0]).toEqual(placeHead);
	expect(work.slice(1).map(([place]) => place)).toEqual(Object.values(places));
});

test('it tells of every photo, by both ways', () => {
	const [head, ...rows] = fitting;
	expect(head).toEqual(fitHead);
	expect(rows.map(([photo = '', way]) => [photo.replace(/, [\d.]+ MB$/, ''), way])).toEqual(
		photoNames.flatMap((name) => [
			[name, ways.ours],
			['', ways.editImage],
		]),
	);
});

test('it tells of every run of the node', () => {
	const [head, ...rows] = atOnce;
	expect(head).toEqual(nodeHead);
	expect(rows.map(([photos, binaryData]) => ({ photos, binaryData }))).toEqual(nodeRuns);
	expect(rows.flat()).not.toContain('');
});

test('it tells what the figures were measured on', () => {
	expect(figures).toMatch(
		/^\d{4}-\d\d-\d\d: .+ cores.+Node \d.+n8n 2\.\d+\.\d+ on Node .+sharp .+GraphicsMagick \d.*$/m,
	);
});
