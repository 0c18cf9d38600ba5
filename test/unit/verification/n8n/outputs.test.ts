import { runInNewContext } from 'node:vm';
import {
	isRouting,
	outputCount,
	outputFor,
	outputsExpression,
	routings,
	type Routing,
} from '../../../../nodes/verification/n8n/outputs';
import type { Outcome } from '../../../../nodes/verification/verdict';

interface Output {
	readonly type: string;
	readonly displayName?: string;
}

/** As n8n does it: the text alone, with nothing around it but the node's parameters. */
function shownOutputs(routing: unknown): readonly Output[] {
	const code = /^=\{\{(.*)\}\}$/s.exec(outputsExpression)?.[1] ?? '';
	const json: unknown = runInNewContext(`JSON.stringify(${code})`, { $parameter: { routing } });
	return JSON.parse(String(json)) as readonly Output[];
}

const names = (routing: unknown) => shownOutputs(routing).map(({ displayName }) => displayName);
const outcomes: readonly Outcome[] = ['pass', 'fail', 'inconclusive', 'pending', 'error'];

test.each<[Routing, Array<string | undefined>]>([
	['passFailInconclusive', ['Pass', 'Fail', 'Inconclusive']],
	['passFail', ['Pass', 'Fail']],
	['single', [undefined]],
])('%s shows %j', (routing, expected) => {
	expect(names(routing)).toEqual(expected);
	expect(shownOutputs(routing).every(({ type }) => type === 'main')).toBe(true);
});

test.each(routings)('%s: as many outputs are filled as are shown', (routing) => {
	expect(outputCount(routing)).toBe(shownOutputs(routing).length);
	for (const outcome of outcomes) {
		expect(shownOutputs(routing)[outputFor(outcome, routing)]).toBeDefined();
	}
});

test.each([undefined, null, '', 'PassFail', 'other', 0, true, [], {}])(
	'with %j as the routing all three are shown, so that nothing vanishes',
	(routing) => {
		expect(names(routing)).toEqual(['Pass', 'Fail', 'Inconclusive']);
		expect(isRouting(routing)).toBe(false);
	},
);

test.each<[Outcome, Routing, string | undefined]>([
	['pass', 'passFailInconclusive', 'Pass'],
	['fail', 'passFailInconclusive', 'Fail'],
	['inconclusive', 'passFailInconclusive', 'Inconclusive'],
	['error', 'passFailInconclusive', 'Inconclusive'],
	['pass', 'passFail', 'Pass'],
	['fail', 'passFail', 'Fail'],
	['inconclusive', 'passFail', 'Fail'],
	['error', 'passFail', 'Fail'],
	['pass', 'single', undefined],
	['fail', 'single', undefined],
])('%s with %s leaves by %s', (outcome, routing, name) => {
	expect(names(routing)[outputFor(outcome, routing)]).toBe(name);
});

test.each(['fail', 'inconclusive', 'pending', 'error'] as const)(
	'%s never leaves by Pass',
	(outcome) => {
		for (const routing of routings.filter((one) => outputCount(one) > 1)) {
			expect(names(routing)[outputFor(outcome, routing)]).not.toBe('Pass');
		}
	},
);

test('Pass is the first output, where the editor connects the next node', () => {
	for (const routing of routings) expect(outputFor('pass', routing)).toBe(0);
});

test.each(routings)('%s is a routing', (routing) => {
	expect(isRouting(routing)).toBe(true);
});
