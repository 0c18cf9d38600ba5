import type { Browser } from 'playwright-core';
import { picture } from '../../engine/items';
import { launchChromium } from '../../harness/n8n/browser/chromium';
import { Editor } from '../../harness/n8n/browser/editor';
import { type RunningN8n, startN8n } from '../../harness/n8n/runningN8n';
import { selfieIntake } from '../../harness/n8n/workflows/selfieIntake';

let n8n: RunningN8n;
let browser: Browser;
let editor: Editor;

/** In the editor and in the form. */
let clicks = 0;

beforeAll(async () => {
	n8n = await startN8n(null);
	browser = await launchChromium();
	editor = await Editor.open(browser, n8n.address);
	const context = editor.page.context();
	await context.exposeFunction('countClick', () => {
		clicks++;
	});
	await context.addInitScript("addEventListener('pointerdown', () => countClick(), true)");
});
afterAll(async () => {
	await browser.close();
	await n8n.stop();
});

test('a new user gets a verdict after a form, without a credential', async () => {
	const { workflow } = selfieIntake('form', {});
	const form = { ...workflow, nodes: workflow.nodes.slice(0, 1), connections: {} };
	await editor.openWorkflow((await n8n.api.createWorkflow(form)).id);
	const selfie = await picture('genuine');
	const before = clicks;

	await editor.addNodeByPlus('Face Liveness');
	await editor.toggle('simulate');
	expect((await editor.fields()).slice(0, 3)).toEqual([
		['Provider', 'Kairos'],
		['Simulate the Vendor', 'on'],
		['Simulated Answer', 'Pass'],
	]);
	expect(await editor.hasCredentials()).toBe(false);
	await editor.enter('binaryPropertyName', 'Selfie');
	await editor.executeNodeByForm(selfie);
	// A person also clicks into the field's name, and on the form's file.
	expect(clicks - before).toBe(6);
	const output = await editor.showOutput(0, 'json');
	expect(output).toContain('"outcome": "pass"');
	expect(output).toContain('"simulated": true');
	expect(await editor.fieldsWithIssues()).toEqual([]);
	await editor.closeNode();
	expect(await editor.subtitle('Face Liveness')).toBe('Kairos (simulated)');
});

test.each([
	[{}, 'Kairos, pass at 60'],
	[{ provider: 'accura', threshold: 55 }, 'Accura, pass above 55'],
	[{ threshold: '={{ $json.limit }}' }, 'Kairos'],
	[{ threshold: "={{ $('Nowhere').item.json.limit }}" }, 'Kairos'],
])('below a node with %j stands %s', async (parameters, subtitle) => {
	const { workflow } = selfieIntake('form', { credential: false, parameters });
	await editor.openWorkflow((await n8n.api.createWorkflow(workflow)).id);
	expect(await editor.subtitle('Check')).toBe(subtitle);
});
