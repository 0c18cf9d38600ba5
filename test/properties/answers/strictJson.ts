const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

/**
 * JSON whose objects have no name twice, a byte order mark and blanks around it left out.
 *
 * @returns null for anything else
 */
export function parseStrictly(text: string): { readonly value: unknown } | null {
	const json = text.replace(/^\ufeff/, '').trim();
	try {
		const value: unknown = JSON.parse(json);
		return hasNameTwice(json) ? null : { value };
	} catch {
		return null;
	}
}

/** @param json which is valid */
function hasNameTwice(json: string): boolean {
	/** The names of each object around, and null for a list. */
	const around: Array<Set<string> | null> = [];
	let last = '';
	for (const [token] of json.matchAll(tokens)) {
		const names = around.at(-1);
		if (token === '{') around.push(new Set());
		else if (token === '[') around.push(null);
		else if (token === '}' || token === ']') around.pop();
		else if (token === ':' && names) {
			const name = String(JSON.parse(last));
			if (names.has(name)) return true;
			names.add(name);
		}
		last = token;
	}
	return false;
}
