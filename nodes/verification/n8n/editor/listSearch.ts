import type { INodeListSearchResult } from 'n8n-workflow';
import type { CheckName } from '../../check';
import type { Choice } from '../../providers/parameters';
import { offersOf } from '../../providers/registry';

type ListSearch = (filter?: string) => Promise<INodeListSearchResult>;

/** Searches the suggestions of a check's fields, by the field's name. The lists need no network. */
export function listSearchOf(checkName: CheckName): Record<string, ListSearch> {
	const specs = offersOf(checkName).flatMap(({ check }) => check.parameters);
	const searches = specs.flatMap((spec) =>
		spec.kind === 'text' && spec.suggestions
			? [[spec.name, searchIn(spec.suggestions)] as const]
			: [],
	);
	return Object.fromEntries(searches);
}

function searchIn(suggestions: readonly Choice[]): ListSearch {
	return async (filter = '') => {
		const wanted = plain(filter);
		const found = suggestions.filter(({ value, label, description = '' }) =>
			plain(`${label} (${value}) ${description}`).includes(wanted),
		);
		const isBest = ({ value, label }: Choice) =>
			plain(label).startsWith(wanted) || plain(value) === wanted;
		const bestFirst = [...found.filter(isBest), ...found.filter((one) => !isBest(one))];
		return {
			results: bestFirst.map(({ value, label }) => ({ name: `${label} (${value})`, value })),
		};
	};
}

/** In lower case, without accents. */
function plain(text: string): string {
	return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
