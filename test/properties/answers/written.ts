/** JSON as it is written, which can say more than a value can: the same name twice, or `1e999`. */
export type Written =
	| { readonly members: readonly Member[] }
	| { readonly list: readonly Written[] }
	/** A text, number or word, as it stands in JSON. */
	| { readonly text: string };

export type Member = readonly [name: string, value: Written];

export function writtenOf(value: unknown): Written {
	if (Array.isArray(value)) return { list: value.map(writtenOf) };
	if (typeof value !== 'object' || value === null) return { text: JSON.stringify(value) };
	return { members: Object.entries(value).map(([name, one]): Member => [name, writtenOf(one)]) };
}

export function textOf(written: Written): string {
	if ('text' in written) return written.text;
	if ('list' in written) return `[${written.list.map(textOf).join(',')}]`;
	const members = written.members.map(([name, one]) => `${JSON.stringify(name)}:${textOf(one)}`);
	return `{${members.join(',')}}`;
}

type MemberChange = (members: readonly Member[], at: number) => readonly Member[];

/**
 * Changes one place among all members of all objects, its number counted from the outside in; one
 * behind the last begins anew.
 */
export function changedAt(written: Written, place: number, change: MemberChange): Written {
	const count = countMembers(written);
	return count === 0 ? written : descend(written, { left: place % count }, change);
}

function descend(written: Written, place: { left: number }, change: MemberChange): Written {
	if ('text' in written) return written;
	if ('list' in written) {
		return { list: written.list.map((one) => descend(one, place, change)) };
	}
	const { members } = written;
	const here = place.left;
	place.left -= members.length;
	if (here >= 0 && here < members.length) return { members: change(members, here) };
	if (here < 0) return written;
	return {
		members: members.map(([name, one]): Member => [name, descend(one, place, change)]),
	};
}

function countMembers(written: Written): number {
	if ('text' in written) return 0;
	const inside = 'list' in written ? written.list : written.members.map(([, one]) => one);
	const own = 'list' in written ? 0 : inside.length;
	return inside.reduce((sum, one) => sum + countMembers(one), own);
}
