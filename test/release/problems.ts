import { z } from 'zod';
import { sectionsOf } from './changelog';

/** What the files say, as text, so that a test can hand in any. */
export interface VersionedFiles {
	readonly packageJson: string;
	readonly packageLock: string;
	readonly changelog: string;
	readonly installPage: string;
}

/** What a release needs besides the files. */
export interface ReleaseCircumstances {
	/** Such as "v0.2.0". */
	readonly tag: string;
	/** Names of the files in test/n8n/savedWorkflows. */
	readonly savedWorkflows: readonly string[];
	/** "owner/name" on GitHub; undefined on somebody's own machine, where it is not checked. */
	readonly repository: string | undefined;
}

const manifest = z.object({
	name: z.string(),
	version: z.string(),
	homepage: z.string(),
	repository: z.object({ url: z.string() }),
	bugs: z.object({ url: z.string() }),
});

const lockfile = z.object({
	version: z.string(),
	packages: z.object({ '': z.object({ version: z.string() }) }),
});

/** What the files that name the version disagree about. Holds for every commit, tagged or not. */
export function disagreements(files: VersionedFiles): readonly string[] {
	const { name, version } = manifest.parse(JSON.parse(files.packageJson));
	const lock = lockfile.parse(JSON.parse(files.packageLock));
	const problems: string[] = [];
	// Without --tag, npm would make a pre-release the version that everybody gets.
	if (!/^\d+\.\d+\.\d+$/.test(version)) {
		problems.push(`package.json has version ${version}; only X.Y.Z can be released.`);
	}
	for (const locked of new Set([lock.version, lock.packages[''].version])) {
		if (locked !== version) {
			problems.push(`package-lock.json has version ${locked}, package.json ${version}.`);
		}
	}
	for (const [mention, pinned] of files.installPage.matchAll(
		new RegExp(`${name}@(\\d[\\w.-]*\\w)`, 'g'),
	)) {
		if (pinned !== version)
			problems.push(`docs/install.md says ${mention}, package.json ${version}.`);
	}
	return [...problems, ...problemsInChangelog(files.changelog, version)];
}

function problemsInChangelog(changelog: string, version: string): readonly string[] {
	const sections = sectionsOf(changelog);
	const [section, ...others] = sections.filter((each) => each.version === version);
	if (!section) return [`CHANGELOG.md has no section "## ${version}".`];
	if (others.length > 0) return [`CHANGELOG.md has several sections "## ${version}".`];
	if (section !== sections[0]) return [`CHANGELOG.md: "## ${version}" is not its first section.`];
	if (section.notes === '') return [`CHANGELOG.md: the section "## ${version}" is empty.`];
	return [];
}

/** Why the files can't be released as that tag; nothing when they can. */
export function obstacles(
	files: VersionedFiles,
	{ tag, savedWorkflows, repository }: ReleaseCircumstances,
): readonly string[] {
	const { version, ...links } = manifest.parse(JSON.parse(files.packageJson));
	const problems = [...disagreements(files)];
	if (tag !== `v${version}`) {
		problems.push(
			`The tag is ${tag}; package.json has version ${version}, so it must be v${version}.`,
		);
	}
	const previous = sectionsOf(files.changelog).find((section) => section.version !== version);
	if (previous && !savedWorkflows.includes(`${previous.version}.json`)) {
		problems.push(`test/n8n/savedWorkflows/${previous.version}.json is missing.`);
	}
	return repository === undefined ? problems : [...problems, ...strayLinks(links, repository)];
}

/** npm refuses a provenance that names another repository than package.json does. */
function strayLinks(
	links: Pick<z.infer<typeof manifest>, 'homepage' | 'repository' | 'bugs'>,
	repository: string,
): readonly string[] {
	const page = `https://github.com/${repository}`;
	const wanted = [
		['repository.url', links.repository.url, `git+${page}.git`],
		['homepage', links.homepage, `${page}#readme`],
		['bugs.url', links.bugs.url, `${page}/issues`],
	] as const;
	return wanted
		.filter(([, actual, expected]) => actual !== expected)
		.map(([field, actual, expected]) => `package.json: ${field} is ${actual}, not ${expected}.`);
}
