import type { TestedCall } from '../../contract/vendorCalls';
import { isObject, own } from '../../vendors/fields';

/** A good answer, the vendor's sample by default, with this score, 0-100, for each of its signals. */
export function goodAnswer(call: TestedCall, percent: number, form = 0): object {
	const answer = call.answers(() => percent, call.defaults ?? {})[form];
	if (!isObject(answer)) throw new TypeError(`${call.name} has no such answer`);
	return answer;
}

/** The names that lead to the object with the first score. */
export function holderPath(answer: object, { score }: TestedCall): string[] {
	return pathTo(answer, (_value, name) => name === score.field)?.slice(0, -1) ?? [];
}

/** The answer, with more beside its first score. */
export function besideScore(answer: object, call: TestedCall, extra: object): object {
	return within(answer, holderPath(answer, call), extra);
}

/** The answer, with more in the object to which these names lead. */
export function within(
	answer: object,
	[name, ...others]: readonly string[],
	extra: object,
): object {
	if (name === undefined) return { ...answer, ...extra };
	return { ...answer, [name]: within(objectAt(answer, name), others, extra) };
}

function objectAt(answer: object, name: string): object {
	const inner = own(answer, name);
	if (!isObject(inner)) throw new TypeError(`The answer has no object ${name}`);
	return inner;
}

/** One answer with all the fields of another. */
export function merged(answer: object, other: object): object {
	const members = Object.entries(other).map(([name, value]: [string, unknown]) => {
		const before = own(answer, name);
		return [name, isObject(before) && isObject(value) ? merged(before, value) : value] as const;
	});
	return { ...answer, ...Object.fromEntries(members) };
}

interface ScorePath {
	readonly path: readonly string[];
	/** Which of the good answers has its score there. */
	readonly form: number;
}

/** Each place in which a good answer may have its score. */
export function scorePaths(call: TestedCall): ScorePath[] {
	const percent = 41;
	const score = (percent * call.score.full) / 100;
	const places = call
		.answers(() => percent, call.defaults ?? {})
		.flatMap((answer, form) => {
			const path = pathTo(answer, (value) => value === score);
			return path === null ? [] : [{ path, form }];
		});
	const names = places.map(({ path }) => path.join('.'));
	return places.filter((_, index) => names.indexOf(names[index] ?? '') === index);
}

function pathTo(value: unknown, isIt: (value: unknown, name: string) => boolean): string[] | null {
	for (const [name, inner] of Object.entries(isObject(value) ? value : {})) {
		if (isIt(inner, name)) return [name];
		const path = pathTo(inner, isIt);
		if (path) return [name, ...path];
	}
	return null;
}
