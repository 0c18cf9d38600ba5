import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The page for whoever wonders what fitting costs. */
export const performancePage = join(__dirname, '../../docs/performance.md');

const begin = '<!-- Figures, written by `npm run bench:fit -- --write` -->';
const end = '<!-- End of the figures -->';

/** @returns the part of the page that the benchmark writes */
export function figuresOn(page: string): string {
	const [, rest, ...more] = page.split(begin);
	const [figures, after, ...others] = rest?.split(end) ?? [];
	if (figures === undefined || after === undefined || more.length + others.length > 0) {
		throw new Error(`The page needs one ${begin} and then one ${end}`);
	}
	return figures.trim();
}

/** Puts them where those of the last time are. */
export async function writeFigures(figures: string): Promise<void> {
	const page = await readFile(performancePage, 'utf8');
	const old = figuresOn(page);
	await writeFile(
		performancePage,
		page.replace(`${begin}\n\n${old}\n\n${end}`, () => `${begin}\n\n${figures}\n\n${end}`),
	);
}
