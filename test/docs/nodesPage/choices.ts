import { choicesOf, isExplained, sentence, type PanelField } from './fields';
import { table } from './table';

const head = ['Field', 'Choice', 'Value', 'Meaning'] as const;

/** What each choice stands for, or null if none needs words. */
export function choicesTable(fields: readonly PanelField[]): string | null {
	const rows = fields.flatMap(({ property }) =>
		choicesOf(property)
			.filter(isExplained)
			.map(({ name, value, description = '' }) => [
				...[`**${property.displayName}**`, name],
				...[`\`${String(value)}\``, sentence(description)],
			]),
	);
	const known = new Map(rows.map((row) => [row.join(), row]));
	return known.size === 0 ? null : table([head, ...known.values()]);
}
