import { scenarios } from './scenarios/scenarios';
import { importExample, reached, startStage, stepsOf, withoutNode, type Stage } from './stage';

// A deactivated node sends its input to its first output. This suite deactivates each node of each
// example in turn, and no example may accept an applicant.

/** An applicant who reaches one of these is accepted, or is told so. */
const acceptance = ['Accepted', 'Page: Accepted', 'Passed'];

let stage: Stage;
beforeAll(async () => {
	stage = await startStage();
});
afterEach(() => stage.clear());
afterAll(async () => await stage.stop());

describe.each(Object.entries(scenarios))(
	'examples/%s.json',
	(example, { beforeUse, withShortWaits, refused }) => {
		test('has an applicant to try', () => {
			expect(Object.keys(refused)).not.toEqual([]);
		});

		test.each(stepsOf(example))('accepts nobody while "%s" is deactivated', async (step) => {
			const played = await importExample(stage, example, (workflow) => {
				const ready = beforeUse?.(workflow, stage) ?? workflow;
				return withoutNode(withShortWaits?.(ready, stage) ?? ready, step);
			});
			const accepted = [];
			for (const [who, attempt] of Object.entries(refused)) {
				const execution = await attempt(played);
				if (reached(execution, acceptance).length > 0) accepted.push(who);
			}
			expect(accepted).toEqual([]);
		});
	},
);
