import { failureBehind } from '../../../../nodes/verification/failure';
import { readShapeOrFailure } from '../../../../nodes/verification/n8n/parameters/itemShape';
import {
	readConcurrency,
	readSettings,
} from '../../../../nodes/verification/n8n/parameters/settings';
import { checkOf } from '../providers/vendorSide';
import { nodeContext } from './nodeContext';

type Parameters = Readonly<Record<string, unknown>>;

const kairos = checkOf('kairos', 'faceLiveness');
const accura = checkOf('accura', 'idLiveness');
const argos = checkOf('argos', 'documentForgery');

function settingsOf(parameters: Parameters, check = kairos) {
	try {
		const saved = { threshold: 60, fitImage: false, ...parameters };
		return readSettings(nodeContext({ parameters: saved }), 0, check);
	} catch (error) {
		return failureBehind(error);
	}
}

function shapeWith(parameters: Parameters) {
	return readShapeOrFailure(nodeContext({ parameters }), 0, 'idLiveness');
}

test('without options, the options are as the editor shows them', () => {
	expect(settingsOf({})).toEqual({
		vendorSettings: { threshold: 60, parameters: {} },
		reviewThreshold: null,
		fitImage: false,
		unusableImage: 'inconclusive',
		maxRetries: 2,
		timeoutSeconds: 60,
	});
	expect(readConcurrency(nodeContext({}))).toBe(10);
});

test('each setting comes from the parameter of its name', () => {
	const parameters = {
		threshold: 61,
		fitImage: true,
		pipelines: ['screenReplay'],
		'options.useUpcomingVersion': true,
		'options.reviewThreshold': '59.5',
		'options.unusableImage': 'error',
		'options.maxRetries': 3,
		'options.timeout': 7,
	};
	expect(settingsOf(parameters, argos)).toEqual({
		vendorSettings: {
			threshold: 61,
			parameters: { pipelines: ['screenReplay'], useUpcomingVersion: true },
		},
		reviewThreshold: 59.5,
		fitImage: true,
		unusableImage: 'error',
		maxRetries: 3,
		timeoutSeconds: 7,
	});
	const context = nodeContext({ parameters: { 'options.maxConcurrency': 3 } });
	expect(readConcurrency(context)).toBe(3);
});

test.each([
	['threshold', 'Pass Threshold'],
	['fitImage', 'Fit Image to Provider Limits'],
	['options.reviewThreshold', 'Review Threshold'],
	['options.maxRetries', 'Max Retries'],
	['options.timeout', 'Timeout'],
	['options.unusableImage', 'Unusable Image'],
	['countryCode', 'Country Code'],
	['cardCode', 'Card Code'],
	['options.scoreField', 'Score Field'],
	['options.scoreScale', 'Score Scale'],
	['options', 'Options'],
])('%s of null is invalid, and named as the editor shows it', (path, parameter) => {
	const codes = { countryCode: 'IND', cardCode: 'MRZ' };
	expect(settingsOf({ ...codes, [path]: null }, accura)).toMatchObject({
		reason: 'invalidParameter',
		parameter,
	});
});

test.each([['options.maxConcurrency'], ['options']])(
	'a concurrency from %s of null is invalid',
	(path) => {
		expect(() => readConcurrency(nodeContext({ parameters: { [path]: null } }))).toThrow(
			'invalidParameter',
		);
	},
);

test.each([
	[59, 59],
	[60, 60],
	[0, 0],
])('a review threshold of %j below a threshold of 60 is %d', (review, expected) => {
	const settings = settingsOf({ 'options.reviewThreshold': review });
	expect(settings).toMatchObject({ reviewThreshold: expected });
});

test('a review threshold above the threshold is invalid', () => {
	expect(settingsOf({ 'options.reviewThreshold': 60.01 })).toMatchObject({
		reason: 'invalidParameter',
		parameter: 'Review Threshold',
	});
});

describe('how an item leaves', () => {
	const asTheEditorShows = {
		resultField: 'idLiveness',
		includeInputFields: true,
		includeBinary: true,
		includeRawResponse: false,
	};

	test('without options, it keeps everything and the verdict has the name of the check', () => {
		expect(shapeWith({})).toEqual({ shape: asTheEditorShows, failure: null });
	});

	test('is as the options say', () => {
		const options = {
			'options.resultField': ' passport ',
			'options.includeInputFields': false,
			'options.includeBinary': false,
			'options.includeRawResponse': true,
		};
		expect(shapeWith(options)).toEqual({
			failure: null,
			shape: {
				resultField: 'passport',
				includeInputFields: false,
				includeBinary: false,
				includeRawResponse: true,
			},
		});
	});

	test.each([
		['options.resultField', '', 'Result Field'],
		['options.resultField', 'error', 'Result Field'],
		['options.resultField', ' error ', 'Result Field'],
		['options.resultField', 'message', 'Result Field'],
		['options.resultField', 'details', 'Result Field'],
		['options.resultField', '__proto__', 'Result Field'],
		['options.includeInputFields', null, 'Include Input Fields'],
		['options.includeBinary', null, 'Include Binary'],
		['options.includeRawResponse', null, 'Include Raw Response'],
		['options', 'text', 'Options'],
	])('%s of %j is a failure, and the item keeps everything', (path, value, parameter) => {
		const { shape, failure } = shapeWith({ [path]: value });
		expect(failure).toMatchObject({ reason: 'invalidParameter', parameter });
		const isFieldUnknown = parameter === 'Result Field' || parameter === 'Options';
		expect(shape).toEqual({ ...asTheEditorShows, ...(isFieldUnknown ? { isFieldUnknown } : {}) });
	});

	test('keeps a field that can be read, whatever else is wrong', () => {
		const options = { 'options.resultField': 'passport', 'options.includeBinary': null };
		expect(shapeWith(options).shape).toEqual({ ...asTheEditorShows, resultField: 'passport' });
	});
});
