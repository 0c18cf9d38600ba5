import { testedCalls, type TestedCall } from '../../contract/vendorCalls';
import type { Fault } from '../../harness/simulator/faults/fault';
import { passes, rejected, unreadable } from '../expected';
import { onScaleOf, rewritten, text, type FaultRow, type Surroundings } from '../row';

const deep = 100_000;
const nested = (open: string, close: string) => `${open.repeat(deep)}1${close.repeat(deep)}`;

/** A pass, but in the words of another call. */
const passOf = (other: (call: TestedCall, tested: TestedCall) => boolean) => {
	return ({ call: tested }: Surroundings): Fault => {
		const found = testedCalls.find((call) => other(call, tested));
		return text(JSON.stringify(found?.answers(() => 99, {})[0]));
	};
};

const scores = (...percents: readonly number[]) => {
	return ({ call }: Surroundings) =>
		rewritten({ scores: percents.map((percent) => onScaleOf(call, percent)) });
};
const holders = (...percents: readonly number[]) => {
	return ({ call }: Surroundings) =>
		rewritten({ holders: percents.map((percent) => onScaleOf(call, percent)) });
};

/** The score twice, one of its names written with an escape. */
const escapedTwin =
	(first: number, second: number) =>
	({ call }: Surroundings): Fault => {
		const { field } = call.score;
		const code = field.charCodeAt(0).toString(16).padStart(4, '0');
		const name = `\\u${code}${field.slice(1)}`;
		return rewritten({
			scores: [`${onScaleOf(call, first)},"${name}":${onScaleOf(call, second)}`],
		});
	};

/** The score in another object of the same one, in place of its own. */
const behindProto = ({ call }: Surroundings): Fault =>
	rewritten({
		scoreField: '__proto__',
		scores: [`{"${call.score.field}":${onScaleOf(call, 95)}}`],
	});

/** Success, but what comes with it is not the answer of this vendor to this question. */
export const bodies: readonly FaultRow[] = [
	{ name: '204', fault: { kind: 'emptyBody', status: 204 }, expected: unreadable },
	{ name: 'nothing', fault: { kind: 'emptyBody' }, expected: unreadable },
	{ name: 'blanks', fault: text(' \n\t '), expected: unreadable },
	{ name: 'a byte-order mark alone', fault: text('\ufeff'), expected: unreadable },
	{ name: 'a web page', fault: { kind: 'html' }, expected: unreadable },
	{ name: 'a web page called JSON', fault: text('<html>95</html>'), expected: unreadable },
	{ name: 'truncated JSON', fault: { kind: 'truncatedJson' }, expected: unreadable },
	{ name: 'null', fault: text('null'), expected: unreadable },
	{ name: '[]', fault: text('[]'), expected: unreadable },
	{ name: '{}', fault: text('{}'), expected: unreadable },
	{ name: '"ok"', fault: text('"ok"'), expected: unreadable },
	{ name: '99', fault: text('99'), expected: unreadable },
	{ name: 'true', fault: text('true'), expected: unreadable },
	{ name: 'NaN', fault: text('NaN'), expected: unreadable },
	{ name: 'another shape', fault: { kind: 'wrongJson' }, expected: unreadable },
	{
		name: 'the pass of another vendor',
		fault: passOf((call, { provider }) => call.provider !== provider),
		expected: unreadable,
	},
	{
		name: 'the pass of another call of the vendor',
		fault: passOf((call, { provider, path }) => call.provider === provider && call.path !== path),
		only: 'pipelines',
		expected: unreadable,
	},
	{
		name: '201, accepted for later',
		fault: {
			kind: 'answer',
			status: 201,
			body: { transactionId: 'txn_1', message: 'request has been successfully received' },
		},
		expected: rejected,
	},
	{ name: '100,000 [', fault: text(nested('[', ']')), expected: unreadable },
	{ name: '100,000 {"a":', fault: text(nested('{"a":', '}')), expected: unreadable },
	{ name: '100,000 [ without an end', fault: text('['.repeat(deep)), expected: unreadable },

	{
		name: 'the answer in a list',
		fault: rewritten({ before: '[', after: ']' }),
		expected: unreadable,
	},
	{
		name: 'the answer in a field',
		fault: rewritten({ before: '{"answer":', after: '}' }),
		expected: unreadable,
	},
	{
		name: 'the answer in __proto__',
		fault: rewritten({ before: '{"__proto__":', after: '}' }),
		expected: unreadable,
	},
	{
		name: 'the answer in constructor.prototype',
		fault: rewritten({ before: '{"constructor":{"prototype":', after: '}}' }),
		expected: unreadable,
	},
	{ name: 'the score behind __proto__', fault: behindProto, expected: unreadable },
	{ name: 'the answer twice', fault: rewritten({ after: '{}' }), expected: unreadable },
	{ name: 'more after its end', fault: rewritten({ after: ' ;' }), expected: unreadable },
	{ name: 'a script', fault: rewritten({ before: 'answer(', after: ')' }), expected: unreadable },
	{ name: 'a comment', fault: rewritten({ before: '/* */' }), expected: unreadable },
	{ name: 'UTF-16', fault: rewritten({ encoding: 'utf16le' }), expected: unreadable },
	{
		name: 'bytes that are no UTF-8 in the score',
		fault: rewritten({ scores: ['"9ÿ5"'], encoding: 'latin1' }),
		expected: unreadable,
	},
	// What is not read is not judged.
	{
		name: 'bytes that are no UTF-8 elsewhere',
		fault: rewritten({ fields: { note: 'Zoë' }, encoding: 'latin1' }),
		expected: passes,
	},
	{ name: 'a byte-order mark first', fault: rewritten({ before: '\ufeff' }), expected: passes },

	{ name: 'the score twice, low first', fault: scores(5, 95), expected: unreadable },
	{ name: 'the score twice, high first', fault: scores(95, 5), expected: unreadable },
	{ name: 'the score twice, the same', fault: scores(95, 95), expected: unreadable },
	{ name: 'the score again, escaped, high', fault: escapedTwin(5, 95), expected: unreadable },
	{ name: 'the score again, escaped, low', fault: escapedTwin(95, 5), expected: unreadable },
	{ name: 'the object of the score twice, low first', fault: holders(5, 95), expected: unreadable },
	{
		name: 'the object of the score twice, high first',
		fault: holders(95, 5),
		expected: unreadable,
	},
	{
		name: 'another field twice',
		fault: rewritten({ opening: '"note":1,"note":2,' }),
		expected: unreadable,
	},
];
