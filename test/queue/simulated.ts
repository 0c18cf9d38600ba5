import { nodeName } from '../engine/checkNode';
import { picture } from '../engine/items';
import type { Cluster } from '../harness/queue/cluster';
import { selfieIntake } from '../harness/n8n/workflows/selfieIntake';
import type { Requirement } from '../load/held';

/** Makes n8n send manual executions to a worker, as it does all others. */
export const offloading = { OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true' } as const;

/** A check that simulates, on a worker: a test run passes, and production is an error. */
export async function simulateOnWorker({ main }: Cluster): Promise<readonly Requirement[]> {
	const { api, address } = main;
	const setting = { credential: false, parameters: { simulate: true } } as const;
	const { workflow, trigger, send } = selfieIntake('form', {
		...setting,
		onError: 'continueRegularOutput',
	});
	const saved = await api.createWorkflow(workflow);
	const selfie = await picture('genuine');

	/** The outcomes by output, and whether they are simulated. */
	const outcomesOf = async (known: readonly string[]) => {
		const id = await api.newExecutionOf(saved, known);
		const outputs = (await api.finished(id)).outputsOf(nodeName);
		return outputs.map((items) =>
			items.map(({ json }) => {
				const { outcome, simulated = false } = Object(json.faceLiveness) as Record<string, unknown>;
				return `${String(outcome)}, simulated: ${String(simulated)}`;
			}),
		);
	};
	await api.listenForTest(saved, trigger);
	await send(address, 'test', selfie);
	const tested = await outcomesOf([]);
	const known = await api.executionsOf(saved);
	await api.activate(saved);
	await send(address, 'production', selfie);
	const published = await outcomesOf(known);
	return [
		{
			what: 'A simulated check in a test run on a worker passes',
			against: differences(tested, [['pass, simulated: true'], [], []]),
		},
		{
			what: 'A simulated check in production on a worker is an error',
			against: differences(published, [[], [], ['error, simulated: false']]),
		},
	];
}

function differences(found: readonly string[][], expected: readonly string[][]): string[] {
	const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
	return one === other ? [] : [`${one} instead of ${other}`];
}
