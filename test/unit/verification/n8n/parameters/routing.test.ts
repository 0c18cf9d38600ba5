import { runInNewContext } from 'node:vm';
import {
	isPendingShown,
	outputCount,
	outputFor,
	outputsExpression,
	type Routing,
} from '../../../../../nodes/verification/n8n/parameters/routing';

/** As n8n does it: the text alone, with nothing around it but the node's parameters. */
function shownOutputs(routing: unknown, delivery?: unknown): unknown {
	const code = /^=\{\{(.*)\}\}$/s.exec(outputsExpression)?.[1] ?? '';
	const json: unknown = runInNewContext(`JSON.stringify(${code})`, {
		$parameter: { routing, delivery },
	});
	return JSON.parse(String(json));
}

const shown = (...names: readonly string[]) =>
	names.map((displayName) => ({ type: 'main', displayName }));
const all = shown('Pass', 'Fail', 'Inconclusive');
const two = shown('Pass', 'Fail');
const [pending] = shown('Pending');

/** What the editor shows, and where each outcome leaves: pass, fail, inconclusive, error, pending. */
test.each<[Routing, boolean, unknown, readonly number[]]>([
	['passFailInconclusive', false, all, [0, 1, 2, 2, 2]],
	['passFailInconclusive', true, [...all, pending], [0, 1, 2, 2, 3]],
	['passFail', false, two, [0, 1, 1, 1, 1]],
	['passFail', true, [...two, pending], [0, 1, 1, 1, 2]],
	['single', false, [{ type: 'main' }], [0, 0, 0, 0, 0]],
	['single', true, [{ type: 'main' }], [0, 0, 0, 0, 0]],
])('%s, answered later: %j', (routing, isLater, outputs, exits) => {
	const plan = { routing, pending: isLater };
	expect(shownOutputs(routing, isLater ? 'callback' : 'immediate')).toEqual(outputs);
	expect(outputs).toHaveLength(outputCount(plan));
	const outcomes = ['pass', 'fail', 'inconclusive', 'error', 'pending'] as const;
	expect(outcomes.map((outcome) => outputFor(outcome, plan))).toEqual(exits);
});

test.each([undefined, 'wait'])('with %j as the delivery nothing is pending', (delivery) => {
	expect(shownOutputs('passFail', delivery)).toEqual(two);
	expect(isPendingShown(delivery)).toBe(false);
});

test.each([undefined, null, '', 'PassFail', 'Callback', 'later', 0, true, [], {}])(
	'with %j all outputs are shown, so that nothing vanishes',
	(nonsense) => {
		expect(shownOutputs(nonsense)).toEqual(all);
		const isThere = nonsense !== undefined;
		expect(shownOutputs('passFail', nonsense)).toEqual(isThere ? [...two, pending] : two);
		expect(isPendingShown(nonsense)).toBe(isThere);
	},
);
