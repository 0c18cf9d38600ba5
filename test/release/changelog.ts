export interface Section {
	readonly version: string;
	/** The text below the heading, without blank lines around it. */
	readonly notes: string;
}

/** The sections of CHANGELOG.md, which begin with "## " and the version, in the file's order. */
export function sectionsOf(changelog: string): readonly Section[] {
	const [, ...sections] = changelog.split(/^## /m);
	return sections.map((section) => {
		const [version = '', ...lines] = section.split('\n');
		return { version: version.trim(), notes: lines.join('\n').trim() };
	});
}
