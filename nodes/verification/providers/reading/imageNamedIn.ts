import type { ImageName } from '../../check';
import type { AnswerLayout } from './answerLayout';
import { LONGEST_WORDS } from './oversized';

/** The image that a message is about. Null if it names none, or more than one. */
export function imageNamedIn(
	message: string,
	words: NonNullable<AnswerLayout['imageWords']>,
): ImageName | null {
	const text = message.slice(0, LONGEST_WORDS);
	const names: readonly ImageName[] = ['selfie', 'reference'];
	const [first, ...others] = names.filter((name) => words[name]?.test(text));
	return first !== undefined && others.length === 0 ? first : null;
}
