// Can this commit be released as the tag? Prints the changelog's section, which becomes the text of
// the GitHub release; or says on the error output what is in the way, and ends with 1.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionsOf } from './changelog';
import { obstacles } from './problems';

const root = join(__dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const savedWorkflows = join(root, 'test', 'n8n', 'savedWorkflows');

const [tag] = process.argv.slice(2);
if (tag === undefined) {
	console.error('Which tag? For example: npm run release:check -- v1.2.3');
	process.exit(1);
}

const changelog = read('CHANGELOG.md');
const problems = obstacles(
	{
		packageJson: read('package.json'),
		packageLock: read('package-lock.json'),
		changelog,
		installPage: read('docs/install.md'),
	},
	{
		tag,
		savedWorkflows: existsSync(savedWorkflows) ? readdirSync(savedWorkflows) : [],
		repository: process.env.GITHUB_REPOSITORY,
	},
);
if (problems.length > 0) {
	console.error(`${tag} can't be released:`);
	for (const problem of problems) console.error(`- ${problem}`);
	process.exit(1);
}
console.log(sectionsOf(changelog)[0]?.notes);
