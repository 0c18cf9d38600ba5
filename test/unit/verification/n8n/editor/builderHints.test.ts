import { checkNames } from '../../../../../nodes/verification/check';
import {
	builderHintFor,
	decisionBuilderHint,
} from '../../../../../nodes/verification/n8n/editor/builderHints';
import { checkProperties } from '../../../../../nodes/verification/n8n/editor/checkProperties';
import { decisionOutputs } from '../../../../../nodes/verification/n8n/parameters/decisionRouting';
import { outputCount, outputFor } from '../../../../../nodes/verification/n8n/parameters/routing';
import { offersOf } from '../../../../../nodes/verification/providers/registry';
import packageJson from '../../../../../package.json';

const all = { routing: 'passFailInconclusive', pending: false } as const;
const fewer = { routing: 'passFail', pending: false } as const;

const everyHint = checkNames.flatMap((checkName) => {
	const { searchHint = '', extraTypeDefContent = [] } = builderHintFor(checkName);
	const ofFields = checkProperties(checkName).flatMap(({ options = [], ...field }) =>
		[field, ...options].map((one) => ('builderHint' in one ? one.builderHint?.propertyHint : '')),
	);
	return [searchHint, ...extraTypeDefContent.map(({ content }) => content), ...ofFields].join('\n');
});

describe.each(checkNames)('%s', (checkName) => {
	const { searchHint = '', extraTypeDefContent = [] } = builderHintFor(checkName);
	const [example] = extraTypeDefContent.map(({ content }) => content);
	const provider = checkProperties(checkName).find(({ name }) => name === 'provider');

	test('says which output is which, as the node has them', () => {
		expect(searchHint).toContain(`Output ${outputFor('pass', all)} is Pass`);
		expect(searchHint).toContain(`Output ${outputFor('fail', all)} is Fail`);
		expect(searchHint).toContain(`output ${outputFor('inconclusive', all)} is Inconclusive`);
		expect(searchHint).toContain(
			`outputs ${outputFor('pass', fewer)} (Pass) and ${outputFor('fail', fewer)} (Fail`,
		);
		expect(searchHint).toContain(
			`index ${outputCount(all)}, with 'passFail' index ${outputCount(fewer)}`,
		);
	});

	test('its example wires every output, and continues on Pass alone', () => {
		const wired = example?.matchAll(/\.output\((\d)\)\.to\((\w+)\); \/\/ (\w+)/g) ?? [];
		expect([...wired].map(([, index, target, output]) => [index, target, output])).toEqual([
			[String(outputFor('pass', all)), 'accept', 'Pass'],
			[String(outputFor('fail', all)), 'reject', 'Fail'],
			[String(outputFor('inconclusive', all)), 'review', 'Inconclusive'],
			[String(outputCount(all)), 'report', 'Error'],
		]);
		expect(example).toContain(`type: '${packageJson.name}.${checkName}'`);
	});

	test('its example asks the default provider, with the credential that is its own', () => {
		const usual = offersOf(checkName).find((offer) => offer.provider.name === provider?.default);
		expect(example).toContain(`provider: '${usual?.provider.name ?? ''}'`);
		expect(example).toContain(`{ ${usual?.provider.credentialType ?? ''}: {`);
	});

	test('names the credential of each provider', () => {
		for (const { provider: one } of offersOf(checkName)) {
			const pair = `'${one.name}' needs ${one.credentialType}`;
			expect(provider?.builderHint?.propertyHint).toContain(pair);
		}
	});
});

test('the example gives what a vendor requires, for the user to fill in', () => {
	const [example] = builderHintFor('idLiveness').extraTypeDefContent ?? [];
	expect(example?.content).toContain("countryCode: placeholder('Country Code')");
});

test.each(everyHint)(
	'no hint holds what n8n’s lint forbids, or a way around the outputs',
	(hint) => {
		expect(hint).not.toMatch(/=\{\{|\bai_\w+|undefined|\[object/);
		expect(hint).not.toMatch(/\w\.onError\(/);
		expect(hint).toContain('Do not use .onError()');
		expect(hint).toContain('not a file name');
		expect(hint).toContain('never from 0 to 1');
	},
);

test('the hint of KYC Decision says which output is which, as the node has them', () => {
	const hint = decisionBuilderHint.searchHint?.toLowerCase();
	expect(hint).toContain(decisionOutputs.map((name, index) => `${index} ${name}`).join(', '));
	expect(hint).toContain(`only output ${decisionOutputs.indexOf('accept')} lets`);
});
