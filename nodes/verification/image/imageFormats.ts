/**
 * What the bytes say they are. The name or type that came with a file is never asked: whoever
 * uploads it chooses those.
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
	{ format: 'ico', at: 0, bytes: '\0\0\x01\0' },
];

/** The first brand of an ISO base media file tells HEIC and AVIF from a film (ISO/IEC 23008-12). */
const brands: Readonly<Record<string, ImageFormat>> = {
	avif: 'avif',
	avis: 'avif',
	heic: 'heic',
	heix: 'heic',
	hevc: 'heic',
	hevx: 'heic',
	heim: 'heic',
	heis: 'heic',
	mif1: 'heif',
	msf1: 'heif',
};

/** Readers look for a PDF's mark anywhere in its first 1,024 bytes (ISO 32000, Annex). */
const PDF_WINDOW = 1024;

/** Prolog, comments and doctype before the root element; more than that is no picture we know. */
const SVG_WINDOW = 4096;
const svgRoot =
	/^(?:\s|<\?xml[^>]*\?>|<!--(?:(?!-->)[^])*-->|<!DOCTYPE svg[^>[]*(?:\[[^\]]*\]\s*)?>)*<svg[\s>]/i;

/**
 * Names the format by the signature in the first bytes.
 *
 * @param head the file's first bytes; 4,096 are enough
 * @returns null for bytes of no known kind, text and HTML
 */
export function sniffFormat(head: Uint8Array): ImageFormat | null {
	const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, SVG_WINDOW));
	const start = text.toString('latin1');
	const signed = signatures.find(({ at, bytes }) => start.startsWith(bytes, at));
	if (signed) return signed.format;
	if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'webp';
	// A bitmap's two letters alone would claim any text that begins with "BM".
	if (start.startsWith('BM') && start.startsWith('\0\0\0\0', 6)) return 'bmp';
	if (start.startsWith('ftyp', 4)) return brands[start.slice(8, 12)] ?? null;
	if (start.slice(0, PDF_WINDOW).includes('%PDF-')) return 'pdf';
	const decoded = text.toString('utf8').replace(/^\ufeff/, '');
	return svgRoot.test(decoded) ? 'svg' : null;
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
export function fileKindOf(format: ImageFormat): FileKind {
	return fileKinds[format] ?? { extension: 'bin', mimeType: 'application/octet-stream' };
}

/** How a person writes the format's name. */
export function formatLabel(format: ImageFormat): string {
	if (format === 'webp') return 'WebP';
	return format === 'jp2' ? 'JPEG 2000' : format === 'jxl' ? 'JPEG XL' : format.toUpperCase();
}
