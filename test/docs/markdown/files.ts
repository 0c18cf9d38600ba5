import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { readPage, type Page } from './page';

export const root = resolve(__dirname, '../../..');

/** Every page in Markdown, by its path in the project. */
export const pages: ReadonlyMap<string, Page> = new Map(
	['.', 'docs', 'docs/nodes', 'examples', '.github']
		.flatMap((folder) => filesIn(folder, '.md'))
		.map((file) => [file, readPage(textOf(file))]),
);

/** The sticky notes of the example workflows, and the notes of their nodes. */
export function notesOfExamples(): ReadonlyArray<{ readonly file: string; readonly text: string }> {
	return filesIn('examples', '.json').flatMap((file) => {
		const { nodes } = workflow.parse(JSON.parse(textOf(file)));
		return nodes
			.flatMap(({ notes, parameters: { content } }) => [notes, content])
			.flatMap((text) => (text === undefined ? [] : [{ file, text }]));
	});
}

const workflow = z.object({
	nodes: z.array(
		z.object({
			notes: z.string().optional(),
			parameters: z.object({ content: z.string().optional().catch(undefined) }),
		}),
	),
});

/** The files directly in a folder of the project. */
export function filesIn(folder: string, ending: string): readonly string[] {
	return readdirSync(join(root, folder))
		.filter((name) => name.endsWith(ending))
		.map((name) => join(folder, name));
}

export function textOf(file: string): string {
	return readFileSync(join(root, file), 'utf8');
}
