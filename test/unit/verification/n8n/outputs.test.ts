import { runInNewContext } from 'node:vm';
import {
	outputCount,
	outputFor,
	outputsExpression,
	type Routing,
	routing as routingSpec,
} from '../../../../nodes/verification/n8n/parameters/routing';
import type { Outcome } from '../../../../nodes/verification/verdict';

interface Output {
	readonly type: string;
	readonly displayName?: string;
}

/** As n8n does it: the text alone, with nothing around it but the node's parameters. */
function shownOutputs(routing: unknown, delivery?: unknown): readonly Output[] {
	const code = /^=\{\{(.*)\}\}$/s.exec(outputsExpression)?.[1] ?? '';
	const json: unknown = runInNewContext(`JSON.stringify(${code})`, {
		$parameter: { routing, delivery },
	});
	return JSON.parse(String(json)) as readonly Output[];
}

const names = (routing: unknown, delivery?: unknown) =>
	shownOutputs(routing, delivery).map(({ displayName }) => displayName);

const routings = routingSpec.choices.map(({ value }) => value);

/** Each combination, with the delivery that stands for it in the node. */
const plans = routings.flatMap((routing) =>
	[false, true].map((pending) => ({
		plan: { routing, pending },
		shown: names(routing, pending ? 'callback' : 'immediate'),
	})),
);
const outcomes: readonly Outcome[] = ['pass', 'fail', 'inconclusive', 'pending', 'error'];

test.each<[Routing, Array<string | undefined>]>([
	['passFailInconclusive', ['Pass', 'Fail', 'Inconclusive']],
	['passFail', ['Pass', 'Fail']],
	['single', [undefined]],
])('%s shows %j', (routing, expected) => {
	expect(names(routing)).toEqual(expected);
	expect(shownOutputs(routing).every(({ type }) => type === 'main')).toBe(true);
});

test.each<[Routing, Array<string | undefined>]>([
	['passFailInconclusive', ['Pass', 'Fail', 'Inconclusive', 'Pending']],
	['passFail', ['Pass', 'Fail', 'Pending']],
	['single', [undefined]],
])('%s shows %j where the vendor answers later', (routing, expected) => {
	expect(names(routing, 'callback')).toEqual(expected);
});

test.each(plans)('$plan: as many outputs are filled as are shown', ({ plan, shown }) => {
	expect(outputCount(plan)).toBe(shown.length);
	for (const outcome of outcomes) {
		expect(outputFor(outcome, plan)).toBeLessThan(shown.length);
	}
});

test.each([undefined, 'immediate', 'wait'])('with %j as the delivery nothing is pending', (one) => {
	expect(names('passFail', one)).toEqual(['Pass', 'Fail']);
});

test.each([null, '', 'Callback', 'later', 0, true, [], {}])(
	'with %j as the delivery Pending is shown too, so that nothing vanishes',
	(delivery) => {
		expect(names('passFail', delivery)).toEqual(['Pass', 'Fail', 'Pending']);
	},
);

test.each([undefined, null, '', 'PassFail', 'other', 0, true, [], {}])(
	'with %j as the routing all three are shown, so that nothing vanishes',
	(routing) => {
		expect(names(routing)).toEqual(['Pass', 'Fail', 'Inconclusive']);
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
	for (const pending of [false, true]) {
		const shown = names(routing, pending ? 'callback' : 'immediate');
		expect(shown[outputFor(outcome, { routing, pending })]).toBe(name);
	}
});

test('what is pending leaves by Pending, or where there is none, not by Pass', () => {
	const leaving = plans.map(({ plan, shown }) => shown[outputFor('pending', plan)]);
	expect(leaving).toEqual(['Inconclusive', 'Pending', 'Fail', 'Pending', undefined, undefined]);
});

test.each(['fail', 'inconclusive', 'pending', 'error'] as const)(
	'%s never leaves by Pass',
	(outcome) => {
		for (const { plan, shown } of plans.filter((one) => one.shown.length > 1)) {
			expect(shown[outputFor(outcome, plan)]).not.toBe('Pass');
		}
	},
);

test('Pass is the first output, where the editor connects the next node', () => {
	for (const { plan } of plans) expect(outputFor('pass', plan)).toBe(0);
});
