import * as fc from 'fast-check';
import { changedAt, writtenOf, type Member, type Written } from './written';

/** One way in which a vendor, a gateway or an attacker may change an answer. */
export interface Change {
	readonly kind: (typeof kinds)[number];
	/** Which member of which object, counted through all of them. */
	readonly place: number;
	readonly name: string;
	readonly value: Written;
	readonly rename: (typeof renames)[number];
}

const kinds = [
	...(['drop', 'rename', 'replace', 'replace', 'add', 'add', 'twice', 'wrap', 'lengthen'] as const),
];
const renames = ['upper', 'capital', 'blankBehind', 'blankBefore', 'homoglyph', 'none'] as const;

const meaningfulNames = `
	error Error errors message Message status Status success code statusCode errorCode
	error_message __proto__ constructor prototype toString score Score liveness_score
	faces_liveness faces_predicted data result screenReplay response_data transactionId
	engineVersion api_req_uid id passed outcome
`
	.split(/\s+/)
	.slice(0, -1);

/** As they stand in JSON. */
const trickyValues = [
	...['null', 'true', 'false', '"Fail to analyze face"', '["Fail to analyze face"]'],
	...['0', '-0', '-1', '1', '100', '101', '100.00000000000001', '1000', '0.99'],
	...['1.0000000000000002', '99', '1e2', '1e999', '-1e999', '1e-320', '5e-324'],
	...['99999999999999999999', '""', '" "', '"99"', '"99%"', '" 99 "', '"95,0"'],
	...['"0x63"', '"1e2"', '"NaN"', '"Infinity"', '"９９"', '"99 percent"', '"٩٩"', '[]'],
	...['[99]', '[0.99]', '[0.99,null]', '{}', '{"value":99}', '{"liveness_score":99}'],
	...['"success"', '"Fail to process data"', '"false"', '"error"', '"OK"', '200'],
	...['500', '"1003"', '{"errorCode":"1009","message":"Fail"}'],
];

const values: fc.Arbitrary<Written> = fc.oneof(
	{ arbitrary: fc.constantFrom(...trickyValues).map((text): Written => ({ text })), weight: 6 },
	{ arbitrary: fc.double().map(String).map(numberText), weight: 1 },
	{ arbitrary: fc.jsonValue({ maxDepth: 3 }).map(writtenOf), weight: 1 },
);

/** JSON has no NaN and no infinity; what is no number there is a text. */
function numberText(number: string): Written {
	return { text: /^[-\d.e+]+$/.test(number) ? number : JSON.stringify(number) };
}

export const changes: fc.Arbitrary<Change> = fc.record({
	kind: fc.constantFrom(...kinds),
	place: fc.nat(60),
	name: fc.oneof(
		{ arbitrary: fc.constantFrom(...meaningfulNames), weight: 8 },
		{ arbitrary: fc.string(), weight: 1 },
	),
	value: values,
	rename: fc.constantFrom(...renames),
});

export function applied(answer: Written, change: Change): Written {
	return changedAt(answer, change.place, (members, at) => {
		const [before, behind] = [members.slice(0, at), members.slice(at + 1)];
		const member = members[at];
		return member ? [...before, ...changedMember(member, change), ...behind] : members;
	});
}

function changedMember(member: Member, change: Change): readonly Member[] {
	const [name, value] = member;
	switch (change.kind) {
		case 'drop':
			return [];
		case 'rename':
			return [[renamed(name, change.rename), value]];
		case 'replace':
			return [[name, change.value]];
		case 'add':
			return [member, [change.name, change.value]];
		case 'twice':
			return [[renamed(name, change.rename), change.value], member];
		case 'lengthen':
			return [[name, lengthened(value, change.value)]];
		case 'wrap':
			return [[name, change.place % 2 === 0 ? { list: [value] } : { members: [[name, value]] }]];
	}
}

/** Of one entry there are two, and of none one. */
function lengthened(value: Written, more: Written): Written {
	if (!('list' in value)) return { list: [value, more] };
	return { list: value.list.length > 0 ? [...value.list, ...value.list] : [more] };
}

const lookAlikes: Readonly<Record<string, string>> = { s: 'ѕ', c: 'с', o: 'о', e: 'е', a: 'а' };

function renamed(name: string, how: Change['rename']): string {
	switch (how) {
		case 'upper':
			return name.toUpperCase();
		case 'capital':
			return name.charAt(0).toUpperCase() + name.slice(1);
		case 'blankBehind':
			return `${name} `;
		case 'blankBefore':
			return `\u00a0${name}`;
		case 'homoglyph':
			return name.replace(/[scoea]/, (letter) => lookAlikes[letter] ?? letter);
		case 'none':
			return name;
	}
}
