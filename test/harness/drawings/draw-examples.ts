import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applicants, type Picture } from './applicants';
import { drawImage } from './draw';

const EXAMPLES = join(__dirname, '..', '..', '..', 'examples', 'images');

/** Less than a JPEG's first tables: its size comes after them, so nobody can read it. */
const BYTES_BEFORE_THE_SIZE = 120;

void drawExamples();

async function drawExamples(): Promise<void> {
	for (const { folder, selfie, id } of applicants) {
		const directory = join(EXAMPLES, folder);
		// A picture whose format changed would leave its old file next to the new one.
		await rm(directory, { recursive: true, force: true });
		await mkdir(directory, { recursive: true });
		await writeFile(join(directory, `selfie.${extension(selfie)}`), await bytes(selfie));
		await writeFile(join(directory, `id.${extension(id)}`), await bytes(id));
	}
}

function extension(picture: Picture): string {
	if (typeof picture === 'string' || picture.format === 'jpeg') return 'jpg';
	return picture.format;
}

async function bytes(picture: Picture): Promise<Buffer> {
	switch (picture) {
		case 'textInsteadOfImage':
			return Buffer.from('This is a note, not a photo. Somebody renamed it to selfie.jpg.\n');
		case 'damagedJpeg': {
			const whole = await drawImage({
				subject: 'selfie',
				format: 'jpeg',
				width: 960,
				height: 1200,
			});
			return whole.subarray(0, BYTES_BEFORE_THE_SIZE);
		}
		default:
			return await drawImage(picture);
	}
}
