/** Text that is HTML already. Only the tag below and constants of this room make it. */
export class Html {
	constructor(readonly source: string) {}
}

type Value = string | number | Html | readonly Html[];

/** A template of a page. It escapes every value that is not HTML already. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
	return new Html(String.raw({ raw: strings }, ...values.map(sourceOf)));
}

function sourceOf(value: Value): string {
	if (value instanceof Html) return value.source;
	if (typeof value === 'object') return value.map(({ source }) => source).join('\n');
	return escapeText(String(value));
}

/** A parser drops NUL and turns a carriage return into a line feed, so these two are here too. */
function escapeText(text: string): string {
	return text.replace(/[&<>"'\r\0]/g, (character) => `&#${character.charCodeAt(0)};`);
}
