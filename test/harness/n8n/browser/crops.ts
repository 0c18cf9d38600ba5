import type { Locator, Page } from 'playwright-core';
import { marked } from './editor';

/** Each takes what matters of n8n's editor, as PNG. */
export const crops = {
	/** The fields of the open node, all of them. */
	fields: async (page: Page): Promise<Buffer> => {
		const fields = page.locator(marked('node-parameters'));
		const inner = fields.locator('label, input, button, .notice').filter({ visible: true });
		return await from(page, fields, inner);
	},
	/** The open node with its input and output. */
	node: async (page: Page): Promise<Buffer> => {
		await page.addStyleTag({ content: withoutButtons });
		return await page.locator(marked('ndv')).screenshot();
	},
	output: async (page: Page): Promise<Buffer> => {
		await page.addStyleTag({ content: withoutButtons });
		return await page.locator(marked('output-panel')).screenshot();
	},
	/** The nodes and what connects them, without the buttons around. */
	canvas: async (page: Page): Promise<Buffer> => {
		await page.addStyleTag({ content: withoutButtons });
		const nodes = page.locator(`${marked('canvas-node')}, ${marked('canvas-node-output-handle')}`);
		return await around(page, nodes, 44);
	},
	foundNodes: async (page: Page): Promise<Buffer> =>
		await from(
			page,
			page.locator(marked('node-creator')),
			page.locator(marked('node-creator-node-item')),
		),
	/** The form of the open credential. */
	credential: async (page: Page): Promise<Buffer> => {
		const editing = page.locator(marked('credential-edit-dialog'));
		const form = page.locator('.el-dialog').filter({ has: editing }).first();
		return await from(page, form, form.locator('label, input, span').filter({ visible: true }));
	},
} as const;

/** What lies over the canvas and the panels. */
const covering = [
	marked('canvas-controls'),
	marked('canvas-node-toolbar'),
	marked('canvas-handle-plus-wrapper'),
	marked('execute-workflow-button'),
	marked('floating-node'),
	// How many items an output has that leads nowhere.
	'[class*="runDataLabel"]',
	'.el-notification',
];
const withoutButtons = `${covering.join(', ')} { visibility: hidden !important }`;

interface Edges {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** From the upper edge of a panel to the last thing in it. */
async function from(page: Page, panel: Locator, inner: Locator): Promise<Buffer> {
	const { left, top, right } = await edgesOf(panel);
	const { bottom } = await edgesOf(inner);
	return await clip(page, { left, top, right, bottom: bottom + 16 });
}

/** @param margin in px */
async function around(page: Page, inner: Locator, margin: number): Promise<Buffer> {
	const { left, top, right, bottom } = await edgesOf(inner);
	return await clip(page, {
		left: left - margin,
		top: top - margin,
		right: right + margin,
		bottom: bottom + margin,
	});
}

async function edgesOf(all: Locator): Promise<Edges> {
	const boxes = await Promise.all((await all.all()).map(async (one) => await one.boundingBox()));
	const seen = boxes.filter((box) => box !== null);
	return {
		left: Math.min(...seen.map(({ x }) => x)),
		top: Math.min(...seen.map(({ y }) => y)),
		right: Math.max(...seen.map(({ x, width }) => x + width)),
		bottom: Math.max(...seen.map(({ y, height }) => y + height)),
	};
}

async function clip(page: Page, { left, top, right, bottom }: Edges): Promise<Buffer> {
	const size = { width: right - left, height: bottom - top };
	return await page.screenshot({ clip: { x: left, y: top, ...size } });
}
