import type { IDataObject, IDataDeduplicator } from 'n8n-workflow';
import { DataDeduplicationService } from 'n8n-core';
import { version } from '../../package.json';
import { verdictOn } from './checkNode';
import { chain, node, start } from './decisionWorkflow';
import type { Engine, WorkflowJson } from './engine';
import { startEngine } from './engine';

const triggerName = 'ARGOS Trigger';
/** The result as the webhook accepts it. */
const delivered = { transactionId: 'txn_1', delivery: JSON.stringify(result('txn_1')) };

let engine: Engine;
beforeAll(async () => {
	engine = await startEngine({ binaryMode: 'default', credentials: {} });
});

/** From the vendor's page, with fields that others may have added. */
function result(transactionId: string, added: IDataObject = {}): IDataObject {
	const scores = { screenReplay: 99, paperPrinted: 92, replacePortraits: 97 };
	return {
		statusCode: 200,
		apiType: 'id_live_doc',
		transactionId,
		engineVersion: 'id_liveness@3.4.2',
		result: Object.fromEntries(
			Object.entries(scores).map(([name, score]) => [name, { liveness_score: score }]),
		),
		...added,
	};
}

function workflow(alwaysOutputData = false): WorkflowJson {
	const type = 'n8n-nodes-kyc-liveness.argosTrigger';
	const parameters = { secret: 'a-secret-for-these-tests', options: {} };
	return chain(start, node({ name: triggerName, type, alwaysOutputData, parameters }));
}

async function taken(json: IDataObject, workflowJson = workflow()) {
	const { outputsOf } = await engine.run(workflowJson, [{ json }]).finished;
	return outputsOf(triggerName);
}

test.each([false, true])(
	'a result that cannot be recorded does not leave the node, with Always Output Data: %s',
	async (alwaysOutputData) => {
		// Without its server, n8n's engine has nothing to record in.
		expect((await taken(delivered, workflow(alwaysOutputData))).flat()).toEqual([]);
	},
);

describe('a result that n8n can record', () => {
	const recorded = new Set<string>();

	beforeAll(async () => {
		const inMemory: Pick<IDataDeduplicator, 'checkProcessedAndRecord'> = {
			async checkProcessedAndRecord(items) {
				const fresh = items.filter((item) => !recorded.has(String(item)));
				fresh.forEach((item) => recorded.add(String(item)));
				return { new: fresh, processed: [] };
			},
		};
		await DataDeduplicationService.init(inMemory as IDataDeduplicator);
	});
	afterEach(() => recorded.clear());

	test('leaves once', async () => {
		const outputs = await taken(delivered);
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 0]);
		expect(verdictOn(outputs[0], 'documentForgery')).toMatchObject({
			summary:
				'Passed: ARGOS scored screen replay 99, paper printed 92 and replaced portrait 97, all at or above 61 (txn_1)',
			// The trigger does not know how the node was set that handed the image in.
			settings: {
				reviewThreshold: null,
				unusableImage: 'inconclusive',
				fitImage: null,
				parameters: {
					pipelines: ['screenReplay', 'paperPrinted', 'replacePortraits'],
					useUpcomingVersion: null,
				},
				host: null,
			},
			packageVersion: version,
		});
		expect((await taken(delivered)).flat()).toEqual([]);
	});

	test('leaves with only the verdict, even if the callback has more fields', async () => {
		const forged = { documentForgery: { passed: true }, error: { check: 'documentForgery' } };
		const body = result('txn_2', { ...forged, result: {} });
		const outputs = await taken({
			transactionId: 'txn_2',
			delivery: JSON.stringify(body),
			...forged,
		});
		expect(outputs.map((items) => items.length)).toEqual([0, 0, 1]);
		expect(outputs[2]).toMatchObject([{ json: { documentForgery: { passed: false } } }]);
		expect(Object.keys(outputs[2]?.[0]?.json ?? {})).toEqual(['documentForgery']);
	});
});
