import * as fc from 'fast-check';
import type { INode, INodeParameters } from 'n8n-workflow';
import { testedCalls, type TestedCall } from '../../contract/vendorCalls';
import type { NodeSetting } from '../../engine/checkNode';
import { errorModes } from '../../engine/items';
import type { Fault } from '../../harness/simulator/faults/fault';

/** What an item brings along in place of a usable picture, or which scenario its picture has. */
export const materials = [
	'genuine',
	'genuine',
	'genuine',
	'attack',
	'reviewBand',
	'noFace',
	'notAnalysable',
	'vendorDown',
	'tooSmall',
	'text',
	'nothing',
] as const;
export type Material = (typeof materials)[number];

/** One item, and what the node's expressions find in it. */
export interface AnyItem {
	readonly material: Material;
	readonly fields: Readonly<Record<string, string | number | boolean | null | number[]>>;
}

export interface AnyRun {
	readonly callName: string;
	readonly items: readonly AnyItem[];
	readonly source: 'binary' | 'base64';
	readonly setting: NodeSetting & { readonly onError: NonNullable<INode['onError']> };
	readonly routing: 'passFailInconclusive' | 'passFail' | 'single';
	readonly maxRetries: 0 | 1;
	readonly fault: { readonly every: number; readonly then: Fault } | null;
}

export function callOf({ callName }: AnyRun): TestedCall {
	const call = testedCalls.find(({ name }) => name === callName);
	if (!call) throw new Error(`No call "${callName}"`);
	return call;
}

/** Mostly what makes sense, at times what an expression may give instead. */
function mostly<Sense, Nonsense>(sense: fc.Arbitrary<Sense>, nonsense: readonly Nonsense[]) {
	return fc.oneof(
		{ arbitrary: sense, weight: 9 },
		{ arbitrary: fc.constantFrom(...nonsense), weight: 1 },
	);
}

const thresholds = mostly(fc.constantFrom(0, 10, 55, 60, 61.5, 90, 100, '60', ' 61 '), [
	null,
	'',
	'NaN',
	'high',
	true,
	-1,
	101,
	'1e1',
	[],
	[60],
]);

const item: fc.Arbitrary<AnyItem> = fc.record({
	material: fc.constantFrom(...materials),
	fields: fc.record({
		threshold: thresholds,
		review: mostly(fc.constantFrom(0, 5), [null, '', 'low', 101]),
		field: mostly(fc.constant('data'), ['', ' data ', 'wrong', null, '__proto__', 60]),
		result: mostly(fc.constantFrom('verdict', 'a b'), ['', 'error', '__proto__', null, 60]),
		yes: mostly(fc.constant(true), ['true', null]),
		unusable: mostly(fc.constantFrom('inconclusive', 'error'), ['pass', null]),
		garbage: fc.constantFrom('', '!', '%%%%', 'aGVsbG8=', 'data:image/jpeg;base64,'),
	}),
});

const options: fc.Arbitrary<INodeParameters> = fc.record(
	{
		reviewThreshold: fc.constantFrom(0, 5, '={{ $json.review }}'),
		unusableImage: fc.constantFrom('inconclusive', 'error', '={{ $json.unusable }}'),
		resultField: fc.constantFrom('check', '={{ $json.result }}', '={{ $json.missing.deep }}'),
		includeInputFields: fc.constantFrom(true, false, '={{ $json.yes }}'),
		includeBinary: fc.constantFrom(true, false),
		includeRawResponse: fc.boolean(),
		maxConcurrency: fc.constantFrom<(string | number)[]>(1, 2, 5, 1000, '={{ "many" }}'),
	},
	{ requiredKeys: [] },
);

const answer = (status: number, body: unknown): Fault => ({ kind: 'answer', status, body });

/** Those that are over at once. */
const faults: readonly Fault[] = [
	...[400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 529].map((status) =>
		answer(status, { message: 'Demo' }),
	),
	answer(200, null),
	answer(200, []),
	answer(200, { status: true, data: {}, result: {}, response_data: {} }),
	answer(200, '{"result":{"liveness_score":99'),
	{ kind: 'html', status: 200 },
	{ kind: 'emptyBody', status: 204 },
	{ kind: 'truncatedJson' },
	{ kind: 'redirect', status: 307, location: 'http://127.0.0.1:9/' },
	{ kind: 'rateLimit', retryAfter: 3600 },
	{ kind: 'hugeAnswer', bytes: 2_000_000 },
	{ kind: 'resetBeforeUpload' },
	{ kind: 'resetAfterUpload' },
	{ kind: 'resetDuringAnswer' },
	{ kind: 'closeWithoutAnswer' },
];

export const anyRuns: fc.Arbitrary<AnyRun> = fc
	.record({
		callName: fc.constantFrom(...testedCalls.map(({ name }) => name)),
		items: fc.array(item, { maxLength: 12 }),
		source: fc.constantFrom('binary', 'binary', 'binary', 'base64'),
		routing: fc.constantFrom('passFailInconclusive', 'passFail', 'single'),
		onError: fc.constantFrom(...errorModes),
		continueOnFail: fc.constantFrom(undefined, undefined, true, false),
		alwaysOutputData: fc.boolean(),
		credential: mostly(fc.constant(true), [false]),
		threshold: fc.constantFrom(60, '={{ $json.threshold }}'),
		field: fc.constantFrom('data', 'data', '={{ $json.field }}'),
		options,
		// A repeat waits for half a second.
		maxRetries: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1),
		fault: fc.option(
			fc.record({ every: fc.integer({ min: 1, max: 4 }), then: fc.constantFrom(...faults) }),
		),
	})
	.map((run): AnyRun => {
		const { callName, items, source, routing, maxRetries, fault } = run;
		const { onError, continueOnFail, alwaysOutputData, credential } = run;
		const parameters = {
			threshold: run.threshold,
			routing,
			imageSource: source,
			binaryPropertyName: run.field,
			imageBase64: '={{ $json.image }}',
		};
		const setting = {
			parameters,
			options: { ...run.options, maxRetries },
			onError,
			...(continueOnFail === undefined ? {} : { continueOnFail }),
			alwaysOutputData,
			credential,
		};
		return { callName, items, source, setting, routing, maxRetries, fault };
	});
