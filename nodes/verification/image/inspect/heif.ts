import { type Pixels, swapSides } from '../pixels';
import { exactly, type HeaderReader } from './headerReader';
import { type IsoBox, readBox } from './isoBox';

/** Says how one property of an item changes its size. */
type Property =
	| { readonly kind: 'size'; readonly pixels: Pixels }
	| { readonly kind: 'quarterTurns'; readonly count: number }
	| { readonly kind: 'crop'; readonly pixels: Pixels }
	| { readonly kind: 'other' };

interface Found {
	primaryItem: number | null;
	readonly properties: Property[];
	readonly associations: Buffer[];
}

/** Version and flags at the beginning of a full box. */
const FULL_BOX_BYTES = 4;
/** A photo's lists have some hundred bytes; with tiles, some thousand. */
const MOST_ASSOCIATION_BYTES = 64 * 1024;
const MOST_ASSOCIATION_BOXES = 4;

/**
 * Reads the size of the primary item of a HEIC, HEIF or AVIF, turned and cropped by its properties
 * (ISO/IEC 23008-12, 6.5). EXIF does not count here (its orientation is "for information"): libheif
 * ignores it, and so do libvips and ImageMagick.
 *
 * @returns null if properties of the primary item are missing; `sizeless` for a film without a
 * primary item
 */
export function* readHeif(): HeaderReader<Pixels | 'sizeless' | null> {
	const found: Found = { primaryItem: null, properties: [], associations: [] };
	let box = yield* readBox(0, Infinity);
	let isFilm = false;
	while (box !== null && box.type !== 'meta') {
		isFilm ||= box.type === 'moov';
		box = yield* readBox(box.end, Infinity);
	}
	if (box === null) return isFilm ? 'sizeless' : null;
	yield* readMeta(box, found);
	return found.primaryItem === null ? null : sizeOf(found.primaryItem, found);
}

function* readMeta(meta: IsoBox, found: Found): HeaderReader<void> {
	let box = yield* readBox(meta.at + FULL_BOX_BYTES, meta.end);
	while (box !== null) {
		if (box.type === 'pitm') found.primaryItem = yield* readPrimaryItem(box);
		if (box.type === 'iprp') yield* readProperties(box, found);
		if (found.primaryItem !== null && found.associations.length > 0) return;
		box = yield* readBox(box.end, meta.end);
	}
}

function* readPrimaryItem(pitm: IsoBox): HeaderReader<number | null> {
	const version = yield* contentOf(pitm, 0, 1);
	const wide = version?.readUInt8(0) === 0 ? 2 : 4;
	return (yield* contentOf(pitm, FULL_BOX_BYTES, wide))?.readUIntBE(0, wide) ?? null;
}

function* readProperties(iprp: IsoBox, found: Found): HeaderReader<void> {
	let box = yield* readBox(iprp.at, iprp.end);
	while (box !== null) {
		if (box.type === 'ipco') {
			let property = yield* readBox(box.at, box.end);
			while (property !== null) {
				found.properties.push(yield* readProperty(property));
				property = yield* readBox(property.end, box.end);
			}
		} else if (box.type === 'ipma' && found.associations.length < MOST_ASSOCIATION_BOXES) {
			const length = Math.min(box.end - box.at, MOST_ASSOCIATION_BYTES);
			const list = yield* contentOf(box, 0, length);
			if (list !== null) found.associations.push(list);
		}
		box = yield* readBox(box.end, iprp.end);
	}
}

function* readProperty(box: IsoBox): HeaderReader<Property> {
	if (box.type === 'ispe') {
		const sides = yield* contentOf(box, FULL_BOX_BYTES, 8);
		if (sides === null) return { kind: 'other' };
		const pixels = { width: sides.readUInt32BE(0), height: sides.readUInt32BE(4) };
		return { kind: 'size', pixels };
	}
	if (box.type === 'irot') {
		const turns = yield* contentOf(box, 0, 1);
		return turns ? { kind: 'quarterTurns', count: turns.readUInt8(0) & 3 } : { kind: 'other' };
	}
	if (box.type === 'clap') {
		const sides = yield* contentOf(box, 0, 16);
		if (sides === null) return { kind: 'other' };
		const pixels = { width: fraction(sides, 0), height: fraction(sides, 8) };
		return { kind: 'crop', pixels };
	}
	return { kind: 'other' };
}

/**
 * A side of the clean aperture, rounded as libheif does. NaN or Infinity if the divisor is zero.
 */
function fraction(bytes: Buffer, at: number): number {
	return Math.round(bytes.readUInt32BE(at) / bytes.readUInt32BE(at + 4));
}

function* contentOf(box: IsoBox, from: number, length: number): HeaderReader<Buffer | null> {
	return box.at + from + length <= box.end ? yield* exactly(box.at + from, length) : null;
}

/** Applies the properties in the order in which they belong to the item. */
function sizeOf(item: number, { properties, associations }: Found): Pixels | null {
	// 0 stands for no property (ISO/IEC 23008-12, 9.3.1).
	const numbers = associations.flatMap((list) => propertiesOf(item, list)).filter((one) => one > 0);
	if (numbers.some((number) => number > properties.length)) return null;
	const own = numbers.flatMap((number) => properties[number - 1] ?? []);
	const [first, second] = own.filter((property) => property.kind === 'size');
	// With two sizes, readers differ in which they take.
	let size = second || !first ? null : first.pixels;
	for (const property of own) {
		if (size && property.kind === 'crop') size = within(size, property.pixels);
		if (size && property.kind === 'quarterTurns' && property.count % 2 === 1)
			size = swapSides(size);
	}
	return size;
}

function within(whole: Pixels, part: Pixels): Pixels | null {
	return part.width <= whole.width && part.height <= whole.height ? part : null;
}

/** @returns the numbers of an item's properties, from 1; empty if the list is cut off before it */
function propertiesOf(item: number, list: Buffer): readonly number[] {
	if (list.length < 8) return [];
	const idBytes = list.readUInt8(0) === 0 ? 2 : 4;
	const numberBytes = (list.readUInt8(3) & 1) === 0 ? 1 : 2;
	const numberMask = numberBytes === 1 ? 0x7f : 0x7fff;
	let at = 8;
	while (at + idBytes + 1 <= list.length) {
		const id = list.readUIntBE(at, idBytes);
		const first = at + idBytes + 1;
		at = first + list.readUInt8(first - 1) * numberBytes;
		if (id !== item) continue;
		if (at > list.length) return [];
		return Array.from(
			{ length: (at - first) / numberBytes },
			(_, index) => list.readUIntBE(first + index * numberBytes, numberBytes) & numberMask,
		);
	}
	return [];
}
