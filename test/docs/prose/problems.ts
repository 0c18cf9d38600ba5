import { MOST_WORDS, type Rule } from './rules';

/** A sentence may begin with a code span; a tag ends one, and so does a line of its own. */
const betweenSentences = /<[^>]*>|\n|(?<=[.!?]["”)]?)\s+(?=[^a-z])/;

/** What breaks the rules in a text, each with its sentence. */
export function problemsIn(text: string, rules: readonly Rule[], most = MOST_WORDS): string[] {
	return text.split(betweenSentences).flatMap((sentence) => {
		const words = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
		const tooLong = words > most ? [`${words} words`] : [];
		return [...tooLong, ...brokenRules(sentence, rules)].map((rule) => `${rule}: ${sentence}`);
	});
}

function brokenRules(sentence: string, rules: readonly Rule[]): string[] {
	const withoutCode = sentence.replaceAll(/`[^`]*`/g, '`…`');
	return rules.flatMap(({ pattern, instead }) => {
		const [found] = pattern.exec(withoutCode) ?? [];
		return found === undefined ? [] : [`"${found}" → ${instead}`];
	});
}
