import { foldedText } from '../names';
import { LONGEST_WORDS } from '../oversized';
import { foreignGoodWords, foreignSaying } from './foreignWords';

const goodWords: ReadonlySet<string> = new Set([
	...'true yes y 1 on ok okay live alive real genuine bona fide bonafide authentic human valid validated verified match matched matches pass passed success successful successfully succeeded'.split(
		' ',
	),
	...'accept accepted approve approved clear cleared clean complete completed done processed finished positive confirmed 200'.split(
		' ',
	),
	...foreignGoodWords,
]);
const neutralWords: ReadonlySet<string> = new Set(
	'liveness face person user applicant document id card image picture photo selfie capture captured check test result verification verify analysis detection detected is are was has been a an the with'.split(
		' ',
	),
);

/** Whether a text has only known words of a success. */
export function isGoodText(text: string): boolean {
	if (text.length > LONGEST_WORDS) return false;
	// "-1" and "!live" are not good words, although folding removes the sign.
	if (/^\s*[-!~\u2212]/.test(text)) return false;
	const folded = foldedText(text);
	// "Anti-spoofing" names the check and not its result.
	const left = folded.startsWith('anti') ? folded : folded.replace(noSuchAttack, ' ');
	const words = left.split(' ').filter((word) => word !== '');
	return (
		(left !== folded || words.some((word) => goodWords.has(word))) &&
		words.every((word) => goodWords.has(word) || neutralWords.has(word))
	);
}

const topics: ReadonlySet<string> = new Set(
	'liveness face person selfie document id card passport license licence visa mrz continue proceed allow allowed'.split(
		' ',
	),
);

/** Whether a text only names the subject of the picture or the next step. */
export function isTopic(text: string): boolean {
	if (text.length > LONGEST_WORDS) return false;
	const words = foldedText(text).split(' ');
	return words.every((word) => topics.has(word));
}

const attackNames =
	'(?:spoof\\w*|fakes?|faked|attacks?|replay\\w*|frauds?|fraudulent|forge\\w*|tamper\\w*|manipulat\\w*|print\\w*)';
/** "No spoof detected", "free of fraud", "anti-spoofing", "low risk of forgery": no attack happened. */
const noSuchAttack = new RegExp(
	[
		`\\b(?:no|not|non|without|zero|0|free of|anti) ?(?:(?:a|an|any|presentation|signs?|evidence|of|screen|face|known) )*${attackNames}(?: (?:was|were))?(?: (?:detected|found|suspected|present))?\\b`,
		`(?<!\\b(?:not|no|never|longer|a) )\\b(?:very )?(?:low|minimal) (?:(?:risk|probability|likelihood|chance) of (?:an? )?${attackNames}|${attackNames} (?:risk|probability|likelihood))\\b`,
	].join('|'),
	'g',
);
/** "Presentation attack detection", "screenReplay": what the check looks for, not what it found. */
const topic =
	/\b(?:(?:presentation )?(?:attacks?|spoof\w*|replay|fraud|forgery|tamper\w*|print\w*|fake) (?:detection|checks?|analysis|tests?|screening|prevention|engine|model|version)|screen ?replay|paper ?printed|replace ?portraits?)\b/g;
const found = /\b(?:positive|detected|found|true|yes|high|alert|triggered|hit)\b/;
const attackWords =
	/spoof|fake|attack|ai generated|face ?swap|impersonat|photoshop|\binject(?:ed|ion)|portraits? (?:was )?replaced|replaced portrait|paper copy|(?:photo|picture|image) of (?:a )?(?:screen|photo|paper|print)|\baltered|\breplay|fraud|\bforge(?!t)|tamper|counterfeit|synthetic|impost[eo]r|\bprinted|\bprintout|photocop|recaptur|screenshot|manipulat|\bmorphed|\bdead\b/;
const notGenuine =
	/\b(?:not|non|no|isn t|isnt|never|in|un) ?(?:(?:a|an|the|likely|considered|been) )*(?:live\w*|alive|real|genuine|verified|authentic|match\w*|valid|passed?|human|approved|accepted|ok|success\w*|bona ?fide|trusted|legit\w*|confirmed|original)\b/;
const refused =
	/\b(?:reject(?:ed)?|denied|deny|declined?|fail(?:s|ed|ure)?|suspicious|suspected|suspect|mismatch\w*|blocked|blacklisted|unverified|illegitimate)\b/;

/** "No errors", "without failures", "Failed checks: 0": words of a failure that mean no failure. */
const noFailure =
	/(?<!\p{L}|\p{N}|\d )(?:no|without|0|zero) (?:errors?|failures?|failed checks?|mismatch\w*)|\b(?:errors?|failures?|failed checks?) (?:0|none)(?! ?\d)\b/gu;

/** @param folded from `foldedText` */
export function withoutNoFailure(folded: string): string {
	return folded.replace(noFailure, ' ');
}

/** What a word or a sentence says under any name that may have a verdict. */
export function textSaying(text: string): 'denies' | 'unclear' | 'nothing' {
	const folded = foldedText(text);
	const left = withoutNoFailure(folded.replace(noSuchAttack, ' '));
	if (notGenuine.test(left) || refused.test(left)) return 'denies';
	const without = left.replace(topic, ' ');
	if (attackWords.test(without)) return 'denies';
	if (without !== left && found.test(without)) return 'denies';
	return foreignSaying(folded);
}

const plainDenial =
	/^(?:e |err |error )?(?:spoof\w*|fake|faked|fraud|fraudulent|forged|forgery|counterfeit|deepfake|attack|replay attack|presentation attack|(?:not|non) (?:live|real|genuine|verified))(?: (?:detected|found|suspected|attempt))?$/;

/** Whether a text is only a denial, under any name. */
export function isPlainDenial(text: string): boolean {
	if (text.length > LONGEST_WORDS) return false;
	const folded = foldedText(text);
	return plainDenial.test(folded) || (!folded.includes(' ') && foreignSaying(folded) === 'denies');
}
