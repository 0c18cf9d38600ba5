import type { INodeProperties } from 'n8n-workflow';
import { runInNewContext } from 'node:vm';
import { type CheckName, checkNames } from '../../../../nodes/verification/check';
import {
	checkProperties,
	checkSubtitle,
} from '../../../../nodes/verification/n8n/editor/checkProperties';
import { rows } from '../../../contract/vendorCalls';

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

test.each(rows)('$name has its own threshold', ({ check, provider, defaultThreshold }) => {
	const shown = fields(check, 'threshold').filter(
		(field) => field.displayOptions?.show?.['provider']?.[0] === provider,
	);
	expect(shown).toMatchObject([{ default: defaultThreshold }]);
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

test.each(rows)("$name has its vendor's own fields, shown for it", (row) => {
	for (const [name, value] of Object.entries(row.defaults ?? {})) {
		const own = fields(row.check, name);
		if (own.length === 0) expect(options(row.check)).toHaveProperty(name, value);
		else {
			const displayOptions = { show: { provider: [row.provider] } };
			expect(own).toMatchObject([{ default: value, displayOptions }]);
		}
	}
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
