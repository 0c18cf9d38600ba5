import { resolve } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { choicesTable } from './choices';
import { choicesOf, fieldHead, fieldRow, fieldsOf, sentence, type PanelField } from './fields';
import { outputsTable } from './outputs';
import { isCheck, shippedNodes } from './shippedNodes';
import { anchorOf } from '../markdown/anchors';
import { table } from './table';

export const pagePath = resolve(__dirname, '../../../docs/nodes.md');

type Rows = ReadonlyArray<readonly string[]>;

/** The page of all nodes and their fields, as `npm run docs` writes it. */
export async function nodesPage(): Promise<string> {
	const nodes = await shippedNodes();
	const fields = nodes.flatMap(fieldsOf);
	const rowsOf = rowsWithLabels(fields);
	const shared = sharedRows(nodes.filter(isCheck).map(rowsOf));
	const sectionOf = (node: INodeTypeDescription) => {
		const rows = rowsOf(node);
		const own = isCheck(node) ? rows.filter((row) => !isIn(shared, row)) : rows;
		return `${headOf(node)}\n${table([fieldHead, ...own])}`;
	};
	return [
		intro,
		`${nodes.map(({ displayName }) => `[${displayName}](#${anchorOf(displayName)})`).join(' · ')}\n`,
		...nodes.filter(isCheck).map(sectionOf),
		`## Options of every check\n\n${sharedIntro}\n\n${table([fieldHead, ...shared])}`,
		...nodes.filter((node) => !isCheck(node)).map(sectionOf),
		`## Outputs\n\n${outputsTable(nodes)}`,
		`## Choices\n\n${choicesTable(fields)}`,
		notes,
	].join('\n');
}

const intro = `# Nodes and their fields

This page shows each node and explains every field: what it does, its default and its values. \`npm run docs\` writes the page from the code, so change the code and not the page.

- **Field** is what the editor shows. In brackets: the provider, check or choice that shows it.
- **Name** is what the workflow JSON holds. Names that begin with \`options.\` are below **Options > Add option**.
- **Values**: a field with "no expression" is the same for all items. All others can be expressions, with a value for each item.

An invalid value is the error \`invalidParameter\`. It never becomes the default.
`;

const seeShared = ' It also has the [options of every check](#options-of-every-check).';

const sharedIntro = 'Each check also has these fields.';

const notes = `## Good to know

- **Max Concurrency**: each item takes the size of its photo in memory, up to 4 MB.
- **Max Retries**: the node retries 429, 502, 503 and 504, and a provider that can't be reached. It keeps a wait of up to 60 s that the provider asks for.
- **Options** as a whole can't be an expression: n8n drops it and uses the defaults. Put an expression into each option.
- **Review Threshold**: when you add it, it begins at 50. It must not be above Pass Threshold.
- **Result Field**: \`error\`, \`message\`, \`details\` and \`__proto__\` are reserved.
- **Timeout**: reading the image to send it counts. Fitting the image doesn't count.
- **Callback URL**: begins with \`https://\`. Plain \`http://\` is only for the machine that n8n runs on.
- **Text**: the node removes blanks at both ends. It doesn't do that to Secret.
`;

/** Makes a node's rows, in which a choice has its label. */
function rowsWithLabels(fields: readonly PanelField[]): (node: INodeTypeDescription) => Rows {
	const labels = new Map(
		fields.flatMap(({ property }) =>
			choicesOf(property).map(({ name, value }) => [String(value), name] as const),
		),
	);
	const labelOf = (value: string) => labels.get(value) ?? value;
	return (node) => fieldsOf(node).map((field) => fieldRow(field, labelOf));
}

/** The fields that every check has in the same words, for all its providers. */
function sharedRows(checks: readonly Rows[]): Rows {
	const wordsOf = (rows: Rows, name: string | undefined) =>
		rows.flatMap((row) => (row[1] === name ? row : [])).join();
	const [first = [], ...others] = checks;
	return first.filter(([, name]) =>
		others.every((rows) => wordsOf(rows, name) === wordsOf(first, name)),
	);
}

function isIn(rows: Rows, wanted: readonly string[]): boolean {
	return rows.some((row) => row.join() === wanted.join());
}

/** What stands above a node's fields: the notices of its panel are what its providers take. */
function headOf(node: INodeTypeDescription): string {
	const { displayName, description, properties } = node;
	const picture = `screenshots/${anchorOf(displayName)}.png`;
	const notices = properties.filter(({ type }) => type === 'notice');
	return [
		`## ${displayName}\n\n${sentence(description)}${isCheck(node) ? seeShared : ''}\n`,
		`<img src="${picture}" width="420" alt="The panel of ${displayName}">\n`,
		...notices.map((notice) => `- ${notice.displayName}`),
		...(notices.length > 0 ? [''] : []),
	].join('\n');
}
