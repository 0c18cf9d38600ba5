import { checkLabels, checkNames } from '../../../../nodes/verification/check';
import { fileKindOf } from '../../../../nodes/verification/image/imageFormats';
import { defaultProviders, offersOf } from '../../../../nodes/verification/providers/registry';

describe('who answers which check', () => {
	test('each check has a default vendor that offers it', () => {
		expect(defaultProviders).toEqual({
			faceLiveness: 'kairos',
			idLiveness: 'accura',
			documentForgery: 'argos',
			faceMatch: 'argos',
		});
		for (const name of checkNames) {
			const offered = offersOf(name).map(({ provider }) => provider.name);
			expect(offered).toContain(defaultProviders[name]);
		}
	});

	test('every check has a name to show', () => {
		expect(checkNames.map((name) => checkLabels[name])).toEqual([
			'Face Liveness',
			'ID Liveness',
			'Document Forgery',
			'Face Match',
		]);
	});
});

test('each format that a vendor takes can be named in an upload', () => {
	const formats = checkNames.flatMap((name) =>
		offersOf(name).flatMap(({ check }) => check.limits.formats),
	);
	for (const format of formats) expect(fileKindOf(format).mimeType).toBe(`image/${format}`);
});
