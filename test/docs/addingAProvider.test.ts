import { startEngine } from '../engine/engine';
import { runCheckNode } from '../engine/checkNode';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { TestedCall } from '../contract/vendorCalls';
import { picture } from '../engine/items';
import { readGuide } from './guide';

const root = resolve(__dirname, '../..');
const adapter = 'nodes/verification/providers/fennec';
const guide = readGuide(join(root, 'docs/adding-a-provider.md'), adapter);
const isProduct = (file: string) => /^(nodes|credentials|package\.json|index\.js)/.test(file);

let folder: string;
let vendor: Server;
let baseUrl: string;
const answers: Array<readonly [status: number, body: unknown]> = [];

/** A copy of the package, changed as the guide says and nowhere else. */
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kyc-guide-'));
	for (const part of [
		'nodes',
		'credentials',
		'package.json',
		'index.js',
		'tsconfig.json',
		'gulpfile.js',
	]) {
		await cp(join(root, part), join(folder, part), { recursive: true });
	}
	await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
	for (const [file, code] of guide.files) {
		if (!isProduct(file)) continue;
		await mkdir(dirname(join(folder, file)), { recursive: true });
		await writeFile(join(folder, file), code);
	}
	for (const { file, before, after } of guide.changes) {
		const text = await readFile(join(folder, file), 'utf8');
		if (text.split(before).length !== 2) throw new Error(`${file} has no such lines:\n${before}`);
		await writeFile(
			join(folder, file),
			text.replace(before, () => after),
		);
	}
	for (const icon of ['fennec.svg', 'fennec.dark.svg']) {
		await cp(join(root, 'credentials/kairos.svg'), join(folder, 'credentials', icon));
	}
	await promisify(execFile)(
		process.execPath,
		[join(root, 'node_modules/gulp/bin/gulp.js'), 'build'],
		{ cwd: folder },
	);

	vendor = createServer((request, response) => {
		request.resume().on('end', () => {
			const [status, body] =
				request.headers['x-fennec-key'] === 'demo-fennec-key'
					? (answers.shift() ?? [500, {}])
					: [401, {}];
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
		});
	});
	await new Promise<void>((listening) => vendor.listen(0, '127.0.0.1', listening));
	const address = vendor.address();
	baseUrl = `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`;
}, 60_000);

afterAll(async () => {
	vendor.close();
	await rm(folder, { recursive: true, force: true });
});

const fennec: TestedCall = {
	name: 'Fennec face',
	call: 'kairosFace',
	provider: 'kairos',
	label: 'Fennec',
	credentialType: 'fennecApi',
	nodeType: 'n8n-nodes-kyc-liveness.faceLiveness',
	check: 'faceLiveness',
	subject: 'selfie',
	parameters: { provider: 'fennec' },
	defaultThreshold: 70,
	genuine: { liveness: 93 },
	attack: { scenario: '', score: 0, reasons: [] },
	hasReference: true,
	engineVersion: null,
	forbidden: 'unauthorized',
};

test('the guide changes nothing but what it names, and leaves the shared rooms alone', () => {
	const touched = [...guide.files.keys(), ...guide.changes.map(({ file }) => file)].filter(
		isProduct,
	);
	expect([...new Set(touched)].sort()).toEqual([
		'credentials/FennecApi.credentials.ts',
		'index.js',
		'nodes/FaceLiveness/FaceLiveness.node.json',
		'nodes/FaceLiveness/FaceLiveness.node.ts',
		`${adapter}/fennec.answers.ts`,
		`${adapter}/fennec.parameters.ts`,
		`${adapter}/fennec.provider.ts`,
		`${adapter}/fennec.requests.ts`,
		'nodes/verification/providers/registry.ts',
		'package.json',
	]);
});

test('a fourth vendor that follows the guide works on n8n’s engine', async () => {
	const engine = await startEngine({
		binaryMode: 'filesystem',
		credentials: { fennecApi: { apiKey: 'demo-fennec-key', baseUrl } },
		packageFolder: folder,
	});
	const items = [await engine.item({}, { data: await picture('genuine') })];
	answers.push([200, { id: 77, live: 0.93 }]);
	const passed = await runCheckNode(engine, fennec, items, { options: { depth: 'thorough' } });
	expect(passed.outputs[0]?.[0]?.json.faceLiveness).toMatchObject({
		provider: 'fennec',
		outcome: 'pass',
		score: 93,
		threshold: 70,
		transactionId: '77',
	});

	answers.push([422, { error: { code: 'NO_FACE', text: 'No face' } }]);
	const unusable = await runCheckNode(engine, fennec, items);
	expect(unusable.outputs[2]?.[0]?.json.faceLiveness).toMatchObject({ reasons: ['noFaceFound'] });

	answers.push([200, { id: 78 }]);
	const unreadable = await runCheckNode(engine, fennec, items, {
		onError: 'continueRegularOutput',
	});
	expect(unreadable.outputs[2]?.[0]?.json.faceLiveness).toMatchObject({
		reasons: ['unreadableAnswer'],
	});
});
