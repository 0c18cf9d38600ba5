import { parse } from 'flatted';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { testedCalls } from '../../contract/vendorCalls';
import { nodeName, type NodeSetting } from '../../engine/checkNode';
import { picture } from '../../engine/items';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { fileWorkflow, writePictures } from '../../harness/n8n/workflows/fileWorkflow';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';
import { n8n2 } from '../../harness/n8n/versions';

// n8n 2.41 knows which fields a node type declares as sensitive. It has the code to redact them, but
// does not use it. These tests call that code directly.

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

const item = z.object({ json: z.record(z.unknown()) });
const runData = z.record(z.array(z.object({ data: z.object({ main: z.array(z.array(item)) }) })));
const stored = z.object({ resultData: z.object({ runData }) });
const description = z.object({ name: z.string(), sensitiveOutputFields: z.array(z.string()) });

const hidden = { __redacted: true, reason: 'node_defined_field', canReveal: false };

describe.each(testedCalls)('$name', (call) => {
	/** The verdict as n8n keeps it, and as its redaction would show it. */
	async function verdicts(setting: NodeSetting, field: string) {
		const image = await picture('genuine', { subject: call.subject });
		const folder = await writePictures(n8n.folder, call.call, { '1.jpg': image });
		const workflow = n8n.withCredentials(fileWorkflow(call, folder, setting));
		const saved = await n8n.api.createWorkflow(workflow);
		const run = parse(await n8n.api.stored(await n8n.api.startManually(saved)));
		const kept = stored.parse(run).resultData.runData;
		const input = {
			runData: kept,
			nodes: workflow.nodes,
			descriptions: { [call.nodeType]: await describedBy(call.nodeType) },
		};
		return { kept: verdictIn(kept, field), shown: verdictIn(await redact(input), field) };
	}

	test('hides only the raw answer', async () => {
		const setting = { options: { includeRawResponse: true } };
		const { kept, shown } = await verdicts(setting, call.check);
		expect(kept).toMatchObject({ outcome: 'pass', passed: true, raw: expect.any(Object) });
		expect(kept.raw).not.toEqual(hidden);
		expect(shown).toEqual({ ...kept, raw: hidden });
	});

	test('does not change a verdict without a raw answer', async () => {
		const { kept, shown } = await verdicts({}, call.check);
		expect(shown).toEqual(kept);
	});

	test('does not hide a field of another name', async () => {
		const setting = { options: { includeRawResponse: true, resultField: 'verdict' } };
		const { kept, shown } = await verdicts(setting, 'verdict');
		expect(shown).toEqual(kept);
	});
});

async function describedBy(nodeType: string): Promise<unknown> {
	const nodeInfos = [{ name: nodeType, version: 1 }];
	const [found] = z.array(description).parse(await n8n.api.post('/rest/node-types', { nodeInfos }));
	return found;
}

function verdictIn(data: z.infer<typeof runData>, field: string): Record<string, unknown> {
	const [output] = data[nodeName]?.[0]?.data.main ?? [];
	return z.record(z.unknown()).parse(output?.[0]?.json[field]);
}

async function redact(input: object): Promise<z.infer<typeof runData>> {
	const { nodeFolder, cli } = n8n2();
	const args = [join(__dirname, 'redact.mjs'), join(cli, '../..')];
	const child = spawn(join(nodeFolder, 'node'), args, { stdio: ['pipe', 'pipe', 'inherit'] });
	child.stdin.end(JSON.stringify(input));
	return runData.parse(JSON.parse(await text(child.stdout)));
}
