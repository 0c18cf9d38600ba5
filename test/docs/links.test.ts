import { resolve } from 'node:path';
import type { ICredentialType } from 'n8n-workflow';
import { z } from 'zod';
import packageJson from '../../package.json';
import { filesIn, notesOfExamples, pages, root, textOf } from './markdown/files';
import { problemWith } from './markdown/followLink';
import { readPage } from './markdown/page';
import { shippedNodes } from './nodesPage/shippedNodes';

interface Link {
	readonly from: string;
	readonly address: string;
}

const brokenOf = (links: readonly Link[]) =>
	links
		.map(({ from, address }) => problemWith(from, address))
		.filter((problem) => problem !== null);

test.each([...pages])('every link of %s leads somewhere', (from, { links }) => {
	expect(brokenOf(links.map((address) => ({ from, address })))).toEqual([]);
});

test('every link of the example workflows leads somewhere', () => {
	const links = notesOfExamples().flatMap(({ file, text }) =>
		readPage(text).links.map((address) => ({ from: file, address })),
	);
	// The editor shows them far from these files.
	expect(links.filter(({ address }) => !address.startsWith('https://'))).toEqual([]);
	expect(brokenOf(links)).toEqual([]);
});

describe('every link of the editor leads to a page of docs/', () => {
	const codex = z.object({
		resources: z.record(z.string(), z.array(z.object({ url: z.string() }))),
	});
	const codexFiles = packageJson.n8n.nodes.map((file) =>
		file.replace(/^dist\//, '').replace(/\.js$/, '.json'),
	);
	const isDocs = ({ address }: Link) =>
		address.startsWith(packageJson.homepage.replace('#readme', '/blob/main/docs/'));

	const check = (links: readonly Link[], least: number) => {
		expect(links.filter((link) => !isDocs(link))).toEqual([]);
		expect(brokenOf(links)).toEqual([]);
		expect(links.length).toBeGreaterThanOrEqual(least);
	};

	test('nodes', async () => {
		const links = (await shippedNodes()).map(({ name, documentationUrl: address = '' }) => ({
			from: name,
			address,
		}));
		check(links, packageJson.n8n.nodes.length);
	});

	test('codex', () => {
		const links = codexFiles.flatMap((from) =>
			Object.values(codex.parse(JSON.parse(textOf(from))).resources)
				.flat()
				.map(({ url: address }) => ({ from, address })),
		);
		check(links, codexFiles.length);
	});

	test('credentials', async () => {
		const links = await Promise.all(
			packageJson.n8n.credentials.map(async (file) => {
				const source = file.replace(/^dist\//, '').replace(/\.js$/, '.ts');
				const exported: Readonly<Record<string, new () => ICredentialType>> = await import(
					resolve(root, source)
				);
				return Object.values(exported).map((CredentialType) => {
					const { name, documentationUrl: address = '' } = new CredentialType();
					return { from: name, address };
				});
			}),
		);
		check(links.flat(), packageJson.n8n.credentials.length);
	});
});

test.each([
	['docs/no-such-page.md', 'no file'],
	['README.md#no-such-heading', 'no heading'],
	['#no-such-heading', 'no heading'],
	[packageJson.homepage.replace('#readme', '/blob/main/docs/no-such-page.md'), 'no file'],
])('%s would be found', (link, problem) => {
	expect(problemWith('README.md', link)).toMatch(problem);
});

describe('docs/', () => {
	const files = [...filesIn('docs', '.md'), ...filesIn('docs/nodes', '.md')];

	test('its README.md is the map: it and the page of all nodes link to every page', () => {
		const maps = ['docs/README.md', 'docs/nodes.md'];
		const linked = maps
			.flatMap((map) => pages.get(map)?.links ?? [])
			.map((link) => `docs/${link.replace(/#.*$/, '')}`);
		expect(files.filter((file) => file !== maps[0] && !linked.includes(file))).toEqual([]);
	});

	test.each([...files, 'examples/README.md', 'README.md'])('%s is short', (file) => {
		expect(textOf(file).trimEnd().split('\n').length).toBeLessThanOrEqual(200);
	});

	test.each(files)('%s begins with a heading and a short answer', (file) => {
		const [heading, answer] = pages.get(file)?.begin ?? [];
		expect([heading?.type, answer?.type]).toEqual(['heading_open', 'paragraph_open']);
		expect(answer?.text.split(' ').length).toBeLessThanOrEqual(50);
	});
});

test('README.md is shown whole on npm, and read in five minutes', () => {
	expect(Buffer.byteLength(textOf('README.md'))).toBeLessThanOrEqual(12_288);
});
