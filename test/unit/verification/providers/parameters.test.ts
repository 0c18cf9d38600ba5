import {
	readParameter,
	type ParameterSpec,
} from '../../../../nodes/verification/providers/parameters';

const base = { name: 'name', label: 'Label', description: 'What for', optional: false };
const choices = [
	{ value: 'sr', label: 'Screen Replay', description: '' },
	{ value: 'pc', label: 'Paper Printed', description: '' },
];
const specs = {
	'required text': { ...base, kind: 'text', default: 'MRZ', placeholder: '', required: true },
	'optional text': { ...base, kind: 'text', default: '', placeholder: '', required: false },
	'one of': { ...base, kind: 'choice', default: 'sr', choices },
	'any of': { ...base, kind: 'choices', default: ['sr', 'pc'], choices },
	switch: { ...base, kind: 'switch', default: true },
} as const satisfies Record<string, ParameterSpec>;

type Kind = keyof typeof specs;

test.each<[Kind, unknown, unknown]>([
	['required text', 'IND', 'IND'],
	['required text', ' IND ', 'IND'],
	['optional text', '', ''],
	['optional text', 'data.score', 'data.score'],
	['one of', 'pc', 'pc'],
	['any of', ['pc'], ['pc']],
	['any of', ['sr', 'pc'], ['sr', 'pc']],
	['switch', true, true],
	['switch', false, false],
])('%s takes %j', (kind, value, expected) => {
	expect(readParameter(specs[kind], value)).toEqual({ kind: 'value', value: expected });
});

test.each<[Kind, unknown]>([
	['required text', ''],
	['required text', '  '],
	['required text', null],
	['required text', undefined],
	['required text', 5],
	['required text', ['IND']],
	['optional text', null],
	['optional text', undefined],
	['optional text', false],
	['one of', ''],
	['one of', 'SR'],
	['one of', 'Screen Replay'],
	['one of', null],
	['one of', undefined],
	['one of', ['sr']],
	['one of', true],
	['any of', []],
	['any of', 'sr'],
	['any of', null],
	['any of', undefined],
	['any of', ['sr', 'ps']],
	['any of', ['sr', null]],
	['any of', { sr: true }],
	['switch', 'true'],
	['switch', 'false'],
	['switch', 1],
	['switch', 0],
	['switch', ''],
	['switch', null],
	['switch', undefined],
])('%s refuses %j instead of falling back to its default', (kind, value) => {
	const reading = readParameter(specs[kind], value);
	expect(reading).toEqual({ kind: 'problem', problem: expect.stringMatching(/./) as unknown });
});

test('the problem lists the choices as the editor shows them', () => {
	expect(readParameter(specs['one of'], 'x')).toEqual({
		kind: 'problem',
		problem: 'is not one of Screen Replay, Paper Printed',
	});
});
