/** Files, or beginnings of files, written byte by byte for what sharp cannot write. */

export function latin1(text: string): Buffer {
	return Buffer.from(text, 'latin1');
}

/** The beginning of an ISO base media file: its main brand, and those that follow. */
function isoMedia(main: string, ...others: readonly string[]): Buffer {
	const length = String.fromCharCode(16 + 4 * others.length);
	return latin1(`\0\0\0${length}ftyp${main}\0\0\0\0${others.join('')}\0\0\0\x08freeavif`);
}

function utf16(text: string, swap: boolean): Buffer {
	const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
	return swap ? bytes.swap16() : bytes;
}

function bmp(): Buffer {
	const file = Buffer.alloc(54 + 4);
	file.write('BM', 'latin1');
	file.writeUInt32LE(file.length, 2);
	file.writeUInt32LE(54, 10);
	file.writeUInt32LE(40, 14);
	file.writeInt32LE(1, 18);
	file.writeInt32LE(1, 22);
	return file;
}

/** In the four bytes that are kept free. */
function noted(file: Buffer): Buffer {
	file.write('GIMP', 6, 'latin1');
	return file;
}

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"/>';

export const filesByHand = [
	['HEIC from an iPhone', 'heic', isoMedia('heic', 'mif1', 'MiHE', 'miaf', 'heic')],
	['HEIC with ten bits', 'heic', isoMedia('heix', 'mif1', 'heix')],
	['HEIC that names itself last', 'heic', isoMedia('mif1', 'mif1', 'heic')],
	['HEIC of an unknown main brand', 'heic', isoMedia('abcd', 'miaf', 'heic')],
	['a series of HEIC', 'heic', isoMedia('msf1', 'msf1', 'hevc')],
	['AVIF', 'avif', isoMedia('avif', 'mif1', 'miaf')],
	['AVIF that names itself last', 'avif', isoMedia('mif1', 'mif1', 'miaf', 'avif')],
	['AVIF that moves', 'avif', isoMedia('avis', 'msf1', 'miaf')],
	['HEIF of another kind', 'heif', isoMedia('mif1', 'mif1', 'unci')],
	['HEIF of an unknown main brand', 'heif', isoMedia('abcd', 'mif1')],
	['HEIF without another brand', 'heif', isoMedia('mif1')],
	['Canon raw', 'cr3', isoMedia('crx ', 'crx ', 'isom')],
	['raw that looks like TIFF', 'tiff', latin1('II*\0\x10\0\0\0CR\x02\0')],
	['BMP', 'bmp', bmp()],
	['BMP with a note of the program that wrote it', 'bmp', noted(bmp())],
	['MNG', 'mng', latin1('\x8aMNG\r\n\x1a\n\0\0\0\x1cMHDR')],
	['JPEG 2000, bare', 'jp2', latin1('\xff\x4f\xff\x51\0\x2f\0\0')],
	['PSD', 'psd', latin1('8BPS\0\x01\0\0\0\0\0\0\0\x03\0\0\x01\xe0\0\0\x02\x80\0\x08\0\x03')],
	['ICO', 'ico', latin1('\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0\x68\x04\0\0\x16\0\0\0')],
	['GIF of 1987', 'gif', latin1('GIF87a\x10\0\x10\0\x80\0\0')],
	['big-endian TIFF', 'tiff', latin1('MM\0*\0\0\0\x08\0\0')],
	['BigTIFF', 'tiff', latin1('II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0')],
	['JPEG XL, bare', 'jxl', latin1('\xff\x0a\xfa\x7f\x01')],
	['JPEG XL, boxed', 'jxl', latin1('\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl ')],
	['JPEG 2000', 'jp2', latin1('\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 ')],
	['PDF', 'pdf', latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')],
	['PDF behind a few stray bytes', 'pdf', latin1('\r\n\r\n%PDF-1.4\n')],
	['SVG', 'svg', Buffer.from(drawing)],
	['SVG with a prolog', 'svg', Buffer.from(`<?xml version="1.0"?>\n${drawing}`)],
	['SVG with comments', 'svg', Buffer.from(`<!-- a -- b > --><!---->\n${drawing}`)],
	['SVG with a byte order mark', 'svg', Buffer.from(`\ufeff<?xml version="1.0"?>${drawing}`)],
	[
		'SVG with a doctype',
		'svg',
		Buffer.from(
			`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">${drawing}`,
		),
	],
	['SVG in UTF-16', 'svg', utf16(drawing, false)],
	['SVG in UTF-16, big-endian', 'svg', utf16(`<?xml version="1.0"?>${drawing}`, true)],
	['SVG with a prefix', 'svg', Buffer.from('<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>')],
	['SVG without anything', 'svg', Buffer.from('<svg/>')],
	['SVG with entities', 'svg', Buffer.from(`<!DOCTYPE svg [<!ENTITY a "b">]>${drawing}`)],
] as const;

export const noImages = [
	['no bytes at all', Buffer.alloc(0)],
	['one byte', Buffer.from([0xff])],
	['zeros', Buffer.alloc(64)],
	['text', Buffer.from('This is not a selfie.')],
	['text that begins with BM', Buffer.from('BMW drivers have to show their licence')],
	['text that begins with RIFF', Buffer.from('RIFF, then a guitar solo of some length')],
	['text that begins with GIF', Buffer.from('GIF is said in two ways')],
	['HTML', Buffer.from('<!doctype html><html><body>413 Too Large</body></html>')],
	['HTML with a drawing in it', Buffer.from('<html><body><svg width="1"/></body></html>')],
	['XML', Buffer.from('<?xml version="1.0"?><error code="NoSuchKey"/>')],
	['a comment without an end', Buffer.from('<!-- <svg>')],
	['JSON', Buffer.from('{"image":null}')],
	['an image as base64 text', Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD')],
	['a sound', latin1('RIFF\x24\0\0\0WAVEfmt ')],
	['a film', isoMedia('isom', 'isom', 'iso2', 'avc1', 'mp41')],
	['a film from an iPhone', isoMedia('qt  ', 'qt  ')],
	['a film with AV1', isoMedia('iso6', 'iso6', 'av01', 'mp41')],
	['HTML in UTF-16', utf16('<html><svg/></html>', false)],
	['half a character of UTF-16', latin1('\xfe\xff\0')],
	['stray bytes before a JPEG', latin1('\r\n\xff\xd8\xff\xe0\0\x10JFIF\0')],
	['an archive', latin1('PK\x03\x04\x14\0\0\0')],
	['random bytes', latin1('\x8f\x1c\xd3\x07\xa9\x5e\x42\xbb\x10\xee\x93\x6a\x2f\x81\xc4\x77')],
] as const;
