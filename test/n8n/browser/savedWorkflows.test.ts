import type { Browser } from 'playwright-core';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';
import { checksIn, savedParameters, savedWorkflows, type SavedParameter } from '../savedByVersions';
import { launchChromium } from '../../harness/n8n/browser/chromium';
import { Editor } from '../../harness/n8n/browser/editor';

let simulator: Simulator;
let n8n: RunningN8n;
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n(simulator);
	browser = await launchChromium();
	editor = await Editor.open(browser, n8n.address);
});
afterAll(async () => {
	await browser.close();
	await n8n.stop();
	await simulator.close();
});

describe.each(savedWorkflows)('the workflow of $file, opened in the editor', (workflow) => {
	beforeAll(async () => {
		const { id } = await n8n.api.createWorkflow(n8n.withCredentials(workflow));
		await editor.openWorkflow(id);
	});

	test('has only nodes that the editor knows', async () => {
		expect(await editor.unknownNodes()).toEqual([]);
	});

	test.each(checksIn(workflow))('$name shows the saved values', async (node) => {
		const all = await savedParameters(n8n.api, node);
		const saved = all.filter(({ known }) => known.some(({ type }) => type !== 'hidden'));
		const isSetting = ({ known }: SavedParameter) => known.some((one) => one.isSetting);
		const rows = (some: readonly SavedParameter[]) =>
			some.map((parameter) => [labelOf(parameter), textOf(parameter)]);
		await editor.openNode(node.name);
		const shown = await editor.fields();
		const issues = await editor.fieldsWithIssues();
		await editor.openSettings();
		const settings = await editor.fields();
		await editor.closeNode();
		expect(shown).toEqual(expect.arrayContaining(rows(saved.filter((one) => !isSetting(one)))));
		expect(settings).toEqual(expect.arrayContaining(rows(saved.filter(isSetting))));
		// The options are the last fields: those that were saved, and no others.
		const options = rows(saved.filter(({ isOption }) => isOption));
		const last = options.length === 0 ? [] : shown.slice(-options.length);
		expect([...last].sort()).toEqual(options.sort());
		expect(issues).toEqual([]);
	});
});

/** The one label that all parameters of this name have. */
function labelOf({ name, known }: SavedParameter): string {
	const labels = [...new Set(known.map(({ label }) => label))];
	expect([name, labels]).toEqual([name, [expect.any(String)]]);
	return labels.join();
}

/** How the editor writes a value. */
function textOf({ value, known }: SavedParameter): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (typeof value === 'string' && value.startsWith('=')) return value.slice(1);
	const choices = known.flatMap((one) => one.choices);
	return [value]
		.flat()
		.map((one) => choices.find((choice) => choice.value === one)?.name ?? String(one))
		.join(', ');
}
