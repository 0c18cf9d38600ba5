import { scenarios } from './scenarios/scenarios';
import { play, reached, startStage, stepsOf, withoutNode, type Stage } from './stage';

// A deactivated node passes what it is given on by its first output, whatever that is called. So
// each node of each example is deactivated in turn here, and nobody may be accepted for it.

/** Who comes to one of these is let in, or is told so. */
const acceptance = ['Accepted', 'Page: Accepted', 'Passed'];

let stage: Stage;
beforeAll(async () => {
	stage = await startStage();
});
afterEach(() => stage.clear());
afterAll(async () => await stage.stop());

describe.each(Object.entries(scenarios))(
	'examples/%s.json',
	(example, { beforeUse, inAHurry, refused }) => {
		test('is tried by somebody', () => {
			expect(Object.keys(refused)).not.toEqual([]);
		});

		test.each(stepsOf(example))('accepts nobody while "%s" is deactivated', async (step) => {
			const played = await play(stage, example, (workflow) => {
				const ready = beforeUse?.(workflow, stage) ?? workflow;
				return withoutNode(inAHurry?.(ready, stage) ?? ready, step);
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
