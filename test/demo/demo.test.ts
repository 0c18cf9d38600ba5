import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acceptedWhenFitted, expectedVerdicts } from '../harness/drawings/expectedVerdicts';
import { demo, ownImages } from './demo';

/** The output of the demo, line by line. */
async function printed(folder: string): Promise<string[]> {
	const texts: string[] = [];
	await demo(folder, {}, (text) => texts.push(text));
	return texts.join('\n').split('\n');
}

test('shows every applicant, then again those whose photos need fitting', async () => {
	const lines = await printed(ownImages);
	const rows = lines.filter((line) => /^\d\d-/.test(line));
	const first = rows.slice(0, expectedVerdicts.length);
	const second = rows.slice(expectedVerdicts.length);

	expect(first.map((row) => row.split(' ')[0])).toEqual(
		expectedVerdicts.map(({ applicant }) => applicant),
	);

	const accepted =
		'pass 97 +pass 93 +pass 92 +pass 93 +Accepted +Accepted: every required check passed';
	expect(second).toEqual(
		acceptedWhenFitted.map((applicant): unknown =>
			expect.stringMatching(`^${applicant} +${accepted}$`),
		),
	);
	expect(lines.filter((line) => line.includes('→'))).toEqual(
		[
			'ID Liveness: JPEG 2560 x 1720, 1\\.25 MB → JPEG \\d+ x \\d+, 0\\.\\d+ MB',
			'Face Liveness: WebP 960 x 1200, 0\\.02 MB → JPEG 960 x 1200, 0\\.\\d+ MB',
			'ID Liveness: JPEG 4032 x 3024, 1\\.13 MB → upright JPEG \\d+ x \\d+, 0\\.\\d+ MB',
		].map((file): unknown => expect.stringMatching(`^ +fitted for ${file}$`)),
	);
	expect(first).toContainEqual(
		expect.stringMatching(
			/^06-.* Rejected: Document Forgery scored replaced portrait 42, below 61 \(ARGOS txn_/,
		),
	);
	expect(first).toContainEqual(
		expect.stringMatching(
			/^18-.* pass 97 .* Rejected: Face Match scored .*\b9, below 80 \(ARGOS \S+\)/,
		),
	);
	expect(lines.filter((line) => / applicants: /.test(line))).toEqual([
		'18 applicants: 3 accepted, 5 rejected, 8 new pictures, 1 to review, 1 unresolved',
		'3 applicants: 3 accepted, 0 rejected, 0 new pictures, 0 to review, 0 unresolved',
	]);
	expect(lines.join('\n')).toMatch(/applicants again,\nwith "Fit Image to Provider Limits" on/);
});

test('prints one table if no photo breaks a limit', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'demo-'));
	try {
		for (const name of ['01-genuine', '10-too-small', '16-damaged']) {
			await cp(join(ownImages, name), join(folder, name), { recursive: true });
		}
		const lines = await printed(folder);
		expect(lines.filter((line) => line.startsWith('Applicant '))).toHaveLength(1);
		expect(lines.at(-1)).toBe(
			'3 applicants: 1 accepted, 0 rejected, 2 new pictures, 0 to review, 0 unresolved',
		);
	} finally {
		await rm(folder, { recursive: true });
	}
});

test('says which images a folder needs', async () => {
	await expect(printed(__dirname)).rejects.toThrow(/No images found in .*selfie\.\* and id\.\*/);
});
