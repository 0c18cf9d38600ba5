import type { Browser, Locator, Page } from 'playwright-core';
import { owner } from '../n8nApi';

/** px */
const viewport = { width: 1440, height: 900 } as const;

/** How the editor marks its parts. */
export const marked = (id: string): string => `[data-test-id="${id}"]`;

interface WindowOptions {
	readonly theme?: 'light' | 'dark';
	/** How many px of a picture show one px of the page. */
	readonly scale?: number;
	/** px */
	readonly height?: number;
}

/** n8n's editor, as a person sees it. */
export class Editor {
	private constructor(
		readonly page: Page,
		private readonly address: string,
	) {}

	/** Opens a browser window, logged in as the owner. */
	static async open(
		browser: Browser,
		address: string,
		{ theme = 'light', scale = 1, height = viewport.height }: WindowOptions = {},
	): Promise<Editor> {
		const page = await browser.newPage({
			viewport: { ...viewport, height },
			colorScheme: theme,
			deviceScaleFactor: scale,
		});
		await page.goto(`${address}/signin`);
		await page.fill('input[name=emailOrLdapLoginId]', owner.email);
		await page.fill('input[name=password]', owner.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.waitForURL(/\/(home|workflow)/);
		return new Editor(page, address);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.address}/workflow/${id}`);
		await this.page.locator(marked('canvas-node')).first().waitFor();
		await this.settled();
	}

	/** The nodes that the panel offers for these words, in its order. */
	async search(words: string): Promise<readonly string[]> {
		await this.openNodePanel();
		await this.page.locator(marked('node-creator-search-bar')).fill(words);
		await this.settled();
		return await this.page.locator(marked('node-creator-item-name')).allInnerTexts();
	}

	/** Adds a node by the panel, which opens it. */
	async addNode(name: string): Promise<void> {
		await this.search(name);
		const found = this.page.locator(marked('node-creator-item-name'));
		await found.filter({ hasText: name }).first().click();
		await this.page.locator(marked('node-creator')).getByText('Add to workflow').click();
		await this.page.locator(marked('ndv')).waitFor();
		await this.settled();
	}

	/** The same, behind a node that is there: n8n connects them. */
	async addNodeAfter(before: string, name: string): Promise<void> {
		await this.node(before).click();
		await this.addNode(name);
	}

	/** Adds a node by the plus sign on the only open output of the canvas, and opens it. */
	async addNodeByPlus(name: string): Promise<void> {
		await this.page.locator(marked('canvas-handle-plus')).first().click();
		await this.page.locator(marked('node-creator-search-bar')).waitFor();
		await this.addNode(name);
	}

	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.page.locator(marked('ndv')).waitFor();
		await this.settled();
	}

	async closeNode(): Promise<void> {
		await this.page.locator(marked('ndv-close-button')).click();
		await this.page.locator(marked('ndv')).waitFor({ state: 'hidden' });
	}

	async chooseProvider(label: string): Promise<void> {
		await this.choose('provider', label);
	}

	/** Chooses a value of a field of the open node, by the field's name in n8n. */
	async choose(field: string, label: string): Promise<void> {
		await this.page.locator(`${marked(`parameter-input-${field}`)} input`).click();
		await this.page.getByRole('option', { name: label }).first().click();
		await this.settled();
	}

	/** Switches a field of the open node on or off. */
	async toggle(field: string): Promise<void> {
		await this.page.locator(marked(`parameter-input-${field}`)).click();
		await this.settled();
	}

	/** Enters the text of a field of the open node. */
	async enter(field: string, text: string): Promise<void> {
		await this.page.locator(`${marked(`parameter-input-${field}`)} input`).fill(text);
		await this.settled();
	}

	/** Looks for words in the list of a field, and chooses what is found first. */
	async chooseFromList(field: string, words: string): Promise<void> {
		await this.page.locator(`${marked(`parameter-input-${field}`)} ${marked('rlc-input')}`).click();
		await this.settled();
		await this.page.keyboard.type(words);
		await this.settled();
		await this.page.locator(marked('rlc-item')).first().click();
		await this.settled();
	}

	/** Shows the open node's settings instead of its parameters. */
	async openSettings(): Promise<void> {
		await this.page.locator(marked('tab-settings')).first().click();
		await this.settled();
	}

	async save(): Promise<void> {
		await this.page.keyboard.press('Control+s');
		await this.settled();
	}

	/** The nodes that the canvas shows with a question mark, as not installed. */
	async unknownNodes(): Promise<readonly string[]> {
		const unknown = this.page.locator(marked('canvas-node')).filter({
			has: this.page.locator(marked('node-not-installed')),
		});
		const names = (await unknown.all()).map(
			async (node) => await node.getAttribute('data-node-name'),
		);
		return (await Promise.all(names)).map((name) => name ?? '');
	}

	/** The open node's fields from top to bottom, including those in collections. */
	async fields(): Promise<ReadonlyArray<readonly [label: string, value: string]>> {
		const item = marked('parameter-item');
		// A collection is also an item, around its fields' items.
		const items = this.page.locator(`${marked('node-parameters')} ${item}:not(:has(${item}))`);
		const fields: Array<readonly [string, string]> = [];
		for (const field of await items.filter({ visible: true }).all()) {
			const [input] = await field.locator(`[data-test-id^="parameter-input-"]`).all();
			if (input) fields.push([await labelOf(input), await valueOf(input)]);
		}
		return fields;
	}

	/** The labels of the open node's invalid fields, without credentials. */
	async fieldsWithIssues(): Promise<readonly string[]> {
		const item = marked('parameter-item');
		const faulty = this.page
			.locator(`${marked('node-parameters')} ${item}:not(:has(${item}))`)
			.filter({ has: this.page.locator(marked('parameter-issues')) });
		const labels = await faulty.locator('label').allInnerTexts();
		return labels.map((text) => text.replace(/\n.*/s, ''));
	}

	/** The notice with the limits of the provider. */
	async notice(): Promise<string> {
		return await this.page
			.locator(`${marked('node-parameters')} .notice`)
			.first()
			.innerText();
	}

	/** What stands above the open node's credentials. */
	async credentialLabels(): Promise<readonly string[]> {
		const labels = this.page.locator(marked('credentials-label')).filter({ visible: true });
		return (await labels.allInnerTexts()).map((text) => text.replace(/\n.*/s, ''));
	}

	/** The chosen credential, and all choices. */
	async credentials(): Promise<{ readonly chosen: string; readonly offered: readonly string[] }> {
		const select = this.page.locator(marked('node-credentials-select'));
		const chosen = await select.locator('input').first().inputValue();
		await select.click();
		const options = this.page.locator('[data-test-id^="node-credentials-select-item-"]');
		await options.first().waitFor();
		const texts = await options.allInnerTexts();
		await select.click();
		const offered = texts.map((text) => text.replaceAll(/\s*\n\s*/g, ', '));
		return { chosen, offered };
	}

	/** Whether the open node asks for a credential. */
	async hasCredentials(): Promise<boolean> {
		return await this.page.locator(marked('node-credentials-select')).isVisible();
	}

	/** The labels of a node's outputs on the canvas. */
	async outputs(name: string): Promise<readonly string[]> {
		return await this.node(name).locator(marked('canvas-node-output-handle')).allInnerTexts();
	}

	/** The text below a node's name on the canvas. */
	async subtitle(name: string): Promise<string> {
		const [, subtitle = ''] = (
			await this.node(name).locator(marked('canvas-default-node')).innerText()
		).split(/\s*\n\s*/);
		return subtitle;
	}

	/** The address of a node's icon, and its natural width in px. 0 if it is broken. */
	async icon(name: string): Promise<{ readonly address: string; readonly width: number }> {
		const icon = this.node(name).locator('img').first();
		const address = await icon.getAttribute('src');
		const width = await icon.evaluate((element) => Number(Reflect.get(element, 'naturalWidth')));
		return { address: address ?? '', width };
	}

	/** Runs the workflow by its button, and waits for the end. */
	async execute(): Promise<void> {
		await this.page.locator(marked('execute-workflow-button')).click();
		await this.finished();
	}

	/** Runs a workflow that begins with a form: fills it in with a text and a picture, and waits. */
	async executeByForm(text: string, pictures: readonly Buffer[]): Promise<void> {
		const form = await this.sendForm('execute-workflow-button', text, pictures);
		await this.finished();
		await form.close();
	}

	/** The same for the open node, by its own button. */
	async executeNodeByForm(picture: Buffer): Promise<void> {
		const form = await this.sendForm('node-execute-button', '', [picture]);
		await this.page.locator(marked('output-panel')).locator(marked('radio-button-json')).waitFor();
		await form.close();
		await this.settled();
	}

	private async sendForm(button: string, text: string, pictures: readonly Buffer[]): Promise<Page> {
		const [form] = await Promise.all([
			this.page.waitForEvent('popup'),
			this.page.locator(marked(button)).click(),
		]);
		const files = form.locator('input[type=file]');
		await files.first().waitFor({ state: 'attached' });
		for (const [index, input] of (await files.all()).entries()) {
			const buffer = pictures[index];
			if (!buffer) throw new RangeError('the form asks for more pictures');
			await input.setInputFiles({ name: 'picture.jpg', mimeType: 'image/jpeg', buffer });
		}
		for (const input of await form.locator('input[type=text]').all()) await input.fill(text);
		await form.locator('button[type=submit], #submit-btn').first().click();
		return form;
	}

	/** The label of the connection between two nodes, such as "2 items". */
	async itemsBetween(source: string, target: string): Promise<string> {
		const label = this.page.locator(
			`${marked('edge-label')}[data-source-node-name="${source}"][data-target-node-name="${target}"]`,
		);
		return (await label.innerText()).trim();
	}

	/** The text of the open node's input panel. */
	async input(): Promise<string> {
		return await this.page.locator(marked('ndv-input-panel')).innerText();
	}

	/** The hints above the open node's output. */
	async hints(): Promise<string> {
		const hints = this.page.locator(`${marked('output-panel')} ${marked('run-data-hints')}`);
		return (await hints.allInnerTexts()).join(' ');
	}

	/** The branches above the open node's output, with their counts. */
	async branches(): Promise<readonly string[]> {
		const tabs = this.page.locator(`${marked('output-panel')} [data-test-id^="tab-"]`);
		return (await tabs.allInnerTexts()).map((text) => text.trim());
	}

	/** The open node's output on a branch. */
	async showOutput(branch: number, display: 'json' | 'schema' | 'table'): Promise<string> {
		const panel = this.page.locator(marked('output-panel'));
		await panel.locator(marked(`tab-${branch}`)).click();
		await panel.locator(marked(`radio-button-${display}`)).click();
		await this.settled();
		const text = await panel.locator(marked('ndv-data-container')).innerText();
		// The panel draws its indentation as dots.
		return text.replaceAll(/[·\s]+/g, ' ');
	}

	/** Opens a saved credential, which tests it, and waits for the result. */
	async openCredential(id: string): Promise<'success' | 'error'> {
		await this.page.goto(`${this.address}/home/credentials/${id}`);
		const green = this.page.getByText('Connection tested successfully');
		const red = this.page.getByText('Couldn’t connect with these settings');
		await green.or(red).filter({ visible: true }).first().waitFor();
		await this.settled();
		return (await green.filter({ visible: true }).count()) > 0 ? 'success' : 'error';
	}

	/** Opens the details of the form's red banner. */
	async errorDetails(): Promise<string> {
		await this.page.getByText('More details').click();
		await this.settled();
		return await this.page.locator(marked('node-credentials-config-container')).innerText();
	}

	/** What a crop takes of the window, once nothing moves and the mouse points at nothing. */
	async picture(crop: (page: Page) => Promise<Buffer>): Promise<Buffer> {
		await this.page.mouse.move(viewport.width / 2, 5);
		await this.settled();
		return await crop(this.page);
	}

	private async finished(): Promise<void> {
		const toast = this.page.getByText('Workflow executed successfully');
		await toast.waitFor();
		await this.page.locator('.el-notification__closeBtn').first().click();
		await toast.waitFor({ state: 'hidden' });
		await this.settled();
	}

	private node(name: string): Locator {
		return this.page.locator(`${marked('canvas-node')}[data-node-name="${name}"]`);
	}

	private async openNodePanel(): Promise<void> {
		const search = this.page.locator(marked('node-creator-search-bar'));
		if (await search.isVisible()) return;
		await this.page.locator(marked('node-creator-plus-button')).click();
		await search.waitFor();
	}

	/** n8n's panels slide and fade, without a sign that they are done. */
	private async settled(): Promise<void> {
		await this.page.waitForTimeout(600);
	}
}

/** The nearest label above a field. */
async function labelOf(input: Locator): Promise<string> {
	const label = input.locator('xpath=ancestor::*[.//label][1]').locator('label').first();
	const [text = ''] = (await label.innerText()).split('\n');
	return text.trim();
}

async function valueOf(item: Locator): Promise<string> {
	// A field with a list has another field before it, for the way to choose.
	const [input = item] = await item.locator(marked('rlc-input-container')).all();
	const [field] = await input.locator('input, textarea').all();
	const switched = await field?.getAttribute('aria-checked');
	if (switched) return switched === 'true' ? 'on' : 'off';
	const tags = await input.locator('.el-tag').allInnerTexts();
	if (tags.length > 0) return tags.join(', ');
	return field ? await field.inputValue() : (await input.innerText()).trim();
}
