import { existsSync } from 'node:fs';
import { link, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawImage } from '../../harness/drawings/draw';

/** Of every picture, to the byte: "0.5 MB". */
export const PICTURE_BYTES = 500_000;

/** What is drawn has fewer bytes, so that a comment can fill them up. */
const drawing = {
	subject: 'selfie',
	scenario: 'genuine',
	width: 960,
	height: 1280,
	format: 'jpeg',
	minimumBytes: 440_000,
	seed: 7,
} as const;

/** The mark of a JPEG's first quantisation table, before which all that describes it stands. */
const FIRST_TABLE = Buffer.from([0xff, 0xdb]);

/** The mark of a comment, and the bytes of its length, which counts itself (ITU T.81, B.2.4.5). */
const COMMENT = 0xfffe;
const LENGTH_BYTES = 2;

/**
 * Writes selfies that everybody takes for live, each of its own bytes: they differ in a comment
 * alone, so that the vendors' simulator spends the same on each.
 *
 * @returns their paths
 */
export async function writePictures(folder: string, count: number): Promise<readonly string[]> {
	await mkdir(folder, { recursive: true });
	const drawn = await drawImage(drawing);
	const paths: string[] = [];
	for (let number = 0; number < count; number++) {
		const path = join(folder, `${String(number).padStart(6, '0')}.jpg`);
		await writeFile(path, commented(drawn, number));
		paths.push(path);
	}
	return paths;
}

/** The same files in another folder, without their bytes being copied, where it is not there yet. */
export async function linkPictures(paths: readonly string[], folder: string): Promise<void> {
	if (existsSync(folder)) return;
	await mkdir(folder, { recursive: true });
	for (const [index, path] of paths.entries()) await link(path, join(folder, `${index}.jpg`));
}

function commented(jpeg: Buffer, number: number): Buffer {
	const at = jpeg.indexOf(FIRST_TABLE);
	const room = PICTURE_BYTES - jpeg.length - FIRST_TABLE.length;
	if (at === -1 || room < LENGTH_BYTES + String(number).length || room > 0xffff) {
		throw new Error(`${jpeg.length} bytes were drawn, which cannot be filled up`);
	}
	const head = Buffer.alloc(FIRST_TABLE.length + LENGTH_BYTES);
	head.writeUInt16BE(COMMENT, 0);
	head.writeUInt16BE(room, FIRST_TABLE.length);
	const text = Buffer.from(String(number).padEnd(room - LENGTH_BYTES));
	return Buffer.concat([jpeg.subarray(0, at), head, text, jpeg.subarray(at)]);
}
