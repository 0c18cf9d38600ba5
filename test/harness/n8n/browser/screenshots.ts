import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { anchorOf } from '../../../docs/markdown/anchors';
import { demoCredentials } from '../../../engine/checkNode';
import type { WorkflowJson } from '../../../engine/engine';
import { picture } from '../../../engine/items';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import type { SavedWorkflow } from '../n8nApi';
import { exampleWorkflows } from '../workflows/examples';
import { selfieIntake } from '../workflows/selfieIntake';
import { freePort, startN8n, type RunningN8n } from '../runningN8n';
import { launchChromium } from './chromium';
import { crops } from './crops';
import { Editor } from './editor';
import { panelsWorkflow } from './panels';
import { checkName, selfiesWorkflow } from './selfies';
import { thresholdChart } from './thresholdReport';

const folder = resolve(__dirname, '../../../../docs/screenshots');

/** Two px for one of the page: sharp on the screens that most people have. */
const scale = 2;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/** Takes the screenshots for docs/screenshots, in a real n8n with simulated vendors. */
async function takeScreenshots(): Promise<void> {
	await mkdir(folder, { recursive: true });
	// Its usual port, so that the pictures stay the same from one time to the next.
	const simulator = await startSimulator({ port: await freePort(4010) });
	// In memory, so that an execution holds the report itself.
	const n8n = await startN8n(simulator, { binaryMode: 'default' });
	const browser = await launchChromium();
	try {
		// High enough for the longest panel.
		const tall = await Editor.open(browser, n8n.address, { scale, height: 1600 });
		await showPanels(tall, n8n);
		const editor = await Editor.open(browser, n8n.address, { scale });
		await showVerdict(editor, n8n);
		await showSimulation(editor, n8n);
		await showCredentials(editor, n8n, simulator);
		await showChain(editor, n8n, 'canvas');
		await showReport(browser, editor, n8n);
		await save(await thresholdChart(browser, n8n, simulator, scale), 'threshold-report');
		const dark = await Editor.open(browser, n8n.address, { theme: 'dark', scale });
		await showChain(dark, n8n, 'canvas-dark');
	} finally {
		await browser.close();
		await n8n.stop();
		await simulator.close();
	}
}

/** The fields of every node, and what the node panel finds. */
async function showPanels(editor: Editor, n8n: RunningN8n): Promise<void> {
	const workflow = await panelsWorkflow();
	await open(editor, n8n, workflow);
	for (const { name, type } of workflow.nodes) {
		if (type.startsWith('n8n-nodes-base.')) continue;
		await editor.openNode(name);
		await save(await editor.picture(crops.fields), anchorOf(name));
		await editor.closeNode();
	}
	await editor.search('kyc');
	await save(await editor.picture(crops.foundNodes), 'node-panel');
}

/** What a check puts out for a selfie that failed, below the hints. */
async function showVerdict(editor: Editor, n8n: RunningN8n): Promise<void> {
	await open(editor, n8n, await selfiesWorkflow(n8n));
	await editor.execute();
	await editor.openNode(checkName);
	await editor.showOutput(1, 'json');
	await save(await editor.picture(crops.output), 'verdict');
}

/** A check without a vendor or a credential, and its verdict. */
async function showSimulation(editor: Editor, n8n: RunningN8n): Promise<void> {
	const { workflow } = selfieIntake('form', {});
	const form = { ...workflow, nodes: workflow.nodes.slice(0, 1), connections: {} };
	await open(editor, n8n, form);
	await editor.addNodeByPlus(checkName);
	await editor.toggle('simulate');
	await editor.enter('binaryPropertyName', 'Selfie');
	await editor.executeNodeByForm(await picture('genuine', { seed: 2 }));
	await editor.showOutput(0, 'json');
	await save(await editor.picture(crops.node), 'simulate');
	await editor.closeNode();
}

/** The recommended chain after a run, without the notes that explain it. */
async function showChain(editor: Editor, n8n: RunningN8n, name: string): Promise<void> {
	await open(editor, n8n, chainWithoutNotes());
	await editor.executeByForm('Ada Example', await picturesOfAda('genuine'));
	await save(await editor.picture(crops.canvas), name);
}

/** In the order of the form's fields. */
async function picturesOfAda(card: string): Promise<readonly Buffer[]> {
	const size = { width: 1920, height: 1290 };
	return await Promise.all([
		picture('genuine', { seed: 2 }),
		picture(card, { seed: 2, subject: 'idCard', ...size }),
	]);
}

function chainWithoutNotes(): WorkflowJson {
	const chain = exampleWorkflows().get('kyc-chain');
	if (!chain) throw new Error('The chain is no longer among the examples');
	const nodes = chain.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	return { ...chain, nodes };
}

/** KYC Decision's report of an applicant who sent a forged document. */
async function showReport(browser: Browser, editor: Editor, n8n: RunningN8n): Promise<void> {
	const chain = chainWithoutNotes();
	const saved = await open(editor, n8n, {
		...chain,
		nodes: chain.nodes.map((node) =>
			node.name === 'KYC Decision'
				? { ...node, parameters: { ...node.parameters, options: { report: true } } }
				: node,
		),
	});
	await editor.executeByForm('Ada Example', await picturesOfAda('replacedPortrait'));
	const [id = ''] = await n8n.api.executionsOf(saved);
	const [item] = (await n8n.api.finished(id)).outputsOf('KYC Decision').flat();
	const page = await browser.newPage({ deviceScaleFactor: scale });
	await page.setContent(Buffer.from(item?.binary?.kycReport?.data ?? '', 'base64').toString());
	await save(await page.locator('body').screenshot(), 'kyc-report');
	await page.close();
}

/** The form of a credential with a right key, and with a wrong one. */
async function showCredentials(
	editor: Editor,
	{ api }: RunningN8n,
	simulator: Simulator,
): Promise<void> {
	const { argosApi = {} } = demoCredentials(simulator);
	const right = await api.createCredential('ARGOS account', 'argosApi', argosApi);
	await editor.openCredential(right);
	await save(await editor.picture(crops.credential), 'credential-green');
	const wrongData = { ...argosApi, apiKey: 'wrong-demo-key' };
	const wrong = await api.createCredential('ARGOS account', 'argosApi', wrongData);
	await editor.openCredential(wrong);
	await editor.errorDetails();
	await save(await editor.picture(crops.credential), 'credential-red');
}

async function open(
	editor: Editor,
	n8n: RunningN8n,
	workflow: WorkflowJson,
): Promise<SavedWorkflow> {
	const saved = await n8n.api.createWorkflow(n8n.withCredentials(workflow));
	await editor.openWorkflow(saved.id);
	return saved;
}

async function save(screenshot: Buffer, name: string): Promise<void> {
	// Few colours are enough for an editor, and the repository keeps every picture for good.
	const small = sharp(screenshot).png({ palette: true, effort: 10 });
	const { width, height, size } = await small.toFile(join(folder, `${name}.png`));
	console.log(
		`docs/screenshots/${name}.png: ${width} x ${height} px, ${Math.ceil(size / 1024)} KB`,
	);
}

takeScreenshots().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
