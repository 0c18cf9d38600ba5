import { runInNewContext } from 'node:vm';
import {
	decisionOutputCount,
	decisionOutputFor,
	decisionOutputs,
	decisionOutputsExpression,
} from '../../../../../nodes/verification/n8n/parameters/decisionRouting';

/** As n8n does it: the text alone, with nothing around it but the node's parameters. */
function shownOutputs(options: unknown): unknown {
	const code = /^=\{\{(.*)\}\}$/s.exec(decisionOutputsExpression)?.[1] ?? '';
	const json: unknown = runInNewContext(`JSON.stringify(${code})`, { $parameter: { options } });
	return JSON.parse(String(json));
}

const five = ['Review', 'Accept', 'Reject', 'Retake', 'Unresolved'].map((displayName) => ({
	type: 'main',
	displayName,
}));

test('Review comes first, for what n8n does behind the node', () => {
	expect(decisionOutputs[0]).toBe('review');
	expect(decisionOutputs.map((name) => decisionOutputFor(name, 'outputs'))).toEqual([
		0, 1, 2, 3, 4,
	]);
});

test.each([undefined, {}, { routing: 'outputs' }, { routing: 'Single' }, { routing: null }])(
	'with the options %j there is an output for each decision',
	(options) => expect(shownOutputs(options)).toEqual(five),
);

test('one output for all', () => {
	expect(shownOutputs({ routing: 'single' })).toEqual([{ type: 'main' }]);
	expect(decisionOutputCount('single')).toBe(1);
	expect(decisionOutputCount('outputs')).toBe(five.length);
	expect(decisionOutputs.map((name) => decisionOutputFor(name, 'single'))).toEqual([0, 0, 0, 0, 0]);
});
