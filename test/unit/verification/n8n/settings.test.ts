import { type CheckError, failureBehind } from '../../../../nodes/verification/failure';
import {
	type ItemSettings,
	readConcurrency,
	readSettings,
} from '../../../../nodes/verification/n8n/parameters/settings';
import { checkOf } from '../providers/vendorSide';
import { nodeContext } from './nodeContext';

const kairos = checkOf('kairos', 'faceLiveness');

function settingsOf(
	parameters: Readonly<Record<string, unknown>>,
	check = kairos,
): ItemSettings | CheckError {
	try {
		const saved = { fitImage: false, ...parameters };
		return readSettings(nodeContext({ parameters: saved }), 0, check);
	} catch (error) {
		return failureBehind(error);
	}
}

test('without options, the options are as the editor shows them', () => {
	expect(settingsOf({ threshold: 60 })).toEqual({
		vendorSettings: { threshold: 60, parameters: {} },
		reviewThreshold: null,
		fitImage: false,
		unusableImage: 'inconclusive',
		maxRetries: 2,
		timeoutSeconds: 60,
	});
	expect(readConcurrency(nodeContext({}))).toBe(10);
});

const unusable = ['', ' ', null, [], {}, true, 'text', NaN, Infinity, -1, 4000];

describe.each([
	['threshold', 'Pass Threshold'],
	['options.reviewThreshold', 'Review Threshold'],
	['options.maxRetries', 'Max Retries'],
	['options.timeout', 'Timeout'],
	['options.unusableImage', 'Unusable Image'],
])('%s', (path, label) => {
	test.each(unusable)('of %j is invalid, and named as the editor shows it', (value) => {
		const failure = settingsOf({ threshold: 60, [path]: value });
		expect(failure).toMatchObject({ reason: 'invalidParameter', parameter: label });
	});

	test('whose expression fails is invalid, without the words of a key', () => {
		const error = new Error('no field sk1234567890abcdefghij here');
		const failure = settingsOf({ threshold: 60, [path]: error });
		expect(failure).toMatchObject({ reason: 'invalidParameter', parameter: label });
		expect(JSON.stringify(failure)).not.toContain('sk1234567890');
	});
});

test.each([true, false])('Fit Image to Provider Limits is on or off: %j', (fitImage) => {
	expect(settingsOf({ threshold: 60, fitImage })).toMatchObject({ fitImage });
});

test.each(['', 'true', 'false', null, undefined, 0, 1, [], {}])(
	'Fit Image to Provider Limits of %j is neither, and never read as off',
	(fitImage) => {
		const parameter = 'Fit Image to Provider Limits';
		const failure = settingsOf({ threshold: 60, fitImage });
		expect(failure).toMatchObject({ reason: 'invalidParameter', parameter });
	},
);

test('a threshold that resolves to nothing is invalid', () => {
	expect(settingsOf({})).toMatchObject({ reason: 'invalidParameter' });
});

test.each(unusable)('a concurrency of %j is invalid', (value) => {
	const context = nodeContext({ parameters: { 'options.maxConcurrency': value } });
	expect(() => readConcurrency(context)).toThrow('invalidParameter');
});

test.each([
	[59, 59],
	[60, 60],
	['59.5', 59.5],
	[0, 0],
])('a review threshold of %j below a threshold of 60 is %d', (review, expected) => {
	const settings = settingsOf({ threshold: 60, 'options.reviewThreshold': review });
	expect(settings).toMatchObject({ reviewThreshold: expected });
});

test('a review threshold above the threshold is invalid', () => {
	expect(settingsOf({ threshold: 60, 'options.reviewThreshold': 60.01 })).toMatchObject({
		reason: 'invalidParameter',
		parameter: 'Review Threshold',
	});
});

describe("a vendor's own parameters", () => {
	const accura = checkOf('accura', 'idLiveness');
	const codes = { threshold: 55, countryCode: 'IND', cardCode: 'MRZ' };

	test('are read with their defaults', () => {
		expect(settingsOf(codes, accura)).toMatchObject({
			vendorSettings: {
				parameters: {
					countryCode: 'IND',
					cardCode: 'MRZ',
					scoreField: '',
					scoreScale: 'percent',
				},
			},
		});
	});

	test.each([
		['countryCode', '', 'Country Code'],
		['countryCode', undefined, 'Country Code'],
		['cardCode', ' ', 'Card Code'],
		['options.scoreScale', 'Percent', 'Score Scale'],
		['options.scoreField', null, 'Score Field'],
	])('%s of %j is invalid: %s', (path, value, parameter) => {
		expect(settingsOf({ ...codes, [path]: value }, accura)).toMatchObject({
			reason: 'invalidParameter',
			parameter,
		});
	});

	test('no pipeline selected is invalid', () => {
		const check = checkOf('argos', 'documentForgery');
		expect(settingsOf({ threshold: 61, pipelines: [] }, check)).toMatchObject({
			reason: 'invalidParameter',
			parameter: 'Pipelines',
		});
	});
});
