import { filesIn, textOf } from '../markdown/files';
import { indexPath, nodesFolder, nodesPages, pageOf } from './nodesPage';
import { shippedNodes } from './shippedNodes';

const written = [indexPath, ...filesIn(nodesFolder, '.md')];

test('the pages of the nodes are what npm run docs writes', async () => {
	expect(Object.fromEntries(written.map((path) => [path, textOf(path)]))).toEqual(
		Object.fromEntries(await nodesPages()),
	);
});

test('every node that n8n loads has a page', async () => {
	const nodes = await shippedNodes();
	expect(written).toEqual(expect.arrayContaining(nodes.map(pageOf)));
	expect(nodes.length).toBeGreaterThan(3);
});

test.each(written)('%s explains only choices of its own fields', (path) => {
	const [fields = '', choices = ''] = textOf(path).split('## Choices');
	const named = [...choices.matchAll(/^\| (\*\*[^|]+\*\*) +\|/gm)].map(([, field = '']) => field);
	expect(named.filter((field) => !fields.includes(`| ${field} `))).toEqual([]);
});
