import type { INodeProperties } from 'n8n-workflow';
import { runInNewContext } from 'node:vm';
import { type CheckName, checkNames } from '../../../../nodes/verification/check';
import {
	checkProperties,
	checkSubtitle,
} from '../../../../nodes/verification/n8n/editor/checkProperties';

function fields(checkName: CheckName, name: string): INodeProperties[] {
	return checkProperties(checkName).filter((field) => field.name === name);
}

function options(checkName: CheckName): Record<string, unknown> {
	const [collection] = fields(checkName, 'options');
	const list = collection?.options ?? [];
	return Object.fromEntries(
		list.map((option) => [option.name, 'default' in option ? option.default : undefined]),
	);
}

test.each([
	['faceLiveness', { accura: 55, argos: 61, kairos: 60 }],
	['idLiveness', { accura: 55, argos: 61 }],
	['documentForgery', { argos: 61 }],
] as const)('%s: each vendor has its own threshold, %j', (checkName, thresholds) => {
	const shown = fields(checkName, 'threshold').map((field) => [
		field.displayOptions?.show?.['provider']?.[0],
		field.default,
	]);
	expect(Object.fromEntries(shown)).toEqual(thresholds);
});

test.each([
	['faceLiveness', 'kairos'],
	['idLiveness', 'accura'],
	['documentForgery', 'argos'],
] as const)('%s asks %s by default', (checkName, provider) => {
	expect(fields(checkName, 'provider')).toMatchObject([{ default: provider }]);
});

describe.each(checkNames)('%s', (checkName) => {
	test.each([
		['imageSource', 'binary'],
		['binaryPropertyName', 'data'],
		['imageBase64', ''],
		['fitImage', false],
		['routing', 'passFailInconclusive'],
	])('%s is %j by default', (name, value) => {
		expect(fields(checkName, name)).toMatchObject([{ default: value }]);
	});

	test('its options, with their defaults', () => {
		expect(options(checkName)).toMatchObject({
			unusableImage: 'inconclusive',
			resultField: checkName,
			includeInputFields: true,
			includeBinary: true,
			includeRawResponse: false,
			maxConcurrency: 10,
			maxRetries: 2,
			timeout: 60,
		});
		expect(options(checkName)).toHaveProperty('reviewThreshold');
	});
});

describe("a vendor's own fields are shown where that vendor is chosen", () => {
	test.each([
		['idLiveness', 'countryCode', 'accura', ''],
		['idLiveness', 'cardCode', 'accura', 'MRZ'],
		['documentForgery', 'pipelines', 'argos', ['screenReplay', 'paperPrinted', 'replacePortraits']],
	] as const)('%s: %s with %s, %j by default', (checkName, name, provider, value) => {
		expect(fields(checkName, name)).toMatchObject([
			{ default: value, displayOptions: { show: { provider: [provider] } } },
		]);
	});

	test.each([
		['faceLiveness', 'scoreField', ''],
		['faceLiveness', 'scoreScale', 'percent'],
		['idLiveness', 'scoreField', ''],
		['idLiveness', 'scoreScale', 'percent'],
		['idLiveness', 'useUpcomingVersion', false],
		['documentForgery', 'useUpcomingVersion', false],
	] as const)('%s has the option %s, %j by default', (checkName, name, value) => {
		expect(options(checkName)).toHaveProperty(name, value);
	});
});

describe('below the name of a node stand the provider and the check', () => {
	const shown = (checkName: CheckName, provider: unknown): unknown => {
		const code = /^=\{\{(.*)\}\}$/s.exec(checkSubtitle(checkName))?.[1] ?? '';
		return runInNewContext(code, { $parameter: { provider } });
	};

	test.each([
		['faceLiveness', 'kairos', 'Kairos: Face Liveness'],
		['idLiveness', 'accura', 'Accura: ID Liveness'],
		['documentForgery', 'argos', 'ARGOS: Document Forgery'],
		['documentForgery', 'nobody', 'Document Forgery'],
		['documentForgery', undefined, 'Document Forgery'],
	] as const)('%s with %s: %s', (checkName, provider, subtitle) => {
		expect(shown(checkName, provider)).toBe(subtitle);
	});
});
