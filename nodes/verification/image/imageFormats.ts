/**
 * The format by the bytes. The file's name and declared type never count, because the uploader
 * chooses them.
 */
export type ImageFormat =
	| 'jpeg'
	| 'png'
	| 'webp'
	| 'gif'
	| 'bmp'
	| 'tiff'
	| 'heic'
	| 'heif'
	| 'avif'
	| 'jp2'
	| 'jxl'
	| 'psd'
	| 'ico'
	| 'cr3'
	| 'mng'
	| 'svg'
	| 'pdf';

interface Signature {
	readonly format: ImageFormat;
	/** Position of the first byte, in bytes. */
	readonly at: number;
	/** The bytes, one character each (Latin-1). */
	readonly bytes: string;
}

const signatures: readonly Signature[] = [
	{ format: 'jpeg', at: 0, bytes: '\xff\xd8\xff' },
	{ format: 'png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
	{ format: 'gif', at: 0, bytes: 'GIF87a' },
	{ format: 'gif', at: 0, bytes: 'GIF89a' },
	{ format: 'tiff', at: 0, bytes: 'II*\0' },
	{ format: 'tiff', at: 0, bytes: 'MM\0*' },
	{ format: 'tiff', at: 0, bytes: 'II+\0' },
	{ format: 'tiff', at: 0, bytes: 'MM\0+' },
	{ format: 'psd', at: 0, bytes: '8BPS' },
	{ format: 'jxl', at: 0, bytes: '\xff\x0a' },
	{ format: 'jxl', at: 4, bytes: 'JXL \r\n\x87\n' },
	{ format: 'jp2', at: 4, bytes: 'jP  \r\n\x87\n' },
	{ format: 'jp2', at: 0, bytes: '\xff\x4f\xff\x51' },
	{ format: 'mng', at: 0, bytes: '\x8aMNG\r\n\x1a\n' },
	{ format: 'ico', at: 0, bytes: '\0\0\x01\0' },
];

/** The brands of an ISO base media file tell HEIC and AVIF from a film (ISO/IEC 23008-12). */
const brands: ReadonlyMap<string, ImageFormat> = new Map([
	['avif', 'avif'],
	['avis', 'avif'],
	['heic', 'heic'],
	['heix', 'heic'],
	['hevc', 'heic'],
	['hevx', 'heic'],
	['heim', 'heic'],
	['heis', 'heic'],
	['crx ', 'cr3'],
]);

/** These say "an image of that family" and leave open how it is compressed. */
const openBrands: ReadonlySet<string> = new Set(['mif1', 'mif2', 'msf1', 'miaf']);

/** Readers look for a PDF's mark anywhere in its first 1,024 bytes (ISO 32000, Annex). */
const PDF_WINDOW = 1024;

/** Prolog, comments and doctype before the root element. No known picture has more. */
const SVG_WINDOW = 4096;
const svgRoot =
	/^(?:\s|<\?xml[^>]*\?>|<!--(?:(?!-->)[^])*-->|<!DOCTYPE svg[^>[]*(?:\[[^\]]*\]\s*)?>)*<(?:svg:)?svg[\s/>]/i;

/** How much of a file is enough to recognise its format. */
export const SNIFFED_BYTES = SVG_WINDOW;

/**
 * Names the format by the signature in the first bytes. Only for PDF, bytes before a signature are
 * skipped, as readers do.
 *
 * @param head the file's first 4,096 bytes
 * @returns null for bytes of no known kind, text and HTML
 */
export function sniffFormat(head: Uint8Array): ImageFormat | null {
	const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, SVG_WINDOW));
	const start = text.toString('latin1');
	const signed = signatures.find(({ at, bytes }) => start.startsWith(bytes, at));
	if (signed) return signed.format;
	if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'webp';
	if (isBitmap(start)) return 'bmp';
	if (start.startsWith('ftyp', 4)) return formatByBrands(start);
	if (start.slice(0, PDF_WINDOW).includes('%PDF-')) return 'pdf';
	return svgRoot.test(decode(text)) ? 'svg' : null;
}

/** The two letters are not enough: a text may also begin with "BM". */
function isBitmap(start: string): boolean {
	return start.startsWith('BM') && (start.startsWith('\0\0\0\0', 6) || infoHeader.test(start));
}

/** Some programs use the four reserved bytes. The header's length is in the 15th byte. */
const infoHeader = /^[^]{14}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0/;

/**
 * The first brand is the main one. Phones write an open brand there, and name HEIC or AVIF after
 * it.
 */
function formatByBrands(start: string): ImageFormat | null {
	const length = Buffer.from(start.slice(0, 4), 'latin1').readUInt32BE(0);
	const [, main = '', , ...others] = start.slice(4, length).match(/[^]{4}/g) ?? [];
	const all = [main, ...others];
	const named = all.map((brand) => brands.get(brand)).find((format) => format !== undefined);
	return named ?? (all.some((brand) => openBrands.has(brand)) ? 'heif' : null);
}

/** As XML requires: UTF-16 if the byte order mark says so, else UTF-8. */
function decode(bytes: Buffer): string {
	const mark = bytes.toString('latin1', 0, 2);
	const swapped = mark === '\xfe\xff' ? Buffer.from(bytes.subarray(0, bytes.length & ~1)) : null;
	const text = swapped?.swap16() ?? bytes;
	const encoding = swapped || mark === '\xff\xfe' ? 'utf16le' : 'utf8';
	return text.toString(encoding).replace(/^\ufeff/, '');
}

interface FileKind {
	readonly extension: string;
	readonly mimeType: string;
}

const fileKinds: Readonly<Partial<Record<ImageFormat, FileKind>>> = {
	jpeg: { extension: 'jpg', mimeType: 'image/jpeg' },
	png: { extension: 'png', mimeType: 'image/png' },
	webp: { extension: 'webp', mimeType: 'image/webp' },
};

/** File ending and media type for the formats that are sent to vendors. */
export function fileKindOf(format: ImageFormat | null): FileKind {
	const kind = format === null ? undefined : fileKinds[format];
	return kind ?? { extension: 'bin', mimeType: 'application/octet-stream' };
}

/** How a person writes the format's name. */
export function formatLabel(format: ImageFormat): string {
	if (format === 'webp') return 'WebP';
	return format === 'jp2' ? 'JPEG 2000' : format === 'jxl' ? 'JPEG XL' : format.toUpperCase();
}
