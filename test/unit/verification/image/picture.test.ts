import { pictureFailure } from '../../../../nodes/verification/image/decode/openPicture';

describe("what sharp's words say of", () => {
	test.each([
		['the time', 'timeout: 12% complete'],
		['the memory', 'vips_tracked: out of memory -- size == 34MB'],
	])('%s is about the machine', (_what, words) => {
		expect(pictureFailure(new Error(words))).toBe('exhausted');
	});

	test.each(['VipsJpeg: premature end of JPEG image', 'pngload_buffer: libspng read error', ''])(
		'"%s" is about the file',
		(words) => {
			expect(pictureFailure(new Error(words))).toBe('damaged');
		},
	);

	test('nothing at all is about the file', () => {
		expect(pictureFailure(undefined)).toBe('damaged');
	});
});
