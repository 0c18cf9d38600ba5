import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testedCalls } from '../contract/vendorCalls';
import { onlyItem, runCheckNode } from '../engine/checkNode';
import { filesFor, picture } from '../engine/items';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { startEngineTo } from './bench';

/** Somebody who answers in the vendor's place, with a certificate of his own making. */
let impostor: Server;
let simulator: Simulator;
let asked = 0;

beforeAll(async () => {
	const folder = mkdtempSync(join(tmpdir(), 'kyc-certificate-'));
	const [key, cert] = ['key.pem', 'certificate.pem'].map((name) => join(folder, name));
	const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
	const files = ['-keyout', key ?? '', '-out', cert ?? '', '-days', '1', '-nodes'];
	const args = ['req', '-x509', '-newkey', 'rsa:2048', ...files, ...subject];
	execFileSync('openssl', args, { stdio: 'pipe' });
	impostor = createServer({ key: readFileSync(key ?? ''), cert: readFileSync(cert ?? '') }, () => {
		asked += 1;
	});
	rmSync(folder, { recursive: true });
	impostor.listen(0, '127.0.0.1');
	await once(impostor, 'listening');
	simulator = await startSimulator();
});
afterAll(async () => {
	impostor.close();
	await simulator.close();
});

test.each(testedCalls)('$name: a certificate that nobody vouches for ends it', async (call) => {
	const address = impostor.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	const engine = await startEngineTo(`https://localhost:${address.port}`, simulator);
	const data = await picture('genuine', { subject: call.subject, width: 1280, height: 960 });
	const { outputs } = await runCheckNode(
		engine,
		call,
		[await engine.item({}, await filesFor(call, data))],
		{
			options: { maxRetries: 1 },
			onError: 'continueRegularOutput',
		},
	);
	const { item, output } = onlyItem(outputs);
	expect(output).toBe(2);
	expect(item.json[call.check]).toMatchObject({
		outcome: 'error',
		passed: false,
		reasons: ['unreachable'],
		attempts: 2,
	});
	expect(asked).toBe(0);
});
