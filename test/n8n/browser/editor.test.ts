import type { Browser } from 'playwright-core';
import { checkLabels, checkNames, imagesOf } from '../../../nodes/verification/check';
import { MEGABYTE } from '../../../nodes/verification/image/imageLimits';
import { defaultProviders } from '../../../nodes/verification/providers/registry';
import { rows, type Row } from '../../contract/vendorCalls';
import { demoCredentials } from '../../engine/checkNode';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { exampleWorkflows } from '../../harness/n8n/workflows/examples';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';
import { launchChromium } from '../../harness/n8n/browser/chromium';
import { Editor } from '../../harness/n8n/browser/editor';
import { vendors } from '../../vendors';
import { checkName, ends, selfiesWorkflow } from '../../harness/n8n/browser/selfies';

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

/** A new one each time, because n8n saves what a test adds. */
async function openSelfies(): Promise<void> {
	const workflow = n8n.withCredentials(await selfiesWorkflow(n8n));
	await editor.openWorkflow((await n8n.api.createWorkflow(workflow)).id);
}

describe('the node panel', () => {
	beforeAll(openSelfies);

	test.each([
		['liveness', ['Face Liveness', 'ID Liveness']],
		['kyc', ['ARGOS Trigger', ...Object.values(checkLabels).sort(), 'KYC Decision']],
		['forgery', ['ARGOS Trigger', 'Document Forgery']],
		['selfie', ['Face Liveness']],
		['id check', ['ID Liveness']],
		['forged', ['Document Forgery']],
		...vendors.map(({ name, calls }): [string, string[]] => [
			name,
			[
				...(name === 'argos' ? ['ARGOS Trigger'] : []),
				...calls.map(({ check }) => checkLabels[check]).sort(),
			],
		]),
	])('finds by "%s"', async (words, names) => {
		const found = await editor.search(words);
		expect(found.slice(0, names.length).sort()).toEqual(names);
	});
});

type Fields = ReadonlyArray<readonly [label: string, value: string]>;

/** What tells a check which image to look at. */
const imageFields = {
	one: [
		['Image Source', 'Binary File'],
		['Input Data Field Name', 'data'],
	],
	// The second has no default, so that a new node does not compare an image with itself.
	two: [
		['Selfie Source', 'Binary File'],
		['Selfie Field Name', 'data'],
		['ID Photo Source', 'Binary File'],
		['ID Photo Field Name', ''],
	],
} as const satisfies Record<string, Fields>;
const settings = [
	['Fit Image to Provider Limits', 'on'],
	['Routing', 'Pass, Fail and Inconclusive'],
] as const;
const delivery = ['Delivery', 'Immediate'] as const;
const codes = [
	['Country Code', ''],
	['Card Code', 'MRZ'],
] as const;

interface Panel {
	readonly label: string;
	readonly threshold: string;
	/** Words that the notice must contain. */
	readonly limits: readonly string[];
	/** Fields that only this provider has. */
	readonly own: Fields;
}

/** By the name of the call; most have none. */
const ownFields: Readonly<Record<string, Panel['own']>> = {
	'Accura ID': codes,
	'ARGOS document, ID Liveness': [delivery],
	'ARGOS document, Document Forgery': [
		['Pipelines', 'Screen Replay, Paper Printed, Replaced Portrait'],
		delivery,
	],
};

function panelOf({ name, label, defaultThreshold, limits }: Row): Panel {
	const { maxBytes, minSides } = limits;
	return {
		label,
		threshold: String(defaultThreshold),
		limits: [
			'JPEG',
			...(maxBytes === null ? [] : [`${maxBytes / MEGABYTE} MB`]),
			...(minSides === null ? [] : [String(minSides.longer)]),
		],
		own: ownFields[name] ?? [],
	};
}

/** The default provider comes first, because the test does not choose it. */
const nodes = checkNames.map((check) => {
	const isDefault = ({ provider }: Row) => Number(provider === defaultProviders[check]);
	const offered = rows.filter((row) => row.check === check);
	const sorted = offered.toSorted((one, other) => isDefault(other) - isDefault(one));
	const images = imagesOf[check].length > 1 ? imageFields.two : imageFields.one;
	return { node: checkLabels[check], images, providers: sorted.map(panelOf) };
});

describe.each(nodes)('the panel of a new $node node', ({ node, images, providers }) => {
	beforeAll(async () => {
		await openSelfies();
		await editor.addNode(node);
	});

	test.each<Panel>(providers)('with $label', async ({ label, threshold, limits, own }) => {
		if (label !== providers[0]?.label) await editor.chooseProvider(label);
		const provider = providers.length === 1 ? [] : [['Provider', label]];
		expect(await editor.fields()).toEqual([
			...provider,
			['Simulate the Vendor', 'off'],
			...images,
			...own,
			['Pass Threshold', threshold],
		]);
		const notice = await editor.notice();
		for (const part of [label, ...limits]) expect(notice).toContain(part);
		const { offered } = await editor.credentials();
		expect(offered[0]).toBe(`${label} account, ${label} API`);
		expect(offered).toHaveLength(2);
	});

	test('has what almost nobody changes in its settings', async () => {
		await editor.openSettings();
		expect((await editor.fields()).slice(0, settings.length)).toEqual(settings);
	});
});

test('a country is found by its name', async () => {
	await openSelfies();
	await editor.addNode('ID Liveness');
	await editor.chooseFromList('countryCode', 'turkey');
	expect(await editor.fields()).toContainEqual(['Country Code', 'Türkiye (TUR)']);
	expect(await editor.fieldsWithIssues()).toEqual([]);
});

describe('the credential for callbacks', () => {
	async function labelsOfFields(): Promise<readonly string[]> {
		return (await editor.fields()).map(([label]) => label);
	}

	test.each([
		{ node: 'Document Forgery', field: 'Callback URL', others: ['Credential'] },
		{ node: 'ARGOS Trigger', field: 'Secret', others: [] },
	])('is in $node, and $field is in its settings', async ({ node, field, others }) => {
		await openSelfies();
		await editor.addNode(node);
		if (others.length > 0) {
			expect(await editor.credentialLabels()).toEqual(others);
			await editor.choose('delivery', 'Callback');
		}
		expect(await editor.credentialLabels()).toEqual([...others, 'Callback Credential']);
		expect(await labelsOfFields()).not.toContain(field);
		await editor.openSettings();
		expect(await labelsOfFields()).toContain(field);
		expect(await editor.fieldsWithIssues()).toEqual([]);
	});
});

describe('a workflow in the editor', () => {
	beforeAll(openSelfies);

	test('the canvas names the outputs, the provider and the threshold', async () => {
		expect(await editor.outputs(checkName)).toEqual(['Pass', 'Fail', 'Inconclusive', 'Error']);
		expect(await editor.subtitle(checkName)).toBe('Kairos, pass at 60');
	});

	test('the next node offers the verdict before the first run', async () => {
		await editor.openNode('Accepted');
		const offered = await editor.input();
		for (const field of ['faceLiveness', 'outcome', 'score', 'nextStep', 'reasons']) {
			expect(offered).toContain(field);
		}
		await editor.closeNode();
	});

	test('a run counts the items on each output', async () => {
		await editor.execute();
		const counts = ends.map(async (end) => await editor.itemsBetween(checkName, end));
		expect(await Promise.all(counts)).toEqual(['2 items', '1 item', '1 item', '1 item']);
	});

	test('the output panel has a branch for each, with verdicts and hints', async () => {
		await editor.openNode(checkName);
		expect(await editor.branches()).toEqual([
			'Pass Branch (2 items)',
			'Fail Branch (1 item)',
			'Inconclusive Branch (1 item)',
			'Error Branch (1 item)',
		]);
		expect(await editor.showOutput(0, 'json')).toContain('"nextStep": "accept"');
		expect(await editor.showOutput(1, 'json')).toContain('"livenessBelowThreshold"');
		const hints = await editor.hints();
		expect(hints).toContain('5 images: 2 passed, 1 failed, 1 inconclusive, 1 error');
		expect(hints).toContain('1 image was too small for Kairos, which needs at least 300 x 300 px');
		expect(hints).toContain('Kairos was unavailable');
		await editor.closeNode();
	});
});

describe('the credential form', () => {
	test.each(vendors)('of $label', async ({ credential: { type, secret } }) => {
		const data = demoCredentials(simulator)[type] ?? {};
		const right = await n8n.api.createCredential('Right', type, data);
		expect(await editor.openCredential(right)).toBe('success');
		const [key] = secret;
		const wrong = await n8n.api.createCredential('Wrong', type, {
			...data,
			[key]: 'wrong-demo-key',
		});
		expect(await editor.openCredential(wrong)).toBe('error');
		expect(await editor.errorDetails()).toMatch(/refused the (API key|App ID or App Key)/);
	});
});

describe('the icons', () => {
	test.each(['light', 'dark'] as const)('are drawn in the %s theme', async (theme) => {
		const chain = exampleWorkflows().get('kyc-chain') ?? { nodes: [], connections: {} };
		const { id } = await n8n.api.createWorkflow(n8n.withCredentials(chain));
		const themed = await Editor.open(browser, n8n.address, { theme });
		await themed.openWorkflow(id);
		const ending = theme === 'dark' ? '.dark.svg' : '.svg';
		for (const file of ['faceLiveness', 'idLiveness', 'documentForgery']) {
			const { address, width } = await themed.icon(iconNames[file] ?? '');
			expect(address.split('/').at(-1)).toBe(`${file}${ending}`);
			expect(width).toBeGreaterThan(0);
		}
		await themed.page.close();
	});
});

/** The node that has the icon. */
const iconNames: Readonly<Record<string, string>> = {
	faceLiveness: 'Face Liveness',
	idLiveness: 'ID Liveness',
	documentForgery: 'Document Forgery',
};
