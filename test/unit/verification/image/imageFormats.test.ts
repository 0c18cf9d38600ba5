import {
	fileKindOf,
	formatLabel,
	sniffFormat,
	type ImageFormat,
} from '../../../../nodes/verification/image/imageFormats';
import { inspectImage } from '../../../../nodes/verification/image/inspect/inspectImage';
import { filesByHand, latin1, noImages } from './madeByHand';
import { realFile, realFormats } from './realFiles';
import { fastestRun } from '../../../harness/measurement/fastestRun';

/** Of these no size is read. */
const sizeless = new Set<ImageFormat>(['pdf', 'svg', 'mng', 'cr3', 'jxl', 'jp2', 'psd', 'ico']);

describe('a file is what its bytes say', () => {
	test.each(realFormats)('%s', async (format) => {
		expect(inspectImage(await realFile(format))).toMatchObject({ kind: 'image', format });
	});

	test.each(filesByHand)('%s', (_name, format, bytes) => {
		const told = inspectImage(bytes);
		expect(told.format).toBe(format);
		expect(told.kind === 'sizeless').toBe(sizeless.has(format));
	});

	test.each([
		...noImages,
		['a mark of PDF too far in', latin1(`${' '.repeat(1024)}%PDF-1.7`)] as const,
	])('%s is no image', (_name, bytes) => {
		expect(inspectImage(bytes)).toEqual({ kind: 'notAnImage', format: null });
	});
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
	])('4,096 bytes of %s', async (_name, text) => {
		const bytes = Buffer.from(text.slice(0, 4096));
		expect(sniffFormat(bytes)).toBeNull();
		expect(await fastestRun(50, () => sniffFormat(bytes))).toBeLessThan(50);
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
