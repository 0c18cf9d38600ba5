import { createHash } from 'node:crypto';
import type { TestedCall } from '../contract/vendorCalls';
import type { Expected } from '../faults/expected';
import { faultTable } from '../faults/faultTable';
import { expectedOf, faultOf, type FaultRow } from '../faults/row';
import { drawImage } from '../harness/drawings/draw';
import type { Fault, FaultRule } from '../harness/simulator/faults/fault';

/** One of the few pictures that all items share, with its fault and the expected result. */
export interface LoadPicture {
	readonly name: string;
	readonly bytes: Buffer;
	/** SHA-256 of the bytes, in hex. */
	readonly sha256: string;
	readonly fault: Fault | null;
	/** The size of the upload, for a fault that strikes before the picture is known. */
	readonly minBytes: number | null;
	readonly expected: Expected;
}

/** The faults that take long, break off or leave something open, and refusals. */
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

/** Each has its own size, which identifies an upload. Larger ones come first. */
const uploadSizes: Readonly<Record<string, number>> = {
	'reset before the upload': 240_000,
	'reset in the upload': 120_000,
};

const sides = { width: 640, height: 480 } as const;

/** One picture for each fault. One item in a hundred gets one of them. */
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

/** The scenarios of ten other items, in turn. Most are genuine. */
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

/** One item in this many has a faulty picture. */
const ONE_FAULT_IN = 100;

/** The picture of each item: a faulty one for each hundred, else the usual ones in turn. */
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

/** The simulator's rule for the picture's fault. */
export function ruleFor({ fault: then, minBytes, sha256 }: LoadPicture): FaultRule[] {
	if (then === null) return [];
	return [{ when: minBytes === null ? { sha256 } : { minBytes }, then }];
}
