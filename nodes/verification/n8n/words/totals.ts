import type { CheckName } from '../../check';
import type { Outcome } from '../../verdict';

/** What the images of each check are called together. */
const checkedThings: Readonly<Record<CheckName, string>> = {
	faceLiveness: 'images',
	idLiveness: 'images',
	documentForgery: 'images',
	faceMatch: 'pairs of images',
};

/** How the items of a run ended: "17 images: 8 passed, 2 failed, 6 inconclusive, 1 error". */
export function runTotals(check: CheckName, outcomes: readonly Outcome[]): string {
	return totals(checkedThings[check], outcomes, {
		pass: 'passed',
		fail: 'failed',
		inconclusive: 'inconclusive',
		pending: 'pending',
		error: countOf(outcomes, 'error') === 1 ? 'error' : 'errors',
	});
}

/**
 * How often each ending is there, in the order of the words.
 *
 * @param things what the items are, in the plural
 */
export function totals<Ending extends string>(
	things: string,
	endings: readonly Ending[],
	words: Readonly<Record<Ending, string>>,
): string {
	const counts = Object.entries(words).flatMap(([ending, word]) => {
		const count = countOf(endings, ending);
		return count === 0 ? [] : [`${count} ${String(word)}`];
	});
	return `${endings.length} ${things}: ${counts.join(', ')}`;
}

function countOf(endings: readonly string[], ending: string): number {
	return endings.filter((one) => one === ending).length;
}
