import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { demoCredentials } from '../../../engine/checkNode';
import { startSimulator } from '../../simulator/simulator';
import { exampleWorkflows } from '../workflows/examples';
import { freePort, startN8n, type RunningN8n } from '../runningN8n';
import { launchChromium } from './chromium';
import { Editor } from './editor';
import { checkName, selfiesWorkflow } from './selfies';

const folder = resolve(__dirname, '../../../../docs/screenshots');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/** Takes the screenshots for docs/screenshots, in a real n8n with simulated vendors. */
async function takeScreenshots(): Promise<void> {
	await mkdir(folder, { recursive: true });
	// Its usual port, so that the pictures stay the same from one time to the next.
	const simulator = await startSimulator({ port: await freePort(4010) });
	const n8n = await startN8n(simulator);
	const browser = await launchChromium();
	try {
		const workflow = n8n.withCredentials(await selfiesWorkflow(n8n));
		const { id } = await n8n.api.createWorkflow(workflow);
		const editor = await Editor.open(browser, n8n.address);
		await editor.openWorkflow(id);
		await editor.search('kyc');
		await take(editor, 'node-panel');
		await showPanels(editor, n8n);
		await showRun(editor, id);
		await showCredentials(editor, n8n, demoCredentials(simulator).argosApi ?? {});
		const dark = await Editor.open(browser, n8n.address, 'dark');
		await dark.openWorkflow(id);
		await dark.execute();
		await take(dark, 'canvas-dark');
	} finally {
		await browser.close();
		await n8n.stop();
		await simulator.close();
	}
}

/** The three checks in the chain, where each node offers the verdict before it. */
async function showPanels(editor: Editor, n8n: RunningN8n): Promise<void> {
	const chain = exampleWorkflows().get('kyc-chain');
	if (!chain) throw new Error('The chain is no longer among the examples');
	const { id } = await n8n.api.createWorkflow(n8n.withCredentials(chain));
	await editor.openWorkflow(id);
	for (const node of ['Face Liveness', 'ID Liveness', 'Document Forgery']) {
		await editor.openNode(node);
		await take(editor, node.toLowerCase().replace(' ', '-'));
		await editor.closeNode();
	}
}

async function showRun(editor: Editor, workflow: string): Promise<void> {
	await editor.openWorkflow(workflow);
	await editor.execute();
	await take(editor, 'canvas');
	await editor.openNode(checkName);
	await editor.showInput('schema');
	await editor.showOutput(1, 'json');
	await take(editor, 'verdict');
}

async function showCredentials(
	editor: Editor,
	{ api }: RunningN8n,
	data: Parameters<RunningN8n['api']['createCredential']>[2],
): Promise<void> {
	const right = await api.createCredential('ARGOS account', 'argosApi', data);
	await editor.openCredential(right);
	await save(await editor.credentialScreenshot(), 'credential-green');
	const wrongData = { ...data, apiKey: 'wrong-demo-key' };
	const wrong = await api.createCredential('ARGOS account', 'argosApi', wrongData);
	await editor.openCredential(wrong);
	await editor.errorDetails();
	await save(await editor.credentialScreenshot(), 'credential-red');
}

async function take(editor: Editor, name: string): Promise<void> {
	await save(await editor.screenshot(), name);
}

async function save(screenshot: Buffer, name: string): Promise<void> {
	// Few colours are enough for an editor, and the repository keeps every picture for good.
	const picture = sharp(screenshot).png({ palette: true, effort: 10 });
	await picture.toFile(join(folder, `${name}.png`));
	console.log(`docs/screenshots/${name}.png`);
}

takeScreenshots().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
