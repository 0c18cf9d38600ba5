import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import type { WorkflowJson } from '../../../engine/engine';
import { picture } from '../../../engine/items';
import type { Simulator } from '../../simulator/simulator';
import type { RunningN8n } from '../runningN8n';
import { exampleWorkflows } from '../workflows/examples';
import { writePictures } from '../workflows/fileWorkflow';

/** Invented scores of Kairos, 0 to 1, from the first picture of a folder (0) to the last one (1). */
const folders = [
	{ name: 'genuine', count: 120, score: (at: number) => 1 - 0.5 * at ** 3 },
	{ name: 'attack/print', count: 90, score: (at: number) => 0.68 * at ** 2 },
	{ name: 'attack/screen', count: 40, score: (at: number) => 0.72 * at ** 1.5 },
] as const;

/** The chart of the example threshold-report over invented scores, as PNG. */
export async function thresholdChart(
	browser: Browser,
	n8n: RunningN8n,
	simulator: Simulator,
	deviceScaleFactor: number,
): Promise<Buffer> {
	const page = await browser.newPage({ deviceScaleFactor });
	await page.setContent(await reportPage(n8n, simulator));
	const chart = await page.locator('svg').screenshot();
	await page.close();
	return chart;
}

async function reportPage(n8n: RunningN8n, simulator: Simulator): Promise<string> {
	const root = await writePictures(n8n.folder, 'kyc-threshold', {});
	for (const [index, { name, count, score }] of folders.entries()) {
		const image = await picture('genuine', { seed: index + 2 });
		const sha256 = createHash('sha256').update(image).digest('hex');
		const files = Array.from({ length: count }, (_, at) => [`${at}.jpg`, image] as const);
		await writePictures(n8n.folder, `kyc-threshold/${name}`, Object.fromEntries(files));
		for (let at = 0; at < count; at++) {
			const scores = [score((at + 0.5) / count).toFixed(2)];
			simulator.faults.add({ when: { sha256 }, times: 1, then: { kind: 'rewritten', scores } });
		}
	}
	const example = exampleWorkflows().get('threshold-report');
	const text = JSON.stringify(example).replace('/home/node/.n8n-files/kyc-threshold', root);
	const workflow: WorkflowJson = JSON.parse(text);
	const { status, outputsOf } = await n8n.run(workflow);
	simulator.reset();
	const html = outputsOf('Page').flat()[0]?.json.html;
	if (typeof html !== 'string') throw new Error(`threshold-report ended with ${status}`);
	return html;
}
