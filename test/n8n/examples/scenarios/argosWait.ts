import type { Execution } from '../../../harness/n8n/workflows/execution';
import { picture } from '../../../engine/items';
import { genuine, post, success } from '../../callbacks/callbackRequests';
import { fillIn, isOver } from '../forms';
import type { Scenario } from './scenario';
import { reached, type ImportedExample } from '../stage';

const ends = ['Accepted', 'Rejected', 'New Picture or a Person', 'Not Checked'];

export const argosWait: Scenario = {
	refused: {
		'a document with another portrait': async (played) =>
			await resultOf(played, 'replacedPortrait'),
		'one that nobody could judge': async (played) => await resultOf(played, 'notAnalysable'),
		'one that the vendor has no answer for': async (played) => await resultOf(played, 'vendorDown'),
	},

	tests(played) {
		test.each([
			['genuine', 'Accepted'],
			['replacedPortrait', 'Rejected'],
			['notAnalysable', 'New Picture or a Person'],
			['vendorDown', 'Not Checked'],
		])('%s: %s', async (scenario, end) => {
			const execution = await resultOf(played(), scenario);
			expect({ status: execution.status, ends: reached(execution, ends) }).toEqual({
				status: 'success',
				ends: [end],
			});
			const [item] = execution.outputsOf(end).flat();
			expect(item?.json.Name).toBe('Ada');
			expect(Object.keys(item?.binary ?? {})).toEqual(['ID']);
		});

		test('waits until the result of its own document arrives', async () => {
			const { id } = await handIn(played(), 'genuine');
			const [accepted] = played().simulator.callbacks.accepted;
			const other = await post(accepted?.url ?? '', success('txn_of_another', genuine));
			expect(other.status).toBe(409);
			const { status } = await played().n8n.api.finished(id);
			expect(status).toBe('waiting');
			await played().simulator.callbacks.deliver();
			expect(reached(await played().n8n.api.until(id, isOver), ends)).toEqual(['Accepted']);
		});
	},
};

async function handIn(played: ImportedExample, scenario: string): Promise<Execution> {
	played.simulator.callbacks.set({ hold: true });
	const ID = await picture(scenario, { subject: 'idCard' });
	return (await fillIn(played, { Name: 'Ada', ID })).execution;
}

/** Submits a document, and sends its result if the execution waits for it. */
async function resultOf(played: ImportedExample, scenario: string): Promise<Execution> {
	const execution = await handIn(played, scenario);
	if (isOver(execution)) return execution;
	await played.simulator.callbacks.deliver();
	return await played.n8n.api.until(execution.id, isOver);
}
