/**
 * Whether a field is there twice in one object of a JSON text. Readers differ in which of the two
 * they take (RFC 8259, 4), so what the vendor meant cannot be told. `JSON.parse` takes the last
 * without a word; it shows in that the text has more names than the value.
 *
 * @param text valid JSON
 * @param value what `JSON.parse` made of it
 */
export function hasRepeatedName(text: string, value: unknown): boolean {
	return namesWritten(text) > namesKept(value);
}

const colonNext = /\s*:/y;

function namesWritten(text: string): number {
	let names = 0;
	for (let open = text.indexOf('"'); open !== -1;) {
		const close = endOfString(text, open);
		colonNext.lastIndex = close + 1;
		if (colonNext.test(text)) names++;
		open = text.indexOf('"', close + 1);
	}
	return names;
}

/** The quotation mark that ends the string which begins at `open`. */
function endOfString(text: string, open: number): number {
	let at = open + 1;
	while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
	return at;
}

/** Without recursion: a hostile answer may be nested deeper than the stack goes. */
function namesKept(value: unknown): number {
	let names = 0;
	const left: unknown[] = [value];
	while (left.length > 0) {
		const one = left.pop();
		if (typeof one !== 'object' || one === null) continue;
		const inside: unknown[] = Object.values(one);
		if (!Array.isArray(one)) names += inside.length;
		for (const item of inside) left.push(item);
	}
	return names;
}
