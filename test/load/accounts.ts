import { exitOf, isPass } from '../faults/exits';
import type { LeftItem } from './leftItems';
import type { LoadPicture } from './pictures';
import type { RequestsSeen } from './vendors';

/** One thing that has to hold, and what tells against it; none where it holds. */
export interface Held {
	readonly what: string;
	readonly against: readonly string[];
}

const mode = 'continueErrorOutput';
const routing = 'passFailInconclusive';
const outputNames = ['Pass', 'Fail', 'Inconclusive', 'Error'] as const;

/** @param items for each item, the picture that it had */
export function heldOfItems(items: readonly LoadPicture[], left: readonly LeftItem[]): Held[] {
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
		{ what: 'Within an output items keep their order', against: outOfOrder(left) },
		{
			what: 'Nothing is on Pass without a passing score',
			against: differing((item) => !isPass(item.output, routing) || isPassing(item)),
		},
		{
			what: 'Nothing says elsewhere that it passed',
			against: differing(({ output, passed }) => isPass(output, routing) === (passed === true)),
		},
		{
			what: 'Every item leaves as its picture and its fault ask for',
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

function outOfOrder(left: readonly LeftItem[]): string[] {
	return left.flatMap(({ output, applicant }, index) => {
		const before = left[index - 1];
		const sorted = before?.output !== output || Number(before.applicant) < Number(applicant);
		return sorted ? [] : [`item ${String(applicant)} behind ${String(before.applicant)}`];
	});
}

/** Requests as the vendor counted them: so many for each picture, and none for anything else. */
export function heldOfRequests(
	items: readonly LoadPicture[],
	{ requests }: RequestsSeen,
	call: string,
): Held[] {
	const wanted = countedBy(items, seenAs, ({ expected }) => expected.requests);
	const seen = countedBy(
		requests,
		({ imageSha256 }) => imageSha256 ?? unread,
		() => 1,
	);
	const charges = requests.filter(({ billable }) => billable).length;
	const mostCharges = items.reduce((sum, { expected }) => sum + expected.charges, 0);
	return [
		{
			what: 'Every picture arrives as often as its items and their repeats need it',
			against: [...new Set([...wanted.keys(), ...seen.keys()])].flatMap((picture) => {
				const [want, saw] = [wanted.get(picture) ?? 0, seen.get(picture) ?? 0];
				return want === saw ? [] : [`${picture}: ${saw} requests instead of ${want}`];
			}),
		},
		{
			what: 'No other call is made',
			against: requests.filter((one) => one.call !== call).map((one) => one.call),
		},
		{
			what: 'Nothing is charged twice',
			against: charges > mostCharges ? [`${charges} charges for at most ${mostCharges}`] : [],
		},
	];
}

/** Of a request that is cut off before the vendor has read its picture. */
const unread = 'unread';

function seenAs({ minBytes, sha256 }: LoadPicture): string {
	return minBytes === null ? sha256 : unread;
}

function countedBy<One>(
	all: readonly One[],
	nameOf: (one: One) => string,
	timesOf: (one: One) => number,
): Map<string, number> {
	const counts = new Map<string, number>();
	for (const one of all) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + timesOf(one));
	return counts;
}

/** How many items left by each output. */
export function countsByOutput(left: readonly LeftItem[]): Record<string, number> {
	return Object.fromEntries(
		outputNames.map((name, output) => [name, left.filter((item) => item.output === output).length]),
	);
}
