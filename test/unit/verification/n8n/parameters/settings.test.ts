import { failureBehind } from '../../../../../nodes/verification/failure';
import { readShapeOrFailure } from '../../../../../nodes/verification/n8n/parameters/itemShape';
import {
	readConcurrency,
	readSettings,
} from '../../../../../nodes/verification/n8n/parameters/settings';
import { checkOf } from '../../providers/vendorSide';
import { nodeContext } from '../nodeContext';

type Parameters = Readonly<Record<string, unknown>>;

function settingsOf(parameters: Parameters, check = checkOf('kairos', 'faceLiveness')) {
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

test('each setting comes from the parameter of its name, and without an option there is no review', () => {
	expect(settingsOf({})).toMatchObject({ reviewThreshold: null, maxRetries: 2 });
	const parameters = {
		threshold: 61,
		fitImage: true,
		pipelines: ['screenReplay'],
		'options.useUpcomingVersion': true,
		'options.reviewThreshold': '59.5',
		'options.unusableImage': 'error',
		'options.maxRetries': 3,
		'options.timeout': 7,
		'options.requestsPerMinute': 120,
	};
	expect(settingsOf(parameters, checkOf('argos', 'documentForgery'))).toEqual({
		vendorSettings: {
			threshold: 61,
			parameters: { pipelines: ['screenReplay'], useUpcomingVersion: true },
		},
		reviewThreshold: 59.5,
		fitImage: true,
		unusableImage: 'error',
		maxRetries: 3,
		timeoutSeconds: 7,
		requestsPerMinute: 120,
	});
	const context = nodeContext({ parameters: { 'options.maxConcurrency': 3 } });
	expect(readConcurrency(context)).toBe(3);
});

test('a review threshold may be as high as the threshold, and no higher', () => {
	expect(settingsOf({ 'options.reviewThreshold': 60 })).toMatchObject({ reviewThreshold: 60 });
	expect(settingsOf({ 'options.reviewThreshold': 60.01 })).toMatchObject({
		reason: 'invalidParameter',
		parameter: 'Review Threshold',
	});
});

const asTheEditorShows = {
	resultField: 'idLiveness',
	includeInputFields: true,
	includeBinary: true,
	includeRawResponse: false,
};

test('an item leaves as the options say, and keeps everything without them', () => {
	expect(shapeWith({})).toEqual({ shape: asTheEditorShows, failure: null });
	const options = {
		'options.resultField': ' passport ',
		'options.includeInputFields': false,
		'options.includeBinary': false,
		'options.includeRawResponse': true,
		'options.applicantMessage': 'ko',
	};
	const shape = { includeInputFields: false, includeBinary: false, includeRawResponse: true };
	expect(shapeWith(options)).toEqual({
		failure: null,
		shape: { resultField: 'passport', ...shape, applicantMessage: 'ko' },
	});
	expect(shapeWith({ 'options.applicantMessage': 'off' }).shape).toEqual(asTheEditorShows);
});

test.each([
	...['', 'error', ' error ', 'message', 'details', '__proto__'].map(
		(value) => ['options.resultField', value, 'Result Field'] as const,
	),
	['options.includeBinary', null, 'Include Binary'],
	...['xx', '', null, 'constructor'].map(
		(value) => ['options.applicantMessage', value, 'Applicant Message'] as const,
	),
	['options', 'text', 'Options'],
] as const)('%s of %j is a failure, and the item keeps everything', (path, value, parameter) => {
	const { shape, failure } = shapeWith({ [path]: value });
	expect(failure).toMatchObject({ reason: 'invalidParameter', parameter });
	const isFieldUnknown = parameter === 'Result Field' || parameter === 'Options';
	expect(shape).toEqual({ ...asTheEditorShows, ...(isFieldUnknown ? { isFieldUnknown } : {}) });
});

test('a Result Field that can be read is kept, whatever else is wrong', () => {
	const options = { 'options.resultField': 'passport', 'options.includeBinary': null };
	expect(shapeWith(options).shape).toEqual({ ...asTheEditorShows, resultField: 'passport' });
});
