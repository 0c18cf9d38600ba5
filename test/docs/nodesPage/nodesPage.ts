import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { choicesTable } from './choices';
import { choicesOf, fieldHead, fieldRow, fieldsOf, sentence, type PanelField } from './fields';
import { outputsTable } from './outputs';
import { isCheck, shippedNodes } from './shippedNodes';
import { simulate } from '../../../nodes/verification/n8n/parameters/simulation';
import { anchorOf } from '../markdown/anchors';
import { table } from './table';

/** The page that leads to all others. */
export const indexPath = 'docs/nodes.md';

/** The folder of one page for each node, and one for what the checks share. */
export const nodesFolder = 'docs/nodes';

const sharedName = 'options-of-every-check';

type Rows = ReadonlyArray<readonly string[]>;

/** Where the page of a node is. */
export function pageOf({ displayName }: Pick<INodeTypeDescription, 'displayName'>): string {
	return join(nodesFolder, `${anchorOf(displayName)}.md`);
}

/** Every page about nodes and their fields, by its path, as `npm run docs` writes it. */
export async function nodesPages(): Promise<ReadonlyMap<string, string>> {
	const nodes = await shippedNodes();
	const rowsOf = rowsWithLabels(nodes.flatMap(fieldsOf));
	const checks = nodes.filter(isCheck);
	const shared = sharedRows(checks.map(rowsOf));
	const isShared = (row: readonly string[]) => shared.some((one) => one.join() === row.join());
	const isOwn = (node: INodeTypeDescription, row: readonly string[]) =>
		!isCheck(node) || !isShared(row);
	const ownFields = (node: INodeTypeDescription) =>
		fieldsOf(node).filter((_, index) => isOwn(node, rowsOf(node)[index] ?? []));
	const [check] = checks;
	const sharedFields = check
		? fieldsOf(check).filter((_, index) => !isOwn(check, rowsOf(check)[index] ?? []))
		: [];
	return new Map([
		[indexPath, indexPage(nodes)],
		[
			join(nodesFolder, `${sharedName}.md`),
			`${sharedHead}\n${table([fieldHead, ...shared])}${choicesSection(sharedFields)}`,
		],
		...nodes.map((node): [string, string] => [
			pageOf(node),
			[
				headOf(node),
				table([fieldHead, ...rowsOf(node).filter((row) => isOwn(node, row))]),
				`\n## Outputs\n\n${outputsTable(node)}`,
				choicesSection(ownFields(node)),
			].join(''),
		]),
	]);
}

const indexHead = `# Nodes and their fields

Each node has a page that explains every field: what it does, its default and its values.
`;

const sharedHead = `# Options of every check

Each check also has these fields. The page of each node lists its other fields.
`;

const notes = `## How to read the tables

- **Field** is what the editor shows. In brackets: the provider, check or choice that the field belongs to. **Settings** means that the field is in the **Settings** tab of the node.
- **Name** is what the workflow JSON holds. Names that begin with \`options.\` are below **Options > Add option**.
- **Values**: a field with "no expression" is the same for all items. All others can be expressions, with a value for each item.

An invalid value is the error \`invalidParameter\`. It never becomes the default.

## Good to know

- **Max Concurrency**: each item in progress needs as much memory as its photo, up to 4 MB.
- **Max Retries**: the node retries 429, 502, 503 and 504, and a provider that can't be reached. If the provider asks it to wait up to 60 s, it waits that long.
- **Options** as a whole can't be an expression: n8n drops it and uses the defaults. Put an expression into each option.
- **Review Threshold**: when you add it, it begins at 50. It must not be above Pass Threshold.
- **Result Field**: \`error\`, \`message\`, \`details\` and \`__proto__\` are reserved.
- **Timeout**: reading the image to send it counts. Fitting the image doesn't count.
- **Callback URL**: begins with \`https://\`. Plain \`http://\` is only for the machine that n8n runs on.
- **Text**: the node removes blanks at both ends, except in Secret.

\`npm run docs\` writes these pages from the code. To change them, change the code.
`;

function indexPage(nodes: readonly INodeTypeDescription[]): string {
	const rows = nodes.map((node) => [
		`[${node.displayName}](${pageOf(node).replace('docs/', '')})`,
		sentence(node.description),
	]);
	const shared = [`[Options of every check](nodes/${sharedName}.md)`, 'What the checks share.'];
	return [indexHead, table([['Page', 'What is on it'], ...rows, shared]), notes].join('\n');
}

/**
 * What stands above a node's fields: the notices of its panel are what its providers take. The notice
 * about the simulation is not there, because without the switch it would be wrong.
 */
function headOf(node: INodeTypeDescription): string {
	const { displayName, description, properties } = node;
	const picture = `../screenshots/${anchorOf(displayName)}.png`;
	const notices = properties.filter(
		({ type, displayOptions }) =>
			type === 'notice' && displayOptions?.show?.[simulate.name] === undefined,
	);
	const seeShared = isCheck(node)
		? ` It also has the [options of every check](${sharedName}.md).`
		: '';
	return [
		`# ${displayName}\n`,
		`${sentence(description)}${seeShared} [How to read the tables](../nodes.md#how-to-read-the-tables).\n`,
		`<img src="${picture}" width="420" alt="The panel of ${displayName}">\n`,
		...notices.map((notice) => `- ${notice.displayName}`),
		...(notices.length > 0 ? [''] : []),
		'## Fields\n\n',
	].join('\n');
}

function choicesSection(fields: readonly PanelField[]): string {
	const choices = choicesTable(fields);
	return choices === null ? '' : `\n## Choices\n\n${choices}`;
}

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
