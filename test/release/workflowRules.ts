// Rules that the linter does not check but a release depends on: which code runs, with which rights.
import { parse } from 'yaml';
import { z } from 'zod';

const permissions = z.record(z.enum(['read', 'write', 'none']));

const step = z.object({
	uses: z.string().optional(),
	with: z.record(z.unknown()).default({}),
	run: z.string().optional(),
	shell: z.undefined({ message: 'Leave the shell to GitHub' }),
});

const job = z.object({
	uses: z.string().optional(),
	'runs-on': z.string().optional(),
	'timeout-minutes': z.number().max(60).optional(),
	permissions: permissions.optional(),
	steps: z.array(step).default([]),
});

const workflow = z.object({
	on: z.record(z.unknown()),
	permissions,
	concurrency: z.object({ group: z.string() }),
	jobs: z.record(job),
});

type Job = z.infer<typeof job>;
type Step = z.infer<typeof step>;

/** The rights beyond reading that a job may have. Such a job runs no code of this repository. */
const mayWrite: Readonly<Record<string, readonly string[]>> = {
	npm: ['id-token'],
	github: ['contents'],
};

/** What an action must be told, because its default is the wrong one here. */
const inputs: Readonly<Record<string, Readonly<Record<string, boolean | undefined>>>> = {
	// Otherwise the token stays in .git/config, for whatever runs later.
	'actions/checkout': { 'persist-credentials': false },
	// A cache can be filled by a pull request and read by a publication.
	'actions/setup-node': { 'package-manager-cache': false, cache: undefined },
};

/** The rules that a workflow breaks, each with its place; nothing when it keeps them all. */
export function brokenRules(text: string): readonly string[] {
	const { data, error } = workflow.safeParse(parse(text));
	if (error) return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
	return [
		...triggersOf(data.on),
		...writesOf('the workflow', data.permissions),
		...Object.entries(data.jobs).flatMap(([name, each]) => rulesOfJob(name, each)),
		...(text.includes('secrets') ? ['A secret is used; publishing needs none'] : []),
		...unpinned(Object.values(data.jobs), text),
	];
}

/** These run with the rights of this repository on what a stranger sent. */
const triggersOf = (on: Readonly<Record<string, unknown>>) =>
	['pull_request_target', 'workflow_run', 'issue_comment']
		.filter((trigger) => trigger in on)
		.map((trigger) => `The trigger ${trigger} is not allowed`);

const writesOf = (name: string, rights: Readonly<Record<string, string>> = {}) =>
	Object.entries(rights)
		.filter(([right, value]) => value === 'write' && !mayWrite[name]?.includes(right))
		.map(([right]) => `${name} may write ${right}`);

function rulesOfJob(name: string, { permissions: rights, ...rest }: Job): readonly string[] {
	const broken = [
		...writesOf(name, rights),
		...rest.steps.flatMap((each) => rulesOfStep(name, each)),
	];
	if (name in mayWrite && rest.steps.some(bringsCode)) broken.push(`${name} runs this repository`);
	if (rest.uses !== undefined) return broken;
	// A label that no machine has would let the job wait for a day.
	if (rest['runs-on'] !== 'ubuntu-24.04') broken.push(`${name} does not run on ubuntu-24.04`);
	if (rest['timeout-minutes'] === undefined) broken.push(`${name} has no timeout-minutes`);
	return broken;
}

/** All that a job with rights may run: npm's own publishing, and GitHub's own release. */
const harmless = /^(npm publish \.\/\*\.tgz( --[\w-]+( \w+)?)*|gh release create [^;&|]*)$/;

const bringsCode = ({ uses = '', run = '' }: Step) =>
	uses.startsWith('actions/checkout@') || (run !== '' && !harmless.test(run.trim()));

function rulesOfStep(
	jobName: string,
	{ uses = '', run = '', with: given }: Step,
): readonly string[] {
	const broken: string[] = [];
	// GitHub pastes the value into the script, so anyone who chooses the value writes the script.
	if (run.includes('${{')) broken.push(`${jobName}: an expression in a script`);
	const [action = ''] = uses.split('@');
	if (action === 'actions/cache') broken.push(`${jobName}: a cache`);
	for (const [input, expected] of Object.entries(inputs[action] ?? {})) {
		const actual = given[input];
		if (actual === expected) continue;
		broken.push(`${jobName}: ${action} has ${input} ${String(actual)}, not ${String(expected)}`);
	}
	return broken;
}

/** A tag can be moved to other code; a commit can't. The comment tells a reader which version it is. */
const unpinned = (jobs: readonly Job[], text: string) =>
	jobs
		.flatMap(({ uses, steps }) => [uses, ...steps.map((each) => each.uses)])
		.filter((uses) => uses !== undefined)
		.filter((uses) => !uses.startsWith('./') && !isPinned(uses, text))
		.map((uses) => `Not pinned to a commit with a version comment: ${uses}`);

const isPinned = (uses: string, text: string) =>
	/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(uses) &&
	text
		.split('\n')
		.filter((line) => line.includes(uses))
		.every((line) => /[0-9a-f] # v\d+\.\d+\.\d+$/.test(line));
