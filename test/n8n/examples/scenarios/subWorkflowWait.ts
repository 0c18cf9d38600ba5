import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { picture } from '../../../engine/items';
import type { Execution } from '../../../harness/n8n/workflows/execution';
import { isOver } from '../forms';
import { reached, type ImportedExample } from '../stage';
import { emptyFolder, folderOf, usingFolder } from './folderReport';
import type { Scenario } from './scenario';

const ends = ['Not Accepted', 'Accepted'];
export const subWorkflowExample = 'argos-wait-several';

export const subWorkflowWait: Scenario = {
	beforeUse: usingFolder,

	refused: {
		'a document with another portrait': async (played) =>
			await resultOf(played, 'replacedPortrait'),
		'one that nobody could judge': async (played) => await resultOf(played, 'notAnalysable'),
		'one whose execution is retried': async (played) => {
			const { id, status } = await handIn(played, ['genuine']);
			const { api } = played.n8n;
			return await api.finished(status === 'waiting' ? await api.retry(id, true) : id);
		},
	},

	tests(played) {
		test('checks each document in its own execution, and accepts only what passed', async () => {
			const execution = await resultOf(played(), 'genuine', 'replacedPortrait', 'vendorDown');
			expect(execution.status).toBe('success');
			expect(namesOn(execution, 'Accepted')).toEqual(['0-genuine.jpg']);
			expect(namesOn(execution, 'Not Accepted')).toEqual([
				'1-replacedPortrait.jpg',
				'2-vendorDown.jpg',
			]);
			const outcomes = ends.flatMap((end) =>
				execution.outputsOf(end).flatMap((items) => items.map(({ json }) => outcomeOf(json))),
			);
			expect(outcomes).toEqual(['fail', 'error', 'pass']);
		});

		test('does not accept a single document that fails', async () => {
			expect(reached(await resultOf(played(), 'replacedPortrait'), ends)).toEqual(['Not Accepted']);
		});
	},
};

function namesOn(execution: Execution, node: string): unknown[] {
	return execution.outputsOf(node).flatMap((items) => items.map(({ json }) => json.fileName));
}

function outcomeOf(json: object): unknown {
	return Reflect.get(Object(Reflect.get(json, 'documentForgery')), 'outcome');
}

/** Starts it with these documents. ARGOS holds their results. */
export async function handIn(
	played: ImportedExample,
	scenarios: readonly string[],
): Promise<Execution> {
	played.simulator.callbacks.set({ hold: true });
	await emptyFolder(played);
	for (const [index, scenario] of scenarios.entries()) {
		const file = join(folderOf(played), 'images', `${index}-${scenario}.jpg`);
		await writeFile(file, await picture(scenario, { subject: 'idCard' }));
	}
	return await played.n8n.api.runManually(played.saved);
}

/** Sends all held results, each time that the execution waits. */
async function resultOf(played: ImportedExample, ...scenarios: string[]): Promise<Execution> {
	let execution = await handIn(played, scenarios);
	for (const patience = Date.now() + 60_000; !isOver(execution) && Date.now() < patience;) {
		await played.simulator.callbacks.deliver();
		await sleep(200);
		execution = await played.n8n.api.finished(execution.id);
	}
	return execution;
}
