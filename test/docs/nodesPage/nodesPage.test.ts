import { readFileSync } from 'node:fs';
import { nodesPage, pagePath } from './nodesPage';
import { shippedNodes } from './shippedNodes';

const page = readFileSync(pagePath, 'utf8');

test('docs/nodes.md is what npm run docs writes', async () => {
	expect(page).toBe(await nodesPage());
});

test('it has a section for every node that n8n loads', async () => {
	const names = (await shippedNodes()).map(({ displayName }) => displayName);
	const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
	expect(headings).toEqual(expect.arrayContaining(names));
	expect(names.length).toBeGreaterThan(3);
});
