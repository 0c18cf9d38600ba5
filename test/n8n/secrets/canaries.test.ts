import { foundIn } from '../../engine/canaries';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import {
	callbackEchoes,
	canaryKeys,
	checkedFaults,
	writeSecrets,
	leaksOf,
	save,
	keepingSetting,
	type Secrets,
} from './canaryRuns';
import { callbackCanaryWorkflows, canaryWorkflows } from './canaryWorkflows';
import { databaseRows, keptBy } from './keptByN8n';
import { leakingWorkflow, leaks } from './leakingWorkflow';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';

let simulator: Simulator;
let n8n: RunningN8n;
let secrets: Secrets;

/** n8n logs and counts as much as possible. */
const env = {
	N8N_LOG_LEVEL: 'debug',
	N8N_LOG_OUTPUT: 'console,file',
	N8N_METRICS: 'true',
	N8N_METRICS_INCLUDE_MESSAGE_EVENT_BUS_METRICS: 'true',
	N8N_METRICS_INCLUDE_WORKFLOW_NAME_LABEL: 'true',
	N8N_METRICS_INCLUDE_NODE_TYPE_LABEL: 'true',
	N8N_METRICS_INCLUDE_CREDENTIAL_TYPE_LABEL: 'true',
};

beforeAll(async () => {
	simulator = await startSimulator({ keys: canaryKeys, keepBodies: false });
	n8n = await startN8n(simulator, { env });
	secrets = await writeSecrets(n8n);
});
afterAll(async () => {
	await n8n.stop();
	await simulator.close();
});

test('n8n keeps no key and no image of an execution, for every fault', async () => {
	const workflows = await save(n8n, canaryWorkflows(secrets.folder, await keepingSetting()));
	const found: string[] = [];
	for (const happening of checkedFaults(secrets.image)) {
		found.push(...(await leaksOf(n8n, simulator, workflows, secrets, happening)));
	}
	expect(found).toEqual([]);
}, 600_000);

test('n8n keeps no secret of the callbacks either, for every echo', async () => {
	const workflows = await save(
		n8n,
		callbackCanaryWorkflows(secrets.folder, await keepingSetting()),
	);
	const found: string[] = [];
	for (const happening of callbackEchoes(secrets.image)) {
		found.push(...(await leaksOf(n8n, simulator, workflows, secrets, happening)));
		expect(simulator.requests).not.toEqual([]);
	}
	expect(found).toEqual([]);
}, 600_000);

test('its database, logs, metrics and other files have no key and no image', async () => {
	const kept = await keptBy(n8n);
	expect(kept.map(({ place }) => place)).toEqual(
		expect.arrayContaining(['.n8n/database.sqlite', '.n8n/n8nEventLog.log']),
	);
	const found = kept.map(({ place, text }) => [place, foundIn(text, secrets.canaries)]);
	expect(found.filter(([, names]) => names?.length !== 0)).toEqual([]);
});

describe('the search finds', () => {
	test.each(leaks)('$name that a node lets out', async ({ expression }) => {
		const saved = await n8n.api.createWorkflow(leakingWorkflow(expression(secrets.image)));
		const stored = await n8n.api.stored(await n8n.api.startManually(saved));
		expect(new Set(foundIn(stored, secrets.canaries)).size).toBe(1);
		const rows = (await databaseRows(n8n.folder)).split('\n');
		const runs = rows.filter((row) => row.startsWith('execution_data.data\t'));
		expect(foundIn(runs.join('\n'), secrets.canaries)).not.toEqual([]);
	});

	test('a key in each of the other places', async () => {
		const key = canaryKeys.argos.apiKey;
		const name = `A workflow called ${key}`;
		await n8n.run({ ...leakingWorkflow('={{ "nothing" }}'), name });
		await fetch(`${n8n.address}/webhook/${key}`, { headers: { connection: 'close' } });
		const kept = await keptBy(n8n);
		const places = kept.filter(({ text }) => foundIn(text, secrets.canaries).length > 0);
		expect(places.map(({ place }) => place)).toEqual(
			expect.arrayContaining([
				'the rows of the database',
				// The latest writes may still be in a separate file.
				expect.stringMatching(/^\.n8n\/database\.sqlite/),
				'.n8n/n8nEventLog.log',
				// n8n begins a new file when one is full.
				expect.stringMatching(/^\.n8n\/logs\/n8n\d*\.log$/),
				'the console',
				'the metrics',
			]),
		);
	});
});
