import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { prepareN8n, type CommandLineN8n } from '../commandLineN8n';
import { exampleWorkflows } from '../examples';
import { environment, runN8nOnce } from '../n8nProcess';
import { n8n1 } from '../versions';
import { imagesFolder } from './applicants';
import { openChat, type Chat } from './chat';
import { withFolder } from './folderReport';
import { counts, exampleNamed, withParameters } from './stage';

const nodeTypes = z.array(
	z.object({ name: z.string(), version: z.union([z.number(), z.array(z.number())]) }),
);

let simulator: Simulator;
let n8n: CommandLineN8n;
let chat: Chat;
let folder: string;

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await prepareN8n(n8n1(), simulator);
	chat = await openChat();
	folder = join(n8n.folder.files, 'kyc');
	await mkdir(join(folder, 'images'), { recursive: true });
	for (const applicant of ['01-genuine', '03-spoofed-selfie', '08-no-face', '14-vendor-down']) {
		const selfie = join(imagesFolder, applicant, 'selfie.jpg');
		await copyFile(selfie, join(folder, 'images', `${applicant}.jpg`));
	}
});
afterAll(async () => {
	await n8n.stop();
	await simulator.close();
	await chat.close();
});

test.each([...exampleWorkflows()])('%s can be imported into n8n 1', async (_name, workflow) => {
	expect(await n8n.importWorkflow(workflow)).toMatch(/^imported/);
});

test('n8n 1 has every node of the examples, in its version', async () => {
	const output = join(n8n.folder.path, 'nodes.json');
	const env = environment(n8n1(), n8n.folder.path);
	await runN8nOnce(n8n1(), ['export:nodes', `--output=${output}`], env);
	const known = nodeTypes
		.parse(JSON.parse(await readFile(output, 'utf8')))
		.flatMap(({ name, version }) => [version].flat().map((one) => `${name} ${one}`));
	const used = [...exampleWorkflows().values()].flatMap(({ nodes }) =>
		nodes.map(({ type, typeVersion }) => `${type} ${typeVersion}`),
	);
	expect(known).toEqual(expect.arrayContaining(used));
});

test('folder-report runs in n8n 1', async () => {
	const { status } = await n8n.run(withFolder(exampleNamed('folder-report'), folder));
	expect(status).toBe('success');
	const report = (await readdir(folder)).find((file) => file.startsWith('report-'));
	const text = await readFile(join(folder, report ?? ''), 'utf8');
	expect(
		text
			.replace(/^\uFEFF/, '')
			.trimEnd()
			.split('\n'),
	).toEqual([
		'file,outcome,score,next step,reasons',
		'01-genuine.jpg,pass,97,accept,',
		'03-spoofed-selfie.jpg,fail,8,reject,livenessBelowThreshold',
		'08-no-face.jpg,inconclusive,,retake,noFaceFound',
		'14-vendor-down.jpg,error,,retry,vendorUnavailable',
	]);
});

test('error-alert runs in n8n 1', async () => {
	const inFolder = withFolder(exampleNamed('error-alert'), folder);
	const alerting = withParameters(inFolder, 'Alert', { url: chat.url });
	const soon = { amount: 1, unit: 'seconds' };
	const execution = await n8n.run(withParameters(alerting, 'Wait an Hour', soon));
	expect(execution.status).toBe('success');
	expect(counts(execution, 'Passed')).toEqual([1]);
	expect(execution.runsOf('Face Liveness')).toBe(4);
	expect(chat.messages).toHaveLength(4);
	const left = (await readdir(folder)).filter((file) => file.startsWith('left-over-'));
	expect(left).toEqual([expect.stringMatching(/^left-over-\d+-1-14-vendor-down\.jpg$/)]);
});
