import type { AnyParameterValues } from '../../../../nodes/verification/providers/parameters';
import {
	type SimulatedAnswer,
	simulatedReply,
} from '../../../../nodes/verification/providers/simulation';
import { judge } from '../../../../nodes/verification/verdict';
import { rows, type Row } from '../../../contract/vendorCalls';
import { checkOf, verifyWith } from './vendorSide';

const reference = 'simulated-1234';

interface Simulated {
	readonly threshold?: number;
	readonly review?: number | null;
	readonly change?: AnyParameterValues;
}

/** A simulated answer, and what the check's own adapter and the thresholds make of it. */
async function simulate(
	row: Row,
	answer: SimulatedAnswer,
	{ threshold = row.defaultThreshold, review = null, change = {} }: Simulated = {},
) {
	const check = checkOf(row.provider, row.check);
	const parameters = { ...row.defaults, ...row.parameters, ...change };
	const reply = simulatedReply(check, { threshold, parameters }, review, answer, reference);
	const result = { kind: 'reply', reply } as const;
	const { answer: read } = await verifyWith(check, result, parameters, threshold);
	const thresholds = { pass: threshold, passes: check.passes, review };
	const said =
		read.kind === 'scored' ? judge(read.signals, thresholds).outcome : read.failure.reason;
	return { reply, read, said };
}

/** Settings of the vendors that change where a score is, or on which scale. */
const settings: Readonly<Record<string, readonly AnyParameterValues[]>> = {
	accura: [
		{ scoreField: 'livenessScore' },
		{ scoreField: 'data.deep.score', scoreScale: 'fraction' },
		{ scoreField: ' data . score ', scoreScale: 'fraction' },
	],
	argos: [['screenReplay'], ['replacePortraits', 'paperPrinted']].map((pipelines) => ({
		pipelines,
	})),
};

const answers = ['pass', 'fail', 'review'] as const;

/** For each answer: what it comes to where a score passes at the threshold, and above it. */
const corners: ReadonlyArray<
	readonly [threshold: number, review: number | null, atLeast: string[], above: string[]]
> = [
	[60, null, ['pass', 'fail', 'fail'], ['pass', 'fail', 'fail']],
	[60, 50, ['pass', 'fail', 'inconclusive'], ['pass', 'fail', 'inconclusive']],
	[61.37, 60.99, ['pass', 'fail', 'inconclusive'], ['pass', 'fail', 'inconclusive']],
	[99.99, null, ['pass', 'fail', 'fail'], ['pass', 'fail', 'fail']],
	[2, null, ['pass', 'fail', 'fail'], ['pass', 'fail', 'fail']],
	// A band without a score in it, except at an upper end that does not pass.
	[60, 60, ['pass', 'fail', 'fail'], ['pass', 'fail', 'inconclusive']],
	// A band without an end: no score fails.
	[60, 0, ['pass', 'inconclusive', 'inconclusive'], ['pass', 'inconclusive', 'inconclusive']],
	// Every score passes, or all but 0.
	[0, null, ['pass', 'pass', 'pass'], ['pass', 'fail', 'fail']],
	// Only 100 passes, or no score.
	[100, null, ['pass', 'fail', 'fail'], ['fail', 'fail', 'fail']],
	[100, 90, ['pass', 'fail', 'inconclusive'], ['inconclusive', 'fail', 'inconclusive']],
];

describe.each(rows)('$name', (row) => {
	const changes = [{}, ...(settings[row.provider] ?? [])];

	test.each(corners)('with threshold %s and review %s', async (threshold, review, ...outcomes) => {
		const [atLeast, above] = outcomes;
		// ARGOS says that the faces do not match, whatever the threshold of the user.
		const isDenied = row.name === 'ARGOS match' && threshold === 0;
		const usual = row.threshold.passes === 'above' ? above : atLeast;
		const expected = isDenied ? ['pass', 'unreadableAnswer', 'unreadableAnswer'] : usual;
		for (const change of changes) {
			const asked = answers.map(
				async (answer) => (await simulate(row, answer, { threshold, review, change })).said,
			);
			expect(await Promise.all(asked)).toEqual(expected);
		}
	});

	test('a picture that cannot be judged, and a vendor that is down', async () => {
		for (const change of changes) {
			const { read, said } = await simulate(row, 'noFace', { change });
			expect(['noFaceFound', 'imageNotAnalysable']).toContain(said);
			expect(read.transactionId).toBe(reference);
			expect((await simulate(row, 'unavailable', { change })).said).toBe('vendorUnavailable');
		}
	});

	test.each(changes)('a sample has the form of an answer on the page: %j', async (change) => {
		const { reply, read } = await simulate(row, 'pass', { change });
		expect(read).toMatchObject({ transactionId: reference, warnings: [] });
		const body =
			'value' in reply.body
				? Object.entries({ ...Object(reply.body.value) } as Record<string, unknown>)
				: [];
		// Only the sample has a reference where the vendor documents none.
		const documented = body.filter(([, value]) => row.hasReference || value !== reference);
		const parameters = { ...row.defaults, ...row.parameters, ...change };
		const forms = row.answers(() => 80, parameters).map(formOf);
		expect(forms).toContainEqual(formOf(Object.fromEntries(documented)));
	});
});

/** The names and the types in an answer, without its values. */
function formOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(formOf);
	if (typeof value !== 'object' || value === null) return typeof value;
	return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, formOf(inside)]));
}
