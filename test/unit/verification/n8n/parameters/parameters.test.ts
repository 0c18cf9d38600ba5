import { checkNames } from '../../../../../nodes/verification/check';
import { failureBehind } from '../../../../../nodes/verification/failure';
import { checkFields, triggerFields } from '../../../../../nodes/verification/n8n/editor/fields';
import { laterChecks } from '../../../../../nodes/verification/n8n/later/laterChecks';
import { ParameterReader } from '../../../../../nodes/verification/n8n/parameters/parameterReader';
import type { ParameterSpec } from '../../../../../nodes/verification/providers/parameters';
import { nodeContext } from '../nodeContext';

/** Every parameter of every node, once where nodes share it. */
const specs = [
	...new Map(
		[...checkNames.flatMap(checkFields), ...triggerFields(laterChecks('argos'))].map(({ spec }) => [
			JSON.stringify([spec.name, spec.default]),
			spec,
		]),
	).values(),
];
const cases = specs.map((spec) => [pathOf(spec), spec.label, spec] as const);
const options = specs.filter(({ optional }) => optional);

function pathOf({ name, optional }: ParameterSpec): string {
	return optional ? `options.${name}` : name;
}

function specOf(name: string): ParameterSpec {
	const found = specs.find((spec) => spec.name === name);
	if (!found) throw new Error(`no ${name}`);
	return found;
}

/** The value that is read, or the failure. */
function readFrom(parameters: Readonly<Record<string, unknown>>, spec: ParameterSpec): unknown {
	try {
		return new ParameterReader(nodeContext({ parameters }), 0).read(spec);
	} catch (error) {
		return failureBehind(error);
	}
}

/** What an expression may give by mistake, and what no kind of parameter takes. */
const neverUsable: readonly unknown[] = [
	undefined,
	null,
	NaN,
	Infinity,
	-Infinity,
	-1,
	[],
	[[]],
	{},
	{ value: 60 },
	60n,
	() => 60,
	new Date(60),
	Object(60),
	Object('text'),
	Object(true),
	Symbol('60'),
];

const notNumbers = ['', ' ', 'sixty', '0x10', '1e2', '60%', '60,5', 'NaN', '-1', true, false, [60]];

/** As n8n saves what was chosen from a list. */
const chosen = (value: unknown) => ({ __rl: true, mode: 'list', value });

function hostileTo(spec: ParameterSpec): readonly unknown[] {
	switch (spec.kind) {
		case 'text':
			return [
				...[5, true, ['text'], ...(spec.suggestions ? [] : [chosen('text')])],
				...(spec.required === false ? [] : ['', ' ', '\n\t']),
				...['', ' ', 5, null, undefined, ['IND'], chosen('IND')].map(chosen),
				...[
					{ __rl: true, mode: 'list' },
					{ mode: 'list', value: 'IND' },
				],
			];
		case 'number': {
			const [least, most] = spec.range;
			const outside = [least - 0.01, most + 0.01, `${most + 1}`, most * 10];
			return [...notNumbers, ...outside, ...(spec.whole ? [least + 0.5, `${most - 0.5}`] : [])];
		}
		case 'choice': {
			const [value = ''] = spec.choices.map((choice) => choice.value);
			const near = [` ${value}`, value.toUpperCase(), [value], 'constructor', '__proto__'];
			return ['', ' ', true, 0, ...near];
		}
		case 'choices': {
			const [value = '', label] = spec.choices.flatMap((choice) => [choice.value, choice.label]);
			return ['', value, [label], [value, null], [value, 'other'], [[value]], { [value]: true }];
		}
		case 'switch':
			return ['', 'true', 'false', 'on', 0, 1, [true]];
	}
}

/** What is taken, with what it is read as. */
function goodFor(spec: ParameterSpec): ReadonlyArray<readonly [given: unknown, read: unknown]> {
	switch (spec.kind) {
		case 'text':
			return [
				['text', 'text'],
				[' te xt\n', 'te xt'],
				...(spec.suggestions ? [[chosen(' te xt\n'), 'te xt'] as const] : []),
				...[['', ''] as const, [' ', ''] as const].filter(() => spec.required === false),
			];
		case 'number': {
			const { range, whole } = spec;
			const between = range[1] - (whole ? 1 : 0.5);
			return [...range, between].flatMap((one) => [
				[one, one] as const,
				[` ${one} `, one] as const,
			]);
		}
		case 'choice':
			return spec.choices.map(({ value }) => [value, value]);
		case 'choices': {
			const values = spec.choices.map(({ value }) => value);
			return [...values.map((one) => [one]), values].map((one) => [one, one]);
		}
		case 'switch':
			return [true, false].map((one) => [one, one]);
	}
}

const mustBe: Readonly<Record<ParameterSpec['kind'], RegExp>> = {
	text: /^must be text( that is not empty)?$/,
	number: /^must be a (whole )?number from [\d.]+ to \d+$/,
	choice: /^must be one of "/,
	choices: /^must be one or more of "/,
	switch: /^must be true or false$/,
};

describe.each(cases)('%s, %s', (path, label, spec) => {
	test('takes what it is for', () => {
		for (const [given, read] of goodFor(spec)) {
			expect(readFrom({ [path]: given }, spec)).toEqual(read);
		}
	});

	test('refuses everything else, and never reads it as its default or as zero', () => {
		for (const value of [...neverUsable, ...hostileTo(spec)]) {
			expect(readFrom({ [path]: value }, spec)).toEqual({
				reason: 'invalidParameter',
				parameter: label,
				problem: expect.stringMatching(mustBe[spec.kind]) as unknown,
			});
		}
	});

	test('refuses an expression that fails, without the words of a key', () => {
		const error = new Error('no field sk1234567890abcdefghij in "data:image/png;base64,iVBOR"');
		const failure = readFrom({ [path]: error }, spec);
		expect(failure).toMatchObject({ reason: 'invalidParameter', parameter: label });
		expect(JSON.stringify(failure)).not.toMatch(/sk1234567890|iVBOR/);
	});

	test('says what it does, and begins with a value of its kind', () => {
		expect(spec.description ?? spec.hint).toMatch(/\w{2}/);
		const { default: byDefault } = spec;
		const isToFillIn = spec.kind === 'text' && byDefault === '';
		if (!isToFillIn) expect(readFrom({ [path]: byDefault }, spec)).toEqual(byDefault);
	});
});

test.each(options)('without being added, $label is as the editor shows it', (spec) => {
	const read = readFrom({}, spec);
	if (spec.name === 'allowedAddresses') {
		expect(read).toMatchObject({ reason: 'invalidParameter' });
	} else {
		expect(read).toEqual(spec.default);
	}
});

test.each([
	['unusableImage', 'must be one of "Is an Error", "Is Inconclusive"'],
	['pipelines', 'must be one or more of "Screen Replay", "Paper Printed", "Replaced Portrait"'],
	['maxConcurrency', 'must be a whole number from 1 to 1000'],
	['requestsPerMinute', 'must be a whole number from 0 to 6000'],
	['timeout', 'must be a number from 0.1 to 3600'],
])('the problem of %s tells what it must be, as the editor shows it: %s', (name, problem) => {
	const spec = specOf(name);
	expect(readFrom({ [pathOf(spec)]: 'x' }, spec)).toMatchObject({ problem });
});

describe('options that are no collection', () => {
	const noCollections = [
		'={{ { timeout: 5 } }}',
		'',
		null,
		0,
		true,
		[],
		[{}],
		new Date(0),
		new Map(),
	];

	test.each(noCollections)('%j are invalid, and never stand for the defaults', (value) => {
		for (const spec of options) {
			expect(readFrom({ options: value }, spec)).toEqual({
				reason: 'invalidParameter',
				parameter: 'Options',
				problem: 'must be set one by one',
			});
		}
		const reader = new ParameterReader(nodeContext({ parameters: { options: value } }), 0);
		expect(() => options.map((spec) => reader.hasOption(spec))).toThrow('invalidParameter');
	});
});

describe('a parameter that items share', () => {
	const text = specOf('binaryPropertyName');
	const list = specOf('pipelines');
	const number = specOf('threshold');
	const option = specOf('timeout');

	/** Counts what n8n is asked to resolve. */
	function counted(saved: Readonly<Record<string, unknown>>) {
		const resolved: string[] = [];
		const context = {
			getNodeParameter(
				path: string,
				itemIndex: number,
				fallback: unknown,
				{ rawExpressions = false } = {},
			): unknown {
				const value = path in saved ? saved[path] : fallback;
				if (rawExpressions) return value;
				resolved.push(path);
				return typeof value === 'string' && value.startsWith('=') ? itemIndex : value;
			},
		};
		const readers = [0, 1, 2].map((itemIndex) => new ParameterReader(context, itemIndex));
		return { read: (spec: ParameterSpec) => readers.map((reader) => reader.raw(spec)), resolved };
	}

	test('is resolved once where it holds no expression', () => {
		const { read, resolved } = counted({ threshold: 61, binaryPropertyName: 'data' });
		expect(read(number)).toEqual([61, 61, 61]);
		expect(read(text)).toEqual(['data', 'data', 'data']);
		expect(resolved).toEqual(['threshold', 'binaryPropertyName']);
	});

	test('is resolved once where the user has not added it', () => {
		const { read, resolved } = counted({});
		expect(read(option)).toEqual([60, 60, 60]);
		expect(resolved).toEqual(['options.timeout']);
	});

	test('is resolved for each item where it is one, or may hold one', () => {
		const { read, resolved } = counted({ threshold: '={{ $itemIndex }}', pipelines: ['=1'] });
		expect(read(number)).toEqual([0, 1, 2]);
		read(list);
		expect(resolved).toHaveLength(6);
	});

	test('belongs to its own run', () => {
		expect(counted({ threshold: 61 }).read(number)).toEqual([61, 61, 61]);
		expect(counted({ threshold: 90 }).read(number)).toEqual([90, 90, 90]);
	});
});

describe('an expression that fails says why without the value it failed on', () => {
	const name = 'Max Mustermann.jpg';

	test.each([
		[`Unsupported unit '${name}'`, ''],
		[`Invalid unit ${name}`, ''],
		[`Unsupported unit \u2018${name}\u2019`, ''],
		[`the input "${name}" can't be parsed as ISO 8601`, ''],
		[`Time zone \`${name}\` or \u00ab${name}\u00bb is unknown`, ''],
		[`Invalid time zone specified: ${name}`, ''],
		[`Unexpected token 'M', "${name}" is not valid JSON`, 'reads text that is not JSON'],
		[`Cannot read properties of undefined (reading '${name}')`, 'something that is missing'],
		[`$json["${name}"].trim is not a function`, 'not a function'],
		[`Referenced node doesn't exist: ${name}`, 'names a node that does not exist'],
	])('%s', (message, why) => {
		const failed = readFrom({ threshold: new Error(message) }, specOf('threshold'));
		expect(failed).toMatchObject({ problem: expect.stringContaining('could not be resolved') });
		expect(failed).toMatchObject({ problem: expect.stringContaining(why) });
		expect(JSON.stringify(failed)).not.toContain('Max');
	});
});
