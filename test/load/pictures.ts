import { createHash } from 'node:crypto';
import type { TestedCall } from '../contract/vendorCalls';
import type { Expected } from '../faults/expected';
import { faultTable } from '../faults/faultTable';
import { expectedOf, faultOf, type FaultRow } from '../faults/row';
import { drawImage } from '../harness/drawings/draw';
import type { Fault, FaultRule } from '../harness/simulator/faults/fault';

/** One of the few pictures that all items share, what befalls it, and what has to come of it. */
export interface LoadPicture {
	readonly name: string;
	readonly bytes: Buffer;
	/** Hex, of the bytes. */
	readonly sha256: string;
	readonly fault: Fault | null;
	/** Where the fault strikes before the picture is known: by the size of the upload. */
	readonly minBytes: number | null;
	readonly expected: Expected;
}

/** Of the table of faults, those that last long, break off, or leave something open; and refusals. */
const faultNames: readonly string[] = [
	'reset before the upload',
	'reset in the upload',
	'reset after the upload',
	'reset in the answer',
	'closed without an answer',
	'hang before the headers',
	'hang in the body',
	'answer of 1 GB',
	'302 to another host',
	'401',
	'413',
	'429 until at once',
	'429 for an hour',
	'500',
	'503',
	'502 with a web page',
	'a web page',
	'truncated JSON',
	'nothing',
	'score 1.01',
];

/** Each in its own size, so that an upload tells by it which one it is. Larger ones come first. */
const uploadSizes: Readonly<Record<string, number>> = {
	'reset before the upload': 240_000,
	'reset in the upload': 120_000,
};

const sides = { width: 640, height: 480 } as const;

/** The pictures of a fault each, by which one in a hundred items is struck. */
export async function drawFaulty(call: TestedCall, decoyUrl: string): Promise<LoadPicture[]> {
	return await Promise.all(
		faultNames.map(async (name, index) => {
			const row = rowNamed(name);
			const minBytes = uploadSizes[name] ?? null;
			return {
				...(await draw(call, row, minBytes ?? 0, index)),
				fault: faultOf(row, { call, decoyUrl }),
				minBytes,
			};
		}),
	);
}

/** What ten other items are, in turn: most are genuine. */
export async function drawUsual(call: TestedCall): Promise<LoadPicture[]> {
	const [genuine, attack, noFace] = await Promise.all(
		['a genuine picture', 'an attack', 'a picture: noFace'].map(async (name, index) => ({
			...(await draw(call, rowNamed(name), 0, faultNames.length + index)),
			fault: null,
			minBytes: null,
		})),
	);
	if (!genuine || !attack || !noFace) throw new Error('Three pictures are drawn');
	return [genuine, genuine, attack, genuine, genuine, genuine, noFace, genuine, genuine, genuine];
}

async function draw(call: TestedCall, row: FaultRow, minimumBytes: number, seed: number) {
	const { subject, attack } = call;
	const { picture = 'genuine' } = row;
	const scenario = picture === 'attack' ? attack.scenario : picture;
	const drawing = { subject, scenario, ...sides, format: 'jpeg', minimumBytes, seed } as const;
	const bytes = await drawImage(drawing);
	return {
		name: row.name,
		bytes,
		sha256: createHash('sha256').update(bytes).digest('hex'),
		expected: expectedOf(row, call),
	};
}

function rowNamed(name: string): FaultRow {
	const rows: readonly FaultRow[] = Object.values(faultTable).flat();
	const row = rows.find((one) => one.name === name);
	if (!row) throw new Error(`The table has no fault "${name}"`);
	return row;
}

/** One item in so many has a picture that is struck. */
const ONE_FAULT_IN = 100;

/** For each item its picture: one of the faulty for each hundred, else the usual ones in turn. */
export function picturesOf(
	count: number,
	usual: readonly LoadPicture[],
	faulty: readonly LoadPicture[],
): LoadPicture[] {
	return Array.from({ length: count }, (_, index) => {
		const struck = index % ONE_FAULT_IN === ONE_FAULT_IN / 2;
		const kinds = struck ? faulty : usual;
		const turn = struck ? Math.floor(index / ONE_FAULT_IN) : index;
		const picture = kinds[turn % kinds.length];
		if (!picture) throw new Error('There are no pictures');
		return picture;
	});
}

/** What the simulator has to be told, so that the picture is struck. */
export function ruleFor({ fault: then, minBytes, sha256 }: LoadPicture): FaultRule[] {
	if (then === null) return [];
	return [{ when: minBytes === null ? { sha256 } : { minBytes }, then }];
}
