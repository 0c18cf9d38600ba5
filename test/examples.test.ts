import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readWorkflow } from './engine/workflowFile';
import { type Box, drawCanvas, nodesUnder } from './harness/n8n/workflows/canvas';

const folder = resolve(__dirname, '../examples');
const examples = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => ({ file, path: resolve(folder, file) }));

describe.each(examples)('examples/$file', ({ path }) => {
	const text = readFileSync(path, 'utf8');
	const { nodes, connections } = readWorkflow(path);
	const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
	const steps = nodes.filter((node) => !notes.includes(node));
	const ours = nodes.filter(({ type }) => type.startsWith('n8n-nodes-kyc-liveness.'));
	const checks = ours.filter(({ type }) => !/(Trigger|kycDecision)$/.test(type));
	const decisions = ours.filter(({ type }) => type.endsWith('.kycDecision'));

	test('is built of this package’s nodes and n8n’s own, without code', () => {
		const types = nodes.map(({ type }) => type);
		expect(types.filter((type) => !/^n8n-nodes-(base|kyc-liveness)\./.test(type))).toEqual([]);
		expect(types.filter((type) => /code|function|command|ssh/i.test(type))).toEqual([]);
	});

	test('has a name and an ID for each node, and no loose end of a connection', () => {
		const names = nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(nodes.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		const targets = Object.values(connections).flatMap(({ main = [] }) =>
			main.flatMap((output) => (output ?? []).map(({ node }) => node)),
		);
		expect(names).toEqual(expect.arrayContaining([...Object.keys(connections), ...targets]));
	});

	test('lets no item go by a check, and loses none', () => {
		expect(ours).not.toEqual([]);
		for (const { name, onError, parameters, disabled, retryOnFail, executeOnce } of checks) {
			expect({ name, disabled, retryOnFail, executeOnce }).toEqual({ name });
			const single = parameters.routing === 'single';
			expect(onError).toBe(single ? 'continueRegularOutput' : 'continueErrorOutput');
			const ways = (connections[name]?.main ?? []).map((output) => output?.length ?? 0);
			const pending = parameters.delivery === 'callback' ? 1 : 0;
			expect(ways).toHaveLength(single ? 1 : 4 + pending);
			expect(ways).not.toContain(0);
		}
		for (const { name, disabled, executeOnce, parameters } of decisions) {
			expect({ name, disabled, executeOnce }).toEqual({ name });
			expect(parameters).toMatchObject({ require: 'upstream', options: {} });
			const ways = (connections[name]?.main ?? []).map((output) => output?.length ?? 0);
			expect(ways).toHaveLength(5);
			expect(ways).not.toContain(0);
		}
	});

	test('where there is a KYC Decision, checks lead only to it', () => {
		const goals = decisions.length === 0 ? nodes : [...checks, ...decisions];
		const behind = checks.flatMap(({ name }) => connections[name]?.main?.flat() ?? []);
		const astray = behind.filter((way) => !goals.some(({ name }) => name === way?.node));
		expect(astray).toEqual([]);
	});

	test('holds no data, no key and no address of anybody', () => {
		const { pinData } = z.object({ pinData: z.object({}).strict() }).parse(JSON.parse(text));
		expect(pinData).toEqual({});
		const hosts = [...text.matchAll(/(?:https?:\/\/|@)([\w.-]+\.[a-z]+)\b/gi)].map(
			([, host]) => host,
		);
		const ours = /(^|\.)example\.com$|^(selfie|id)\.jpg$/;
		expect(hosts.filter((host) => !ours.test(host ?? ''))).toEqual([]);
		const credentials = nodes.flatMap((node) => Object.values(node.credentials ?? {}));
		for (const { id } of credentials) expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
	});

	test('explains itself', () => {
		expect(notes.length).toBeGreaterThanOrEqual(3);
		for (const { parameters } of notes) expect(parameters.content).toMatch(/^##/);
		const yellow = notes.filter(({ parameters }) => parameters.color === 1);
		expect(yellow.map(({ name }) => name)).toEqual(['Note: Before Use']);
	});

	test('has a tidy canvas', () => {
		const { boxes, wires } = drawCanvas(steps, connections);
		const sheets = notes.map(({ name, position: [left, top], parameters }) => {
			const { width, height } = sheetSize.parse(parameters);
			return { name, left, top, right: left + width, bottom: top + height };
		});
		expect(pairs(boxes).filter(([one, other]) => overlap(one, other))).toEqual([]);
		const crossing = pairs([...sheets]).filter(
			([one, other]) => overlap(one, other) && !within(one, other) && !within(other, one),
		);
		expect(crossing).toEqual([]);
		const cut = sheets.flatMap((sheet) =>
			boxes.filter((box) => overlap(sheet, box) && !within(box, sheet)).map((box) => [sheet, box]),
		);
		expect(cut).toEqual([]);
		const through = wires.flatMap((wire) =>
			nodesUnder(wire, boxes).map((node) => `${wire.from} -> ${wire.to} through ${node}`),
		);
		expect(through).toEqual([]);
	});
});

const sheetSize = z.object({ width: z.number(), height: z.number() });

function overlap(one: Box, other: Box): boolean {
	return (
		one.left < other.right &&
		other.left < one.right &&
		one.top < other.bottom &&
		other.top < one.bottom
	);
}

function within(inner: Box, outer: Box): boolean {
	return (
		inner.left >= outer.left &&
		inner.right <= outer.right &&
		inner.top >= outer.top &&
		inner.bottom <= outer.bottom
	);
}

function pairs<T>(all: readonly T[]): ReadonlyArray<readonly [T, T]> {
	return all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
}
