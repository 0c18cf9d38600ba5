import { checkLabels, checkNames } from '../../../../nodes/verification/check';
import { fileKindOf } from '../../../../nodes/verification/image/imageFormats';
import {
	defaultProviders,
	offersOf,
	providers,
} from '../../../../nodes/verification/providers/registry';
import { checkOf } from './vendorSide';

describe('who answers which check', () => {
	test.each([
		['faceLiveness', ['accura', 'argos', 'kairos'], 'kairos'],
		['idLiveness', ['accura', 'argos'], 'accura'],
		['documentForgery', ['argos'], 'argos'],
	] as const)('%s: %j, %s by default', (checkName, names, byDefault) => {
		const offered = offersOf(checkName).map(({ provider }) => provider.name);
		expect(offered.sort()).toEqual([...names]);
		expect(defaultProviders[checkName]).toBe(byDefault);
	});

	test.each([
		['accura', 'Accura', 'accuraApi'],
		['argos', 'ARGOS', 'argosApi'],
		['kairos', 'Kairos', 'kairosApi'],
	])('%s is shown as %s and asked with the credential %s', (name, label, credentialType) => {
		expect(providers.find((one) => one.name === name)).toMatchObject({ label, credentialType });
	});

	test('every check has a name to show', () => {
		expect(checkNames.map((name) => checkLabels[name])).toEqual([
			'Face Liveness',
			'ID Liveness',
			'Document Forgery',
		]);
	});
});

const portrait = { longer: 640, shorter: 480 };
const jpegOrPng = ['jpeg', 'png'];
const accuraLimits = {
	formats: jpegOrPng,
	maxBytes: 1_048_576,
	minSides: null,
	maxSides: null,
	recommendedSides: null,
};
const argosDocumentLimits = {
	formats: jpegOrPng,
	maxBytes: 10_485_760,
	minSides: portrait,
	maxSides: null,
	recommendedSides: { longer: 1920, shorter: 1080 },
};

describe('limits and thresholds are those of the vendors', () => {
	test.each([
		['accura', 'faceLiveness', 55, accuraLimits],
		['accura', 'idLiveness', 55, accuraLimits],
		[
			'kairos',
			'faceLiveness',
			60,
			{
				formats: jpegOrPng,
				maxBytes: null,
				minSides: { longer: 300, shorter: 300 },
				maxSides: { longer: 5000, shorter: 5000 },
				recommendedSides: { longer: 901, shorter: 901 },
			},
		],
		[
			'argos',
			'faceLiveness',
			61,
			{
				formats: ['jpeg', 'png', 'webp'],
				maxBytes: null,
				minSides: portrait,
				maxSides: null,
				recommendedSides: null,
			},
		],
		['argos', 'idLiveness', 61, argosDocumentLimits],
		['argos', 'documentForgery', 61, argosDocumentLimits],
	] as const)('%s %s: threshold %d', (provider, checkName, threshold, limits) => {
		const check = checkOf(provider, checkName);
		expect(check.defaultThreshold).toBe(threshold);
		expect(check.passes).toBe(provider === 'accura' ? 'above' : 'atLeast');
		expect(check.limits).toEqual(limits);
	});

	test('each format that a vendor takes can be named in an upload', () => {
		const formats = checkNames.flatMap((name) =>
			offersOf(name).flatMap(({ check }) => check.limits.formats),
		);
		for (const format of formats) expect(fileKindOf(format).mimeType).toBe(`image/${format}`);
	});
});

describe('what a call takes beside the image', () => {
	test.each([
		['accura', 'faceLiveness', { scoreField: '', scoreScale: 'percent' }],
		[
			'accura',
			'idLiveness',
			{ countryCode: '', cardCode: 'MRZ', scoreField: '', scoreScale: 'percent' },
		],
		['kairos', 'faceLiveness', {}],
		['argos', 'faceLiveness', {}],
		['argos', 'idLiveness', { useUpcomingVersion: false }],
		[
			'argos',
			'documentForgery',
			{
				pipelines: ['screenReplay', 'paperPrinted', 'replacePortraits'],
				useUpcomingVersion: false,
			},
		],
	] as const)('%s %s, with its defaults', (provider, checkName, defaults) => {
		const { parameters } = checkOf(provider, checkName);
		expect(Object.fromEntries(parameters.map((spec) => [spec.name, spec.default]))).toEqual(
			defaults,
		);
	});
});
