import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { chain, start } from '../../engine/decisionWorkflow';
import { launchChromium } from '../../harness/n8n/browser/chromium';
import { Editor } from '../../harness/n8n/browser/editor';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { applicants } from './decisions';

let simulator: Simulator;
let n8n: RunningN8n;
let browser: Browser;

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n(simulator);
	browser = await launchChromium();
});
afterAll(async () => {
	await browser.close();
	await n8n.stop();
	await simulator.close();
});

const saved = z.object({
	nodes: z.array(z.object({ onError: z.string().optional(), parameters: z.record(z.unknown()) })),
	connections: z.record(z.object({ main: z.array(z.array(z.object({ node: z.string() }))) })),
});

test('three checks and a decision, built by clicks', async () => {
	const scenarios = ['genuine', 'spoofedSelfie', 'noFace', 'replacedPortrait', 'genuine'];
	const people = await applicants(n8n, ...scenarios);
	const json = { name: 'By clicks', ...chain(start, { ...people, position: [200, 0] }) };
	const { id } = await n8n.api.createWorkflow(json);
	const editor = await Editor.open(browser, n8n.address);
	await editor.openWorkflow(id);

	let before = people.name;

	for (const check of ['Face Liveness', 'ID Liveness', 'Document Forgery']) {
		await editor.addNodeAfter(before, check);
		if (check === 'ID Liveness') await editor.chooseFromList('countryCode', 'india');
		await editor.openSettings();
		await editor.choose('routing', 'Single Output');
		await editor.choose('onError', 'Continue');
		await editor.closeNode();
		before = check;
	}
	await editor.addNodeAfter(before, 'KYC Decision');
	await editor.closeNode();
	await editor.save();

	const { nodes, connections } = saved.parse(await n8n.api.workflow(id));
	const wires = Object.values(connections).flatMap(({ main }) => main.flat());
	const own = nodes.slice(2);
	expect({
		nodes: own.length,
		wires: wires.length - 1,
		// Three routings and a country here, and On Error in each of the three checks.
		fields: own
			.flatMap(({ parameters }) => Object.keys(parameters))
			.filter((name) => name !== 'options').length,
		onError: own.filter(({ onError }) => onError === 'continueRegularOutput').length,
		expressions: own.filter((one) => JSON.stringify(one).includes('"=')).length,
	}).toEqual({ nodes: 4, wires: 4, fields: 4, onError: 3, expressions: 0 });

	await editor.execute();
	await editor.openNode('KYC Decision');
	expect(await editor.branches()).toEqual([
		'Review Branch',
		'Accept Branch (2 items)',
		'Reject Branch (2 items)',
		'Retake Branch (1 item)',
		'Unresolved Branch',
	]);
	await editor.closeNode();
});
