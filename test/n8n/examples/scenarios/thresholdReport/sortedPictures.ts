import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { picturesOf } from '../../applicants';
import type { Stage } from '../../stage';

/** Kairos scores 97, 8 and 55; Accura 92, 18 and 50. */
export const [genuine, spoofed, between] = ['01-genuine', '03-spoofed-selfie', '07-review-band'];
export const [noFace, vendorDown] = ['08-no-face', '14-vendor-down'];

/** Whose selfie lies where. */
export type SortedPictures = Readonly<Record<string, string>>;

export const mixed: SortedPictures = {
	'genuine/a.jpg': genuine,
	'genuine/b.jpg': genuine,
	'genuine/c.jpg': genuine,
	'genuine/d.jpg': between,
	'genuine/no face.jpg': noFace,
	'genuine/down.jpg': vendorDown,
	'attack/print/a.jpg': spoofed,
	'attack/print/b.jpg': spoofed,
	'attack/print/of a print/c.jpg': genuine,
	'attack/screen/a.jpg': spoofed,
	'attack/screen/b.jpg': between,
};

/**
 * The figures of these pictures by measure: threshold, then errors, pictures, rate and interval in
 * percent. Counted by hand; the intervals are from scipy.stats.beta.
 */
export const figuresOfMixed: Readonly<Record<string, readonly string[]>> = {
	'BPCER,bona fide': [
		'0: 0,4,0,0,60.24',
		'55: 0,4,0,0,60.24',
		'56: 1,4,25,0.63,80.59',
		'97: 1,4,25,0.63,80.59',
		'98: 4,4,100,39.76,100',
	],
	'APCER,print': [
		'8: 3,3,100,29.24,100',
		'9: 1,3,33.33,0.84,90.57',
		'97: 1,3,33.33,0.84,90.57',
		'98: 0,3,0,0,70.76',
	],
	'APCER,screen': ['8: 2,2,100,15.81,100', '55: 1,2,50,1.26,98.74', '56: 0,2,0,0,84.19'],
	'APCER,(highest)': [
		'8: ,,100,29.24,100',
		'55: ,,50,1.26,98.74',
		'56: ,,33.33,0.84,90.57',
		'98: ,,0,0,84.19',
	],
};

/** All genuine scores are above all scores of attacks. */
export const separate: SortedPictures = {
	'genuine/a.jpg': genuine,
	'genuine/b.jpg': genuine,
	'genuine/c.jpg': genuine,
	'attack/a.jpg': spoofed,
	'attack/b.jpg': spoofed,
	'attack/c.jpg': spoofed,
};

export function folderOf({ n8n }: Stage): string {
	return join(n8n.folder.files, 'kyc-threshold');
}

/** Puts these pictures into the folder, and removes everything else. */
export async function place(stage: Stage, pictures: SortedPictures): Promise<void> {
	await rm(folderOf(stage), { recursive: true, force: true });
	await mkdir(folderOf(stage));
	for (const [path, applicant] of Object.entries(pictures)) {
		const file = join(folderOf(stage), path);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, (await picturesOf(applicant)).Selfie);
	}
}
