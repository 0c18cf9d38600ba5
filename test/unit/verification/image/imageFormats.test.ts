import {
	fileKindOf,
	formatLabel,
	sniffFormat,
	type ImageFormat,
} from '../../../../nodes/verification/image/imageFormats';
import { filesByHand, latin1, noImages } from './madeByHand';
import { realFile, realFormats } from './realFiles';

describe('a file is what its bytes say', () => {
	test.each(realFormats)('%s', async (format) => {
		expect(sniffFormat(await realFile(format))).toBe(format);
	});

	test.each(filesByHand)('%s', (_name, format, bytes) => {
		expect(sniffFormat(bytes)).toBe(format);
	});

	test.each(noImages)('%s is of no known kind', (_name, bytes) => {
		expect(sniffFormat(bytes)).toBeNull();
	});
});

test('a mark further in does not make a PDF', () => {
	expect(sniffFormat(latin1(`${' '.repeat(1024)}%PDF-1.7`))).toBeNull();
});

describe('hostile text does not hold n8n up', () => {
	test.each([
		['comments', '<!---->'.repeat(586)],
		['open comments', '<!--'.repeat(1024)],
		['half comments', '<!-->'.repeat(820)],
		['dashes', `<!--${'-'.repeat(4092)}`],
		['white space', ' \t\r\n'.repeat(1024)],
		['prologs', '<?xml?>'.repeat(586)],
		['open prologs', '<?xml ?'.repeat(586)],
		['doctypes', '<!DOCTYPE svg>'.repeat(293)],
		['open doctypes', '<!DOCTYPE svg['.repeat(293)],
		['a doctype and white space', `<!DOCTYPE svg[]${' '.repeat(4081)}`],
		['all of them', '<?xml?><!---->  <!DOCTYPE svg[]>'.repeat(128)],
	])('4,096 bytes of %s', (_name, text) => {
		const bytes = Buffer.from(text.slice(0, 4096));
		const durations = [1, 2, 3].map(() => {
			const began = performance.now();
			expect(sniffFormat(bytes)).toBeNull();
			return performance.now() - began;
		});
		expect(Math.min(...durations)).toBeLessThan(50);
	});
});

test.each<[ImageFormat, string, string]>([
	['jpeg', 'jpg', 'image/jpeg'],
	['png', 'png', 'image/png'],
	['webp', 'webp', 'image/webp'],
])('%s is sent as image.%s of type %s', (format, extension, mimeType) => {
	expect(fileKindOf(format)).toEqual({ extension, mimeType });
});

test.each<[ImageFormat, string]>([
	['jpeg', 'JPEG'],
	['png', 'PNG'],
	['webp', 'WebP'],
	['heic', 'HEIC'],
	['jp2', 'JPEG 2000'],
	['jxl', 'JPEG XL'],
])('%s is written %s', (format, label) => {
	expect(formatLabel(format)).toBe(label);
});
