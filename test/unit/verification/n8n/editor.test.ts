import type { INodeProperties } from 'n8n-workflow';
import { runInNewContext } from 'node:vm';
import { type CheckName, checkNames } from '../../../../nodes/verification/check';
import {
	checkProperties,
	checkSubtitle,
} from '../../../../nodes/verification/n8n/editor/checkProperties';
import {
	triggerProperties,
	triggerSubtitle,
} from '../../../../nodes/verification/n8n/editor/triggerProperties';
import { laterChecks } from '../../../../nodes/verification/n8n/later/laterChecks';

const checks = laterChecks('argos');

/** The default of each field by name, notices left out; of several fields of a name, by vendor. */
function defaultsOf(properties: readonly INodeProperties[]): Record<string, unknown> {
	const fields = properties.filter(({ type }) => !['notice', 'collection'].includes(type));
	return Object.fromEntries(
		fields.map((field) => {
			const vendor = field.displayOptions?.show?.provider?.[0];
			const isOfVendor = field.name === 'threshold' && typeof vendor === 'string';
			return [isOfVendor ? `threshold ${vendor}` : field.name, field.default];
		}),
	);
}

function optionsOf(properties: readonly INodeProperties[]): Record<string, unknown> {
	const list = properties.find(({ name }) => name === 'options')?.options ?? [];
	return Object.fromEntries(
		list.map((option) => [option.name, 'default' in option ? option.default : undefined]),
	);
}

const image = {
	imageSource: 'binary',
	binaryPropertyName: 'data',
	imageBase64: '',
	fitImage: false,
};
const all = ['screenReplay', 'paperPrinted', 'replacePortraits'];
const routing = 'passFailInconclusive';

test.each<[CheckName, Record<string, unknown>]>([
	[
		'faceLiveness',
		{
			provider: 'kairos',
			...image,
			'threshold accura': 55,
			'threshold argos': 61,
			'threshold kairos': 60,
			routing,
		},
	],
	[
		'idLiveness',
		{
			provider: 'accura',
			...image,
			countryCode: '',
			cardCode: 'MRZ',
			delivery: 'immediate',
			callbackUrl: '',
			'threshold accura': 55,
			'threshold argos': 61,
			routing,
		},
	],
	[
		'documentForgery',
		{
			provider: 'argos',
			...image,
			pipelines: all,
			delivery: 'immediate',
			callbackUrl: '',
			'threshold argos': 61,
			routing,
		},
	],
])('%s has these fields in this order, with these defaults: %j', (checkName, expected) => {
	const defaults = defaultsOf(checkProperties(checkName));
	expect(Object.entries(defaults)).toEqual(Object.entries(expected));
});

const accuraOptions = { scoreField: '', scoreScale: 'percent' };

test.each<[CheckName, Record<string, unknown>]>([
	['faceLiveness', accuraOptions],
	['idLiveness', { ...accuraOptions, useUpcomingVersion: false }],
	['documentForgery', { useUpcomingVersion: false }],
])('%s has these options, beside those of every check: %j', (checkName, ofVendors) => {
	expect(optionsOf(checkProperties(checkName))).toEqual({
		includeBinary: true,
		includeInputFields: true,
		includeRawResponse: false,
		maxConcurrency: 10,
		maxRetries: 2,
		resultField: checkName,
		reviewThreshold: 50,
		timeout: 60,
		unusableImage: 'inconclusive',
		...ofVendors,
	});
});

test.each(checkNames)(
	'%s shows what is of one vendor, or of one choice, only with it',
	(checkName) => {
		const shown = checkProperties(checkName).flatMap(({ name, displayOptions }) =>
			displayOptions?.show && !/Limits$|threshold/.test(name) ? [[name, displayOptions.show]] : [],
		);
		const expected = {
			binaryPropertyName: { imageSource: ['binary'] },
			imageBase64: { imageSource: ['base64'] },
			countryCode: { provider: ['accura'] },
			cardCode: { provider: ['accura'] },
			pipelines: { provider: ['argos'] },
			delivery: { provider: ['argos'] },
			callbackUrl: { provider: ['argos'], delivery: ['callback'] },
		};
		expect(expected).toMatchObject(Object.fromEntries(shown));
		expect(shown.length).toBeGreaterThan(1);
	},
);

test.each([
	['faceLiveness', { scoreField: ['accura'], scoreScale: ['accura'] }],
	['documentForgery', { useUpcomingVersion: ['argos'] }],
] as const)('%s shows an option of one vendor only with it: %j', (checkName, expected) => {
	const options = checkProperties(checkName).find(({ name }) => name === 'options')?.options ?? [];
	const shown = options.flatMap((option) =>
		'displayOptions' in option && option.displayOptions
			? [[option.name, option.displayOptions.show?.['/provider']]]
			: [],
	);
	expect(Object.fromEntries(shown)).toEqual(expected);
});

test('what is the same for all items takes no expression', () => {
	const properties = checkProperties('documentForgery');
	const options = properties.find(({ name }) => name === 'options')?.options ?? [];
	const fixed = [...properties, ...options].filter((one) => 'type' in one && one.noDataExpression);
	expect(fixed.map(({ name }) => name)).toEqual([
		'provider',
		'imageSource',
		'delivery',
		'routing',
		'maxConcurrency',
	]);
});

test('the trigger asks for what a callback does not tell, with the defaults of the check', () => {
	const properties = triggerProperties(checks);
	expect(Object.entries(defaultsOf(properties))).toEqual(
		Object.entries({
			secret: '',
			check: 'documentForgery',
			pipelines: all,
			threshold: 61,
			routing,
		}),
	);
	expect(optionsOf(properties)).toEqual({
		allowedAddresses: '',
		includeRawResponse: false,
		resultField: 'documentForgery',
		reviewThreshold: 50,
	});
	expect(properties.find(({ name }) => name === 'pipelines')?.displayOptions).toEqual({
		show: { check: ['documentForgery'] },
	});
});

test('its secret is shown to nobody who looks on', () => {
	expect(triggerProperties(checks).find(({ name }) => name === 'secret')).toMatchObject({
		required: true,
		typeOptions: { password: true },
	});
});

test('a number can be set to nothing outside its range, nor to a fraction of what is counted', () => {
	const [options] = checkProperties('faceLiveness').filter(({ name }) => name === 'options');
	const limits = (options?.options ?? []).flatMap((option) =>
		'type' in option && option.type === 'number' ? [[option.name, option.typeOptions]] : [],
	);
	expect(Object.fromEntries(limits)).toEqual({
		maxConcurrency: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
		maxRetries: { minValue: 0, maxValue: 10, numberPrecision: 0 },
		reviewThreshold: { minValue: 0, maxValue: 100 },
		timeout: { minValue: 0.1, maxValue: 3600 },
	});
});

test('a provider that always answers at once has no trigger', () => {
	expect(() => laterChecks('kairos')).toThrow(TypeError);
});

describe('what stands below the name of a node', () => {
	function shown(subtitle: string, parameters: Readonly<Record<string, unknown>>): unknown {
		const code = /^=\{\{(.*)\}\}$/s.exec(subtitle)?.[1] ?? '';
		return runInNewContext(code, { $parameter: parameters });
	}

	test.each([
		['faceLiveness', 'kairos', 'Kairos: Face Liveness'],
		['idLiveness', 'accura', 'Accura: ID Liveness'],
		['documentForgery', 'argos', 'ARGOS: Document Forgery'],
		['documentForgery', 'nobody', 'Document Forgery'],
		['documentForgery', undefined, 'Document Forgery'],
	] as const)('%s with %s: %s', (checkName, provider, subtitle) => {
		expect(shown(checkSubtitle(checkName), { provider })).toBe(subtitle);
	});

	test.each([
		['documentForgery', 'ARGOS: Document Forgery'],
		['idLiveness', 'ARGOS: ID Liveness'],
	])('the trigger of %s: %s', (check, subtitle) => {
		expect(shown(triggerSubtitle(checks), { check })).toBe(subtitle);
	});
});
