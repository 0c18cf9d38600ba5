import { createHash } from 'node:crypto';
import sharp from 'sharp';
import {
	filesOfBoth,
	onlyItem,
	runCheckNode,
	type NodeSetting,
	verdictOn,
} from '../engine/checkNode';
import type { Engine } from '../engine/engine';
import { genuineCard, picture } from '../engine/items';
import { startVendorServer, type VendorServer } from '../vendors/server';
import { startEngineOn } from './contract';
import { isComparison, rows, type Row } from './vendorCalls';

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const text = Buffer.from('This is a note, not a photo.');

let server: VendorServer;
let engine: Engine;
let image: Buffer;
let card: Buffer;

beforeAll(async () => {
	server = await startVendorServer();
	engine = await startEngineOn(server, 'filesystem');
	[image, card] = await Promise.all([picture('genuine'), genuineCard()]);
});
afterEach(() => server.reset());
afterAll(async () => await server.close());

async function leftOf(row: Row, files: Readonly<Record<string, Buffer>>, setting: NodeSetting) {
	const items = [await engine.item({}, files)];
	const { outputs } = await runCheckNode(engine, row, items, {
		parameters: filesOfBoth,
		...setting,
	});
	return onlyItem(outputs);
}

async function verdictOf(row: Row, files: Readonly<Record<string, Buffer>>, options = {}) {
	const setting = { onError: 'continueRegularOutput', options } as const;
	const { item, output } = await leftOf(row, files, setting);
	expect(output).toBe(2);
	return verdictOn([item], row.check);
}

describe.each(rows.filter(isComparison))('$name takes two images', (row) => {
	test.each([
		['selfie', { data: text }, { noun: 'selfie', message: /^Selfie: / }],
		['reference', { reference: text }, { noun: 'photo of the ID', message: /^Photo of your ID: / }],
	] as const)('and says that the %s is at fault, before it asks', async (which, change, words) => {
		const { noun, message } = words;
		const files = { data: image, reference: card, ...change };
		expect(await verdictOf(row, files, { applicantMessage: 'en' })).toMatchObject({
			...{ passed: false, nextStep: 'retake', reasons: ['notAnImage'], unusableImage: which },
			summary: expect.stringContaining(noun),
			applicantMessage: expect.stringMatching(message),
			image: { sha256: sha256Of(files.data) },
			referenceImage: { sha256: sha256Of(files.reference) },
		});
		expect(server.arrived).toEqual([]);
	});

	test('and says where the vendor does not say which of them is at fault', async () => {
		const unnamed = row.ownAnswers.find(
			({ reason, at }) =>
				(reason === 'noFaceFound' || reason === 'imageNotAnalysable') && at === undefined,
		);
		if (!unnamed) throw new Error('Every answer names an image');
		server.answerNext(unnamed.status, unnamed.body);
		const verdict = await verdictOf(row, { data: image, reference: card });
		expect(verdict.summary).toContain('one of the two images');
	});

	test.each([
		['data', 'reference', 'Selfie Field Name'],
		['reference', 'data', 'ID Photo Field Name'],
	])('and asks nothing without %s', async (missing, there, label) => {
		expect(await verdictOf(row, { [there]: image })).toMatchObject({
			...{ outcome: 'error', reasons: ['missingImage'] },
			error: {
				message: `The item has no image in the binary field "${missing}"`,
				description: expect.stringContaining(`Set ${label} to the name of the image`),
			},
			image: there === 'data' ? { sha256: sha256Of(image) } : null,
			referenceImage: null,
		});
		expect(server.arrived).toEqual([]);
	});

	test('and compares no picture with itself, also where only the fitted copies are equal', async () => {
		const tiff = await sharp(image).tiff().toBuffer();
		const pairs = [
			[image, image],
			[tiff, Buffer.concat([tiff, Buffer.from('more')])],
		] as const;
		for (const [data, reference] of pairs) {
			expect(await verdictOf(row, { data, reference })).toMatchObject({
				...{ outcome: 'error', nextStep: 'fix', reasons: ['invalidParameter'] },
				error: { message: 'The photo of the ID is the same file as the selfie' },
			});
		}
		expect(server.arrived).toEqual([]);
	});

	test('and has both in the report on the Error output', async () => {
		const setting = { onError: 'continueErrorOutput', options: { maxRetries: 0 } } as const;
		const { item } = await leftOf(row, { data: image, reference: card }, setting);
		expect(item.json.error).toMatchObject({
			...{ check: 'faceMatch', reason: 'vendorUnavailable', attempts: 1 },
			image: { sha256: sha256Of(image) },
			referenceImage: { sha256: sha256Of(card) },
		});
	});
});
