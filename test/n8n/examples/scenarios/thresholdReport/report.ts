import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { importExample, withNode, type Edit, type ImportedExample } from '../../stage';
import { folderOf } from './sortedPictures';

/** Puts the path of the stage's folder into the node Settings. */
export const usingFolder: Edit = (workflow, stage) => inSettings(workflow, folderOf(stage));

export function inSettings(workflow: Parameters<Edit>[0], folder: string): ReturnType<Edit> {
	return withText(workflow, 'Settings', '/home/node/.n8n-files/kyc-threshold', folder);
}

/** Replaces a text in the parameters of a node. */
export function withText(
	workflow: Parameters<Edit>[0],
	nodeName: string,
	text: string,
	replacement: string,
): ReturnType<Edit> {
	return withNode(workflow, nodeName, (node) => {
		const parameters = JSON.stringify(node.parameters);
		if (!parameters.includes(text)) throw new Error(`${nodeName} has no ${text}`);
		return { ...node, parameters: JSON.parse(parameters.replace(text, replacement)) };
	});
}

/** The example with other settings. */
export async function edited(played: ImportedExample, edit: Edit): Promise<ImportedExample> {
	return await importExample(played, 'threshold-report', (workflow, stage) =>
		edit(usingFolder(workflow, stage), stage),
	);
}

/** Runs the example, and reads both files of its report. */
export async function report(played: ImportedExample) {
	const folder = folderOf(played);
	for (const file of await reportsIn(folder)) await rm(join(folder, file));
	const { status, error } = await played.n8n.api.runManually(played.saved);
	expect({ status, error }).toEqual({ status: 'success', error: null });
	return await readReport(folder);
}

export async function readReport(folder: string) {
	const [csvFile = '', htmlFile = '', ...others] = await reportsIn(folder);
	expect(others).toEqual([]);
	const csv = await readFile(join(folder, csvFile), 'utf8');
	const html = await readFile(join(folder, htmlFile), 'utf8');
	const lines = csv
		.replace(/^\uFEFF/, '')
		.trimEnd()
		.split('\n');
	return { html, csv: lines, page: textIn(parse(html)).replace(/\s+/g, ' ') };
}

/** The names of the report's files, CSV before HTML. */
export async function reportsIn(folder: string): Promise<readonly string[]> {
	const files = await readdir(folder);
	return files.filter((file) => /^report-\d{4}-\d\d-\d\d-\d{6}\.(?:csv|html)$/.test(file)).sort();
}

/** The text of a page, as a reader sees it. */
function textIn(node: DefaultTreeAdapterTypes.Node): string {
	if ('value' in node) return node.value;
	if (node.nodeName === 'style' || !('childNodes' in node)) return '';
	return node.childNodes.map(textIn).join(' ');
}
