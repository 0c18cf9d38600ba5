import { resolve } from 'node:path';
import { checkLabels, checkNames } from '../../nodes/verification/check';
import { decisionFields } from '../../nodes/verification/n8n/editor/decisionProperties';
import { checkFields, triggerFields } from '../../nodes/verification/n8n/editor/fields';
import type { Field } from '../../nodes/verification/n8n/editor/toProperty';
import { laterChecks } from '../../nodes/verification/n8n/later/laterChecks';
import { reviewThreshold } from '../../nodes/verification/n8n/parameters/optionSpecs';
import { allowedAddresses } from '../../nodes/verification/n8n/parameters/triggerSpecs';
import type { ParameterSpec } from '../../nodes/verification/providers/parameters';

export const pagePath = resolve(__dirname, '../../docs/parameters.md');

const columns = ['Parameter', 'Name', 'Values', 'Default', 'What it does'] as const;

const nodes: ReadonlyArray<readonly [label: string, fields: readonly Field[]]> = [
	...checkNames.map((name) => [checkLabels[name], checkFields(name)] as const),
	['KYC Decision', decisionFields()],
	['ARGOS Trigger', triggerFields(laterChecks('argos'))],
];
const allSpecs: readonly ParameterSpec[] = nodes.flatMap(([, fields]) =>
	fields.map(({ spec }) => spec),
);

/** The page of all parameters, as `npm run docs` writes it. */
export function parametersPage(): string {
	const tables = nodes.map(([label, fields]) => `## ${label}\n\n${tableOf(fields)}`);
	return [intro, ...tables, choices(), notes].join('\n');
}

const intro = `# Parameters

\`npm run docs\` writes this page from the code. Don't edit it by hand.

Each table has the parameters of one node. **Parameter** is what the editor shows. **Name** is what the workflow JSON holds, where names that begin with \`options.\` are below **Options > Add option**. The editor shows a parameter with a vendor, a check or a choice in brackets only for that one.

A value that isn't allowed is the error \`invalidParameter\`. It never becomes the default. The default applies only to an option that you haven't added.

Parameters marked "no expression" are the same for all items. All others can be expressions, with a value for each item. **Options** as a whole can't be an expression: n8n drops it and uses the defaults. Put an expression into each option instead.
`;

const notes = `## Good to know

- **Max Concurrency**: each item takes the size of its photo in memory, up to 4 MB.
- **Max Retries**: the node retries 429, 502, 503 and 504, and a provider that can't be reached. It keeps a wait of up to 60 s that the provider asks for.
- **Review Threshold**: when you add it, it begins at 50. It must not be above Pass Threshold. See [Thresholds](../README.md#thresholds).
- **Result Field**: \`error\`, \`message\`, \`details\` and \`__proto__\` are reserved.
- **Timeout**: reading the image to send it counts. Fitting the image doesn't count.
- **Callback URL**: begins with \`https://\`. Plain \`http://\` is only for the machine that n8n runs on.
- **Text**: the node removes blanks at both ends. It doesn't do that to Secret.
`;

function tableOf(fields: readonly Field[]): string {
	const required = fields.filter(({ spec }) => !spec.optional);
	const optional = fields.filter(({ spec }) => spec.optional);
	const byLabel = optional.toSorted((one, other) =>
		one.spec.label.localeCompare(other.spec.label, 'en'),
	);
	return table([columns, ...[...required, ...byLabel].map(rowOf)]);
}

function rowOf(field: Field): string[] {
	const { spec } = field;
	const shownFor = conditionOf(field);
	return [
		`${spec.label}${shownFor === '' ? '' : ` (${shownFor})`}`,
		code(spec.optional ? `options.${spec.name}` : spec.name),
		`${valuesOf(spec)}${spec.fixed ? ' (no expression)' : ''}`,
		defaultOf(spec),
		whatItDoes(spec),
	];
}

/** What has to be chosen for the editor to show it: the last condition says it most closely. */
function conditionOf({ displayOptions }: Field): string {
	const shown = Object.values(displayOptions?.show ?? {}).at(-1) ?? [];
	return shown.flatMap((value) => (typeof value === 'string' ? [labelOf(value)] : [])).join(', ');
}

function labelOf(value: string): string {
	const choice = allSpecs
		.flatMap((spec) => ('choices' in spec ? spec.choices : []))
		.find((one) => one.value === value);
	return choice?.label ?? value;
}

function valuesOf(spec: ParameterSpec): string {
	switch (spec.kind) {
		case 'text':
			return spec.required === false ? 'text, may be empty' : 'text';
		case 'number':
			return `${spec.whole ? 'whole number, ' : ''}${spec.range[0]} to ${spec.range[1]}`;
		case 'choice':
			return spec.choices.map(({ value }) => code(value)).join(', ');
		case 'choices':
			return `one or more of ${spec.choices.map(({ value }) => code(value)).join(', ')}`;
		case 'switch':
			return 'true or false';
	}
}

/** Without these options nothing is set: their default is what the editor begins with. */
const notSet: readonly string[] = [reviewThreshold.name, allowedAddresses.name];

function defaultOf(spec: ParameterSpec): string {
	if (notSet.includes(spec.name)) return 'not set';
	if (spec.kind === 'choices') {
		return spec.default.length === spec.choices.length ? 'all' : spec.default.map(code).join(', ');
	}
	if (spec.kind === 'text' || spec.kind === 'choice') {
		return spec.default === '' ? 'empty' : code(spec.default);
	}
	return String(spec.default);
}

function whatItDoes(spec: ParameterSpec): string {
	const described = describedChoices(spec).length > 0 ? ` See [Choices](#choices).` : '';
	return `${sentence(spec.description ?? spec.hint ?? '')}${described}`;
}

function describedChoices(spec: ParameterSpec): string[] {
	return ('choices' in spec ? spec.choices : []).flatMap(({ value, label, description }) =>
		description === undefined ? [] : [`- ${code(value)}, ${label}: ${sentence(description)}`],
	);
}

/** What each choice stands for, once for all nodes. */
function choices(): string {
	const lists = [...new Map(allSpecs.map((spec) => [spec.name, spec])).values()].flatMap((spec) => {
		const list = describedChoices(spec);
		return list.length > 0 ? [`**${spec.label}**\n\n${list.join('\n')}\n`] : [];
	});
	return `## Choices\n\n${lists.join('\n')}`;
}

function sentence(text: string): string {
	return text.endsWith('.') ? text : `${text}.`;
}

function code(text: string): string {
	return `\`${text}\``;
}

/** As Prettier writes a table that is wider than a line. */
function table(rows: ReadonlyArray<readonly string[]>): string {
	const [head = columns, ...others] = rows;
	const rule = columns.map(() => '---');
	return [head, rule, ...others].map((row) => `| ${row.join(' | ')} |\n`).join('');
}
