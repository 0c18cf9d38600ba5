/** The anchor that GitHub makes of a heading: in lower case, without punctuation, hyphens for blanks. */
export function anchorOf(heading: string): string {
	return heading
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
		.replaceAll(' ', '-');
}

/** Those of a page's headings. GitHub numbers headings of the same words, from the second on. */
export function anchors(headings: readonly string[]): ReadonlySet<string> {
	const counts = new Map<string, number>();
	return new Set(
		headings.map((heading) => {
			const anchor = anchorOf(heading);
			const count = counts.get(anchor) ?? 0;
			counts.set(anchor, count + 1);
			return count === 0 ? anchor : `${anchor}-${count}`;
		}),
	);
}
