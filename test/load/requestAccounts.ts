import type { Requirement } from './held';
import type { LoadPicture } from './pictures';
import type { RequestsSeen } from '../harness/simulator/inOwnProcess';

/** Compares the vendor's requests for each picture with the expected number. */
export function requestRequirements(
	items: readonly LoadPicture[],
	{ requests }: RequestsSeen,
	call: string,
): Requirement[] {
	const wanted = countedBy(items, seenAs, ({ expected }) => expected.requests);
	const seen = countedBy(
		requests,
		({ imageSha256 }) => imageSha256 ?? unread,
		() => 1,
	);
	return [
		{
			what: 'Every picture arrives as often as its items and their retries require',
			against: [...new Set([...wanted.keys(), ...seen.keys()])].flatMap((picture) => {
				const [want, saw] = [wanted.get(picture) ?? 0, seen.get(picture) ?? 0];
				return want === saw ? [] : [`${picture}: ${saw} requests instead of ${want}`];
			}),
		},
		{
			what: 'No other call is made',
			against: requests.filter((one) => one.call !== call).map((one) => one.call),
		},
	];
}

/** For a request that is cut off before the vendor has read its picture. */
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
