/** Files, or beginnings of files, written byte by byte for what sharp cannot write. */

export function latin1(text: string): Buffer {
	return Buffer.from(text, 'latin1');
}

function isoMedia(brand: string): Buffer {
	return latin1(`\0\0\0\x18ftyp${brand}\0\0\0\0${brand}mif1`);
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

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"/>';

export const filesByHand = [
	['HEIC from an iPhone', 'heic', isoMedia('heic')],
	['HEIC with ten bits', 'heic', isoMedia('heix')],
	['HEIF', 'heif', isoMedia('mif1')],
	['BMP', 'bmp', bmp()],
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
	['a film', latin1('\0\0\0\x18ftypisom\0\0\x02\0isomiso2')],
	['an archive', latin1('PK\x03\x04\x14\0\0\0')],
	['random bytes', latin1('\x8f\x1c\xd3\x07\xa9\x5e\x42\xbb\x10\xee\x93\x6a\x2f\x81\xc4\x77')],
] as const;
