import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { environment, runN8nOnce } from '../harness/n8n/n8nProcess';
import { startN8n, type RunningN8n } from '../harness/n8n/runningN8n';
import { createUserFolder, type UserFolder } from '../harness/n8n/userFolder';
import { n8n1, n8n2, type N8nVersion } from '../harness/n8n/versions';
import { vendors } from '../vendors';

const run = promisify(execFile);

const nodeTypes = [
	'argosTrigger',
	'documentForgery',
	'faceLiveness',
	'faceMatch',
	'idLiveness',
	'kycDecision',
].map((name) => `n8n-nodes-kyc-liveness.${name}`);
const credentialTypes = [...vendors.map(({ credential }) => credential.type), 'argosCallbackApi'];
const named = z.array(z.object({ name: z.string() }));

const ofThisPackage = (types: unknown): readonly string[] =>
	named
		.parse(types)
		.map(({ name }) => name)
		.filter((name) => name.startsWith('n8n-nodes-kyc-liveness.'))
		.sort();

describe.each([
	{ version: 'n8n 2', installed: n8n2 },
	{ version: 'n8n 1', installed: n8n1 },
])('in $version, installed as users install it', ({ installed }) => {
	let version: N8nVersion;
	let folder: UserFolder;

	beforeAll(async () => {
		version = installed();
		folder = await createUserFolder();
	});
	afterAll(async () => await folder.remove());

	test('the nodes load under their real type names, and n8n logs no problem', async () => {
		const output = join(folder.path, 'nodes.json');
		const env = environment(version, folder.path);
		const { code, log } = await runN8nOnce(version, ['export:nodes', `--output=${output}`], env);
		expect({ code, complaints: log.match(/.*\b(error|missing|could not)\b.*/gi) }).toEqual({
			code: 0,
			complaints: null,
		});
		expect(ofThisPackage(JSON.parse(await readFile(output, 'utf8')))).toEqual(nodeTypes);
	});

	test('no dependency is missing', async () => {
		const args = ['ls', '--omit=dev', '--all', '--json'];
		const { stdout } = await run('npm', args, { cwd: folder.packageFolder });
		expect(JSON.parse(stdout)).not.toHaveProperty('problems');
		// n8n-workflow is the only module outside of its folder that a package can use.
		const ofN8n = join(folder.path, 'of-n8n');
		await mkdir(ofN8n);
		await symlink(join(version.cli, '../../../n8n-workflow'), join(ofN8n, 'n8n-workflow'));
		const script = [join(__dirname, 'requireAll.cjs'), folder.packageFolder];
		const loaded = await run(join(version.nodeFolder, 'node'), script, {
			cwd: folder.path,
			env: { NODE_PATH: ofN8n },
		});
		expect(Number(loaded.stdout)).toBeGreaterThan(20);
	});
});

describe('the editor', () => {
	let simulator: Simulator;
	let n8n: RunningN8n;

	beforeAll(async () => {
		simulator = await startSimulator();
		n8n = await startN8n(simulator);
	});
	afterAll(async () => {
		await n8n.stop();
		await simulator.close();
	});

	test('gets the nodes and the credentials by their real names', async () => {
		expect(ofThisPackage(await n8n.api.get('/types/nodes.json'))).toEqual(nodeTypes);
		const credentials = named.parse(await n8n.api.get('/types/credentials.json'));
		expect(credentials.map(({ name }) => name)).toEqual(expect.arrayContaining(credentialTypes));
	});
});
