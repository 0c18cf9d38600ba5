/** TIFF files and EXIF blocks, written byte by byte (TIFF 6.0; CIPA DC-008). */

export interface TiffKind {
	/** Little-endian or big-endian. */
	readonly order: 'II' | 'MM';
	/** BigTIFF, with wide fields. */
	readonly big: boolean;
}

export const classic: TiffKind = { order: 'II', big: false };

const SHORT = 3;
const LONG = 4;
const ORIENTATION = 274;

type Entry = readonly [tag: number, type: number, value: number];

/** Nothing but an orientation, as it stands in a JPEG, PNG or WebP. */
export function exifBlock(orientation: number, kind = classic): Buffer {
	return tiffWith(Buffer.alloc(0), [[ORIENTATION, SHORT, orientation]], kind);
}

/**
 * A grey picture whose directory comes last.
 *
 * @param pixels compressed, so that nobody can tell that there are fewer than the size says
 */
export function tiffFile(
	width: number,
	height: number,
	orientation: number,
	kind: TiffKind,
	pixels = Buffer.from([0x80, 0x3f, 0xe0, 0x50]),
): Buffer {
	const side = Math.max(width, height) > 0xffff ? LONG : SHORT;
	const entries: Entry[] = [
		[256, side, width],
		[257, side, height],
		[258, SHORT, 8],
		[259, SHORT, 5],
		[262, SHORT, 1],
		[273, LONG, kind.big ? 16 : 8],
		[ORIENTATION, SHORT, orientation],
		[277, SHORT, 1],
		[278, side, height],
		[279, LONG, pixels.length],
	];
	return tiffWith(pixels, entries, kind);
}

function tiffWith(content: Buffer, entries: readonly Entry[], kind: TiffKind): Buffer {
	const number = (value: number, length: number) => {
		const bytes = Buffer.alloc(length);
		if (kind.order === 'II') bytes.writeUIntLE(value, 0, Math.min(length, 6));
		else bytes.writeUIntBE(value, length - Math.min(length, 6), Math.min(length, 6));
		return bytes;
	};
	const wide = kind.big ? 8 : 4;
	const value = ([, type, amount]: Entry) =>
		Buffer.concat([number(amount, type === SHORT ? 2 : 4), Buffer.alloc(wide)], wide);
	const at = (kind.big ? 16 : 8) + content.length;
	return Buffer.concat([
		Buffer.from(kind.order),
		kind.big ? Buffer.concat([number(43, 2), number(8, 2), number(0, 2)]) : number(42, 2),
		number(at, wide),
		content,
		number(entries.length, kind.big ? 8 : 2),
		...entries.flatMap((entry) => [
			number(entry[0], 2),
			number(entry[1], 2),
			number(1, wide),
			value(entry),
		]),
		number(0, wide),
	]);
}
