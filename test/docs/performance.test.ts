import { nodeRuns } from '../bench/measureNode';
import { performancePage } from '../bench/page';
import { photoNames } from '../bench/photos';
import { fitHead, nodeHead, ways } from '../bench/report';
import { tablesIn } from './tables';

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
