import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fittedFaceVerdicts } from '../../../harness/drawings/expectedVerdicts';
import { picturesOf } from '../applicants';
import type { Scenario } from './scenario';
import { withNode, type Edit, type ImportedExample, type Stage } from '../stage';

const outcomes = new Map([
	['accept', 'pass'],
	['reject', 'fail'],
	['review', 'inconclusive'],
	['retake', 'inconclusive'],
	['retry', 'error'],
]);
const scores = new Map([
	['accept', '97'],
	['reject', '8'],
	['review', '55'],
]);
const formulaNames = {
	'=HYPERLINK("http:example","x").jpg': `"'=HYPERLINK(""http:example"",""x"").jpg"`,
	'+1.jpg': `'+1.jpg`,
	'-1.jpg': `'-1.jpg`,
	'@SUM(A1).jpg': `'@SUM(A1).jpg`,
	' =1.jpg': `' =1.jpg`,
	'\t=1.jpg': `_=1.jpg`,
	'x;=1+1.jpg': `x_=1+1.jpg`,
	';=1.jpg': `_=1.jpg`,
	'ü, ß.jpg': `"ü, ß.jpg"`,
	'no ending': 'no ending',
} as const;

export const folderReport: Scenario = {
	beforeUse: usingFolder,

	refused: {
		'a spoofed selfie': async (played) => {
			await emptyFolder(played);
			const { Selfie } = await picturesOf('03-spoofed-selfie');
			await writeFile(join(folderOf(played), 'images', 'selfie.jpg'), Selfie);
			const execution = await played.n8n.api.runManually(played.saved);
			for (const file of await readdir(folderOf(played), { withFileTypes: true })) {
				if (!file.isFile()) continue;
				expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toMatch(/\bpass\b/);
			}
			return execution;
		},
	},

	tests(played) {
		beforeEach(async () => await emptyFolder(played()));

		test('each image has a row, for every outcome', async () => {
			const rows = [];
			for (const { applicant, nextStep, reasons } of fittedFaceVerdicts) {
				const { Selfie } = await picturesOf(applicant);
				await writeFile(join(folderOf(played()), 'images', `${applicant}.jpg`), Selfie);
				const score = scores.get(nextStep) ?? '';
				rows.push(
					[`${applicant}.jpg`, outcomes.get(nextStep), score, nextStep, ...reasons].join(','),
				);
			}
			const [header, ...lines] = await report(played());
			expect(header).toBe('file,outcome,score,next step,reasons');
			expect(lines.map((line) => line.replace(/,$/, '')).sort()).toEqual(rows);
		});

		test('no file name becomes a formula in a spreadsheet program', async () => {
			const { Selfie } = await picturesOf('01-genuine');
			for (const name of Object.keys(formulaNames)) {
				await writeFile(join(folderOf(played()), 'images', name), Selfie);
			}
			const [, ...lines] = await report(played());
			const rows = Object.values(formulaNames).map((name) => `${name},pass,97,accept,`);
			expect(lines.sort()).toEqual(rows.sort());
		});

		test('reports an empty folder', async () => {
			const { status, error } = await played().n8n.api.runManually(played().saved);
			expect(status).toBe('error');
			expect(error?.message).toContain('No files found in');
			expect(await readdir(folderOf(played()))).toEqual(['images']);
		});
	},
};

/** The lines of the one report that a run writes. */
async function report(played: ImportedExample): Promise<readonly string[]> {
	const { status } = await played.n8n.api.runManually(played.saved);
	expect(status).toBe('success');
	const [images, file, ...others] = (await readdir(folderOf(played))).sort();
	expect([images, others]).toEqual(['images', []]);
	expect(file).toMatch(/^report-\d{4}-\d\d-\d\d-\d{6}\.csv$/);
	const text = await readFile(join(folderOf(played), file ?? ''), 'utf8');
	return text
		.replace(/^\uFEFF/, '')
		.trimEnd()
		.split('\n');
}

export function folderOf({ n8n }: Stage): string {
	return join(n8n.folder.files, 'kyc');
}

export async function emptyFolder(stage: Stage): Promise<void> {
	await rm(folderOf(stage), { recursive: true, force: true });
	await mkdir(join(folderOf(stage), 'images'), { recursive: true });
}

/** Puts the path of the stage's folder into the node Folder. */
export function usingFolder(...[workflow, stage]: Parameters<Edit>): ReturnType<Edit> {
	return withFolder(workflow, folderOf(stage));
}

export function withFolder(workflow: Parameters<Edit>[0], folder: string): ReturnType<Edit> {
	return withNode(workflow, 'Folder', (node) => {
		const text = JSON.stringify(node.parameters);
		return { ...node, parameters: JSON.parse(text.replace('/home/node/.n8n-files/kyc', folder)) };
	});
}
