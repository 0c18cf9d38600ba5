/** Where a file keeps the numbers and blocks that lead a reader through it. */
export interface Structure {
	readonly fields: readonly Field[];
	readonly blocks: readonly Block[];
}

/** A length, a count or a position, in bytes from the file's first. */
export interface Field {
	readonly at: number;
	readonly width: 1 | 2 | 4 | 8;
	readonly order: 'little' | 'big';
}

/** A segment, chunk or box, its head included. */
export interface Block {
	readonly at: number;
	readonly end: number;
}

/** Reads the structure of a sound file; of anything else as much as makes sense. */
export function structureOf(bytes: Buffer): Structure {
	const start = bytes.toString('latin1', 0, 12);
	if (start.startsWith('\xff\xd8')) return jpegSegments(bytes);
	if (start.startsWith('\x89PNG')) return chunks(bytes, { first: 8, order: 'big', behind: 4 });
	if (start.startsWith('RIFF')) return chunks(bytes, { first: 12, order: 'little', behind: 0 });
	if (/^(?:II|MM)/.test(start)) return tiffDirectory(bytes, start.startsWith('II'));
	if (start.startsWith('BM')) return { fields: little(bytes, [2, 10, 14, 18, 22]), blocks: [] };
	if (isBoxed(start)) return boxes(bytes, 0, bytes.length);
	return { fields: [], blocks: [] };
}

function isBoxed(start: string): boolean {
	return ['ftyp', 'JXL ', 'jP  '].includes(start.slice(4, 8));
}

function little(bytes: Buffer, places: readonly number[]): Field[] {
	return places
		.filter((at) => at + 4 <= bytes.length)
		.map((at) => ({ at, width: 4, order: 'little' }));
}

function jpegSegments(bytes: Buffer): Structure {
	const fields: Field[] = [];
	const blocks: Block[] = [];
	let at = 2;
	while (at + 4 <= bytes.length && bytes[at] === 0xff) {
		const end = at + 2 + bytes.readUInt16BE(at + 2);
		fields.push({ at: at + 2, width: 2, order: 'big' });
		blocks.push({ at, end: Math.min(end, bytes.length) });
		at = end;
	}
	return { fields, blocks };
}

interface ChunkRules {
	readonly first: number;
	readonly order: Field['order'];
	/** Bytes of a checksum behind each chunk. */
	readonly behind: number;
}

function chunks(bytes: Buffer, { first, order, behind }: ChunkRules): Structure {
	const fields: Field[] = order === 'little' ? [{ at: 4, width: 4, order }] : [];
	const blocks: Block[] = [];
	let at = first;
	while (at + 8 <= bytes.length) {
		const lengthAt = order === 'big' ? at : at + 4;
		const length = order === 'big' ? bytes.readUInt32BE(lengthAt) : bytes.readUInt32LE(lengthAt);
		const end = at + 8 + length + behind + (order === 'little' ? length % 2 : 0);
		fields.push({ at: lengthAt, width: 4, order });
		blocks.push({ at, end: Math.min(end, bytes.length) });
		at = end;
	}
	return { fields, blocks };
}

function tiffDirectory(bytes: Buffer, isLittle: boolean): Structure {
	const order = isLittle ? 'little' : 'big';
	const isBig = bytes.includes('+', 2, 'latin1') && bytes.indexOf('+', 2, 'latin1') < 4;
	if (bytes.length < 16) return { fields: [], blocks: [] };
	const place: Field = isBig ? { at: 8, width: 8, order } : { at: 4, width: 4, order };
	const directory = numberAt(bytes, place);
	const count: Field = { at: directory, width: isBig ? 8 : 2, order };
	if (directory + count.width > bytes.length) return { fields: [place], blocks: [] };
	const entryBytes = isBig ? 20 : 12;
	const entries = Array.from({ length: numberAt(bytes, count) }, (_, index): Block => {
		const at = directory + count.width + index * entryBytes;
		return { at, end: at + entryBytes };
	}).filter(({ end }) => end <= bytes.length);
	const ofEntries = entries.flatMap(({ at }): Field[] => [
		{ at: at + 2, width: 2, order },
		{ at: at + 4, width: isBig ? 8 : 4, order },
	]);
	return { fields: [place, count, ...ofEntries], blocks: entries };
}

/** Boxes that hold boxes, and how many bytes of their own come before those. */
const holders: ReadonlyMap<string, number> = new Map([
	['meta', 4],
	['iprp', 0],
	['ipco', 0],
	['jp2h', 0],
]);

function boxes(bytes: Buffer, from: number, until: number): Structure {
	const fields: Field[] = [];
	const blocks: Block[] = [];
	let at = from;
	while (at + 8 <= until) {
		const length = bytes.readUInt32BE(at);
		const end = length < 8 ? until : Math.min(at + length, until);
		fields.push({ at, width: 4, order: 'big' });
		blocks.push({ at, end });
		const own = holders.get(bytes.toString('latin1', at + 4, at + 8));
		if (own !== undefined) {
			const within = boxes(bytes, at + 8 + own, end);
			fields.push(...within.fields);
			blocks.push(...within.blocks);
		}
		at = end;
	}
	return { fields, blocks };
}

function numberAt(bytes: Buffer, { at, width, order }: Field): number {
	if (width === 8) {
		return Number(order === 'little' ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
	}
	return order === 'little' ? bytes.readUIntLE(at, width) : bytes.readUIntBE(at, width);
}
