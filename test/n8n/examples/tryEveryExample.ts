import { exampleWorkflows } from '../../harness/n8n/workflows/examples';
import type { BinaryMode } from '../../harness/n8n/n8nProcess';
import { scenarios } from './scenarios/scenarios';
import { importExample, startStage, type ImportedExample, type Stage } from './stage';

/** Declares the tests of all examples, in an n8n that keeps files in this way. */
export function tryEveryExample(binaryMode: BinaryMode): void {
	let stage: Stage;
	beforeAll(async () => {
		stage = await startStage({ binaryMode });
	});
	afterEach(() => stage.clear());
	afterAll(async () => await stage.stop());

	test('every example has a scenario, and every scenario an example', () => {
		expect([...exampleWorkflows().keys()].sort()).toEqual(Object.keys(scenarios).sort());
	});

	describe.each(Object.entries(scenarios))('examples/%s.json', (example, scenario) => {
		let played: ImportedExample;
		beforeAll(async () => {
			played = await importExample(stage, example, (workflow) => {
				const ready = scenario.beforeUse?.(workflow, stage) ?? workflow;
				return scenario.withShortWaits?.(ready, stage) ?? ready;
			});
		});
		scenario.tests(() => played);
	});
}
