import { createHash } from 'node:crypto';
import { picture } from '../../engine/items';
import type { Way } from './intake';

/** One applicant's selfie, and its expected result. */
export interface Upload {
	readonly applicant: string;
	readonly bytes: Buffer;
	/** Hex, of the bytes. No two applicants have the same. */
	readonly sha256: string;
	/** The output that it must leave by. */
	readonly way: Way;
	/** How many requests the vendor gets for it. */
	readonly requests: number;
}

interface Kind {
	/** The name of the simulator's scenario. Null for a file that is not a picture. */
	readonly scenario: string | null;
	readonly way: Way;
	readonly requests: number;
}

/** The scenarios of ten uploads, in turn, for the settings of the check. */
export const allKinds: readonly Kind[] = [
	{ scenario: 'genuine', way: 'pass', requests: 1 },
	{ scenario: 'spoofedSelfie', way: 'fail', requests: 1 },
	{ scenario: 'genuine', way: 'pass', requests: 1 },
	{ scenario: 'reviewBand', way: 'inconclusive', requests: 1 },
	{ scenario: 'noFace', way: 'inconclusive', requests: 1 },
	{ scenario: 'genuine', way: 'pass', requests: 1 },
	{ scenario: 'vendorDown', way: 'error', requests: 2 },
	{ scenario: 'busyOnce', way: 'pass', requests: 2 },
	{ scenario: null, way: 'inconclusive', requests: 0 },
	{ scenario: 'severalFaces', way: 'inconclusive', requests: 1 },
];

/** The uploads with one request and an immediate answer. */
export const ordinaryKinds = allKinds.filter(({ requests }) => requests === 1);

/** This many applicants, each with a different picture. */
export async function drawUploads(
	count: number,
	kinds: readonly Kind[],
): Promise<readonly Upload[]> {
	const drawn = await Promise.all(
		kinds.map(async ({ scenario }, seed) =>
			scenario === null
				? Buffer.from('This is no picture.')
				: await picture(scenario, { width: 720, height: 960, minimumBytes: 120_000, seed }),
		),
	);
	return Array.from({ length: count }, (_, index) => {
		const turn = index % kinds.length;
		const [kind, base] = [kinds[turn], drawn[turn]];
		if (!kind || !base) throw new Error('There are no pictures');
		const applicant = `applicant-${index}`;
		const bytes = ownedBy(applicant, base);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		return { applicant, bytes, sha256, way: kind.way, requests: kind.requests };
	});
}

/** A JPEG comment (ITU T.81, B.2.4.5) with the name, behind the start; else the name at the end. */
function ownedBy(applicant: string, bytes: Buffer): Buffer {
	const start = Buffer.from([0xff, 0xd8]);
	if (!bytes.subarray(0, 2).equals(start)) return Buffer.concat([bytes, Buffer.from(applicant)]);
	const comment = Buffer.from(`\xff\xfe\0\0${applicant}`, 'latin1');
	comment.writeUInt16BE(comment.length - 2, 2);
	return Buffer.concat([start, comment, bytes.subarray(2)]);
}
