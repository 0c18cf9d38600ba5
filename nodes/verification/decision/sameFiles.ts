import type { CheckName } from '../check';
import type { OwnReason, ReadVerdict } from './decision';

type HashOf = (verdict: ReadVerdict) => string | null;

const first: HashOf = ({ sha256 }) => sha256;
const second: HashOf = ({ referenceSha256 }) => referenceSha256;

/** The checks that must be about one file, and where their verdicts say which file it is. */
const groups: ReadonlyArray<{
	readonly reason: OwnReason;
	readonly hashes: Readonly<Partial<Record<CheckName, HashOf>>>;
}> = [
	{ reason: 'differentSelfies', hashes: { faceLiveness: first, faceMatch: first } },
	{
		reason: 'differentDocuments',
		hashes: { idLiveness: first, documentForgery: first, faceMatch: second },
	},
];

/** What different checks say about different files: somebody may have exchanged one of them. */
export function differencesBetween(counted: readonly ReadVerdict[]): OwnReason[] {
	return groups.filter(({ hashes }) => differ(counted, hashes)).map(({ reason }) => reason);
}

/** A verdict that does not say which file it is about counts as a different file. */
function differ(
	counted: readonly ReadVerdict[],
	hashes: Readonly<Partial<Record<CheckName, HashOf>>>,
): boolean {
	const files = counted.flatMap((verdict) => {
		const hashOf = hashes[verdict.check];
		return hashOf ? [{ check: verdict.check, sha256: hashOf(verdict) }] : [];
	});
	const distinct = new Set(files.map(({ sha256 }) => sha256));
	const checks = new Set(files.map(({ check }) => check));
	return checks.size > 1 && (distinct.size > 1 || distinct.has(null));
}
