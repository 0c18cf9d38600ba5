import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { PICTURE_BYTES, writePictures } from '../../../bench/n8n/pictures';
import { examineImage } from '../../simulator/images/uploadedImage';

let folder: string;
let pictures: readonly Buffer[];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kyc-pictures-'));
	const paths = await writePictures(folder, 3);
	pictures = await Promise.all(paths.map(async (path) => await readFile(path)));
});

afterAll(async () => await rm(folder, { recursive: true }));

test('they have the same length but different bytes', () => {
	expect(pictures.map(({ length }) => length)).toEqual(pictures.map(() => PICTURE_BYTES));
	const hashes = pictures.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
	expect(new Set(hashes).size).toBe(pictures.length);
});

test('they can be decoded, and the vendors judge them as live', async () => {
	for (const bytes of pictures) {
		await sharp(bytes, { failOn: 'warning' }).stats();
		const { width, height } = await sharp(bytes).metadata();
		expect([width, height]).toEqual([960, 1280]);
		expect((await examineImage(bytes)).scenario).toBe('genuine');
	}
});
