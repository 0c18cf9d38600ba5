import { nodeName } from '../../engine/checkNode';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { databaseRows } from '../secrets/keptByN8n';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';
import { aftermath, untilBusy, occupations, stoppable, timeUp } from './stopping';

let simulator: Simulator;
let n8n: RunningN8n;

/** In seconds. */
const limits = { EXECUTIONS_TIMEOUT: '2', N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '1' };

beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.close());

const telling = occupations.filter(({ name }) => /requests hang|one item after/.test(name));

describe.each(telling)('while $name', (occupation) => {
	beforeAll(async () => {
		n8n = await startN8n(simulator, { env: limits });
	});
	beforeEach(() => simulator.faults.add({ then: occupation.fault }));
	afterEach(() => simulator.reset());
	afterAll(async () => await n8n.stop());

	test('the time limit of n8n ends', async () => {
		const saved = await n8n.api.createWorkflow(await stoppable(n8n, occupation));
		const id = await n8n.api.startManually(saved);
		const stoppedAt = await timeUp(n8n, id, 2);
		expect(await aftermath(simulator, stoppedAt)).toEqual({ late: 0, over: true });
		const { status, outputsOf } = await n8n.api.finished(id);
		expect({ status, passed: outputsOf(nodeName)[0] ?? [] }).toEqual({
			status: 'canceled',
			passed: [],
		});
	});

	test('n8n shuts down during the execution', async () => {
		const saved = await n8n.api.createWorkflow(await stoppable(n8n, occupation));
		const id = await n8n.api.startManually(saved);
		await untilBusy(simulator, occupation);
		const asked = Date.now();
		await n8n.shutDown();
		expect(Date.now() - asked).toBeLessThan(5000);
		expect(await aftermath(simulator, Date.now())).toMatchObject({ over: true });

		const rows = (await databaseRows(n8n.folder)).split('\n');
		const from = rows.indexOf(`execution_entity.id\t${id}`);
		const status = rows.slice(from).find((row) => row.startsWith('execution_entity.status\t'));
		expect(status).toMatch(/\t(?:running|crashed|canceled|error)$/);
		const runs = rows.filter((row) => row.startsWith('execution_data.data\t'));
		expect(runs.join('\n')).not.toContain('"passed":true');
	});
});
