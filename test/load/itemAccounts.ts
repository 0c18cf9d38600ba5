import { exitOf, isPass } from '../faults/exits';
import type { Requirement } from './held';
import type { LeftItem } from './leftItems';
import type { LoadPicture } from './pictures';

const mode = 'continueErrorOutput';
const routing = 'passFailInconclusive';
const outputNames = ['Pass', 'Fail', 'Inconclusive', 'Error'] as const;

/** @param items the picture of each item */
export function itemRequirements(
	items: readonly LoadPicture[],
	left: readonly LeftItem[],
): Requirement[] {
	const times = new Array<number>(items.length).fill(0);
	const foreign: string[] = [];
	for (const { applicant } of left) {
		if (typeof applicant === 'number' && applicant in times) {
			times[applicant] = (times[applicant] ?? 0) + 1;
		} else {
			foreign.push(`an item that never came in: ${String(applicant)}`);
		}
	}
	const notOnce = times.flatMap((seen, item) =>
		seen === 1 ? [] : [`item ${item} left ${seen} times`],
	);
	const differing = (check: (item: LeftItem) => boolean) =>
		left.filter((item) => !check(item)).map((item) => JSON.stringify(item));
	return [
		{ what: 'Every item leaves exactly once', against: [...foreign, ...notOnce] },
		{
			what: 'Every item is paired with itself, and keeps its file and fields',
			against: differing(({ applicant, pairedItem, keptInput }) => {
				return keptInput && JSON.stringify(pairedItem) === JSON.stringify({ item: applicant });
			}),
		},
		{
			what: 'Every verdict is about the picture of its item',
			against: differing(({ applicant, sha256 }) => {
				return sha256 === null || sha256 === items[Number(applicant)]?.sha256;
			}),
		},
		{ what: 'No two items have the same answer', against: sharedAnswers(left) },
		{ what: 'Within an output items keep their order', against: outOfOrder(left) },
		{
			what: 'Nothing is on Pass without a passing score',
			against: differing((item) => !isPass(item.output, routing) || isPassing(item)),
		},
		{
			what: 'No item on another output says that it passed',
			against: differing(({ output, passed }) => isPass(output, routing) === (passed === true)),
		},
		{
			what: 'Every item leaves by the output that its picture and fault require',
			against: differing((item) => isAsPlanned(item, items[Number(item.applicant)])),
		},
	];
}

function isPassing({ outcome, passed, score, threshold }: LeftItem): boolean {
	if (typeof score !== 'number' || typeof threshold !== 'number') return false;
	return outcome === 'pass' && passed === true && score >= threshold && score <= 100;
}

function isAsPlanned(item: LeftItem, picture: LoadPicture | undefined): boolean {
	if (!picture) return false;
	const { outcome, reason, nextStep, requests } = picture.expected;
	const reasons = item.reasons;
	if (!Array.isArray(reasons) || reasons.length !== (reason === null ? 0 : 1)) return false;
	const sameReason =
		reason === 'belowThreshold'
			? String(reasons[0]).endsWith('BelowThreshold')
			: reasons[0] === (reason ?? undefined);
	return (
		sameReason &&
		item.output === exitOf(outcome, mode, routing) &&
		item.outcome === outcome &&
		item.nextStep === nextStep &&
		(item.attempts ?? requests) === requests
	);
}

/** Scored items whose answer has no unique reference. */
function sharedAnswers(left: readonly LeftItem[]): string[] {
	const seen = new Set<unknown>();
	return left.flatMap(({ applicant, score, transactionId }) => {
		if (score === null) return [];
		const isOwn = typeof transactionId === 'string' && !seen.has(transactionId);
		seen.add(transactionId);
		return isOwn ? [] : [`item ${String(applicant)}: ${String(transactionId)}`];
	});
}

function outOfOrder(left: readonly LeftItem[]): string[] {
	return left.flatMap(({ output, applicant }, index) => {
		const before = left[index - 1];
		const sorted = before?.output !== output || Number(before.applicant) < Number(applicant);
		return sorted ? [] : [`item ${String(applicant)} behind ${String(before.applicant)}`];
	});
}

/** How many items left by each output. */
export function countsByOutput(left: readonly LeftItem[]): Record<string, number> {
	return Object.fromEntries(
		outputNames.map((name, output) => [name, left.filter((item) => item.output === output).length]),
	);
}
