import { nodeRuns } from '../bench/fit/measureNode';
import { performancePage } from '../bench/fit/page';
import { photoNames } from '../bench/fit/photos';
import { fitHead, nodeHead, ways } from '../bench/fit/report';

const { figures } = performancePage;

/** The cells of each table, its rule left out. */
const tables = figures
	.split('\n\n')
	.filter((part) => part.startsWith('|'))
	.map((part) =>
		part
			.split('\n')
			.filter((line) => !line.startsWith('| --'))
			.map((line) =>
				line
					.split('|')
					.slice(1, -1)
					.map((cell) => cell.trim()),
			),
	);

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
