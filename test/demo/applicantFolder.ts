import { readdir, readFile } from 'node:fs/promises';
import { extname, join, parse } from 'node:path';

/** An applicant with the submitted files. */
export interface Applicant {
	readonly name: string;
	readonly files: Readonly<{ Selfie?: Buffer; ID?: Buffer }>;
}

type Part = 'Selfie' | 'ID';

const partNames: Readonly<Record<string, Part>> = {
	selfie: 'Selfie',
	face: 'Selfie',
	id: 'ID',
	document: 'ID',
};

/** `ada-selfie.jpg`, `ada_id.png`, or `selfie.jpg` and `id.png` in the applicant's own folder. */
const fileName = /^(?:(?<name>.+)[-_ ])?(?<part>selfie|face|id|document)$/i;

/**
 * Finds applicants in a folder: one folder each, or files that begin with the applicant's name.
 * A single image counts as both selfie and ID.
 */
export async function applicantsIn(folder: string): Promise<Applicant[]> {
	const entries = await readdir(folder, { withFileTypes: true });
	const inFolders = entries
		.filter((entry) => entry.isDirectory())
		.map(async (entry) => await applicantOf(entry.name, join(folder, entry.name)));
	const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
	const found = [...(await Promise.all(inFolders)), ...(await applicantsAmong(folder, files))];
	return found
		.filter((applicant) => applicant !== null)
		.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
}

async function applicantOf(name: string, folder: string): Promise<Applicant | null> {
	const files: Partial<Record<Part, Buffer>> = {};
	for (const file of await readdir(folder)) {
		const part = partNames[fileName.exec(parse(file).name)?.groups?.part?.toLowerCase() ?? ''];
		if (part) files[part] = await readFile(join(folder, file));
	}
	return Object.keys(files).length > 0 ? { name, files } : null;
}

async function applicantsAmong(folder: string, names: readonly string[]): Promise<Applicant[]> {
	const byName = new Map<string, Partial<Record<Part, Buffer>>>();
	for (const file of names.filter((one) => isPicture(one))) {
		const { name, part } = fileName.exec(parse(file).name)?.groups ?? {};
		const bytes = await readFile(join(folder, file));
		const known = partNames[part?.toLowerCase() ?? ''];
		const files = known ? { [known]: bytes } : { Selfie: bytes, ID: bytes };
		const applicant = name ?? parse(file).name;
		byName.set(applicant, { ...byName.get(applicant), ...files });
	}
	return [...byName].map(([name, files]) => ({ name, files }));
}

/** Ignores other files in the folder. The nodes detect the real type of an image. */
function isPicture(file: string): boolean {
	return /^\.(?:jpe?g|png|webp|gif|bmp|tiff?|hei[cf]|avif|pdf)$/i.test(extname(file));
}
