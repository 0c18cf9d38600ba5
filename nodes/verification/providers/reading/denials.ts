import { foldedText, LONGEST_NAME } from './names';
import { LONGEST_WORDS } from './oversized';

/**
 * Whether a field speaks for the picture or against it. `attack`: true denies the score, as `is_spoof`.
 * `genuine`: false denies it, as `is_live`. `verdict`: a word that has to be a known one. `label`: a
 * word that may say anything, as long as it does not deny.
 */
export type Polarity = 'attack' | 'genuine' | 'verdict' | 'label' | 'none';

/** What a value says under such a name; `unclear` where a known word is due and it is none. */
export type Saying = 'denies' | 'unclear' | 'nothing';

const attack =
	/spoof|fake|attack|replay|fraud|forge(?!t)|tamper|counterfeit|synthetic|impost[eo]r|printed|printout|photocop|recaptur|screenshot|screencapture|manipulat|morphed|unreal|reject|moire|(?:not|non|in|un)(?:live|real|genuine|verified|authentic|match)|nomatch|risk$|risk(?:level|score)|(?:screen|paper|mask|copy|print)detected$|(?:altered|edited|blacklisted|blocklisted|watchlisted|photoofphoto|failures?|failedchecks?)$|^(?:is|has|was)?(?:denied|declined|blocked|suspicious|suspected|suspect|failed)$|^is(?:a)?(?:screen|paper|mask|masked|copy|print)$/;
const noAttack =
	/^(?:is|has|was)?(?:anti|no|not|non|without)(?:a|an|any)?(?:spoof|fake|attack|replay|fraud|forge|tamper|print)/;
const genuine =
	/^(?:is|has|was|are|a|the|face|faces|person|user|applicant|customer|document|doc|id|card|image|picture|photo|selfie|portrait|identity|check)*(?:live|liveness|alive|genuine|genuineness|real|realness|authentic|authenticity|bonafide|human|trusted|legit|legitimate|verified|passed|pass|match|matched|same|valid|validated|approved|accepted|success|successful|ok)(?:face|person|human|user|document|card|image|status|result|check|test|flag|verdict|decision|state|outcome|detected|detection|passed|verified|confirmed|score|probability|prob|confidence|percent|percentage|likelihood|rating|value)*$/;
const verdict = /^(?:final|overall|liveness|face|check)?(?:verdict|decision|conclusion|outcome)$/;
const label =
	/(?:label|type|class|classname|classification|category|prediction|result|code|title|reason|status|state|text|summary|description|detail|tag|flag|note|remark|comment|assessment|evaluation|finding|message|msg|info|warning|alert|recommendation|suggestion|action|nextstep|grade|response|verdict|decision|conclusion|outcome)s?$|^pad$/;

/** `spoof_model_version`, `fraud_check_at`, `attack_threshold`: about the check, not its result. */
const descriptive =
	/(?:version|model|threshold|at|time|date|timestamp|url|ms|duration|engine|enabled|supported|id)$/;

/** @param name of a field, bare */
export function polarityOf(name: string): Polarity {
	if (name.length > LONGEST_NAME) return 'none';
	if (noAttack.test(name)) return descriptive.test(name) ? 'none' : 'genuine';
	if (attack.test(name)) return descriptive.test(name) ? 'none' : 'attack';
	if (genuine.test(name)) return 'genuine';
	if (verdict.test(name)) return 'verdict';
	return label.test(name) ? 'label' : 'none';
}

/** `{"spoof": {"detected": true}}`: such a name says of what it is in the name around it. */
export function isGeneric(name: string): boolean {
	return generic.test(name);
}

const generic =
	/^(?:is)?(?:value|detected|found|present|flag|answer|score|probability|prob|confidence|likelihood|percent|level|result)$/;

/** A measure may be small without being zero; how long its scale is, no such field says. */
const measure = /score|prob|confidence|percent|likelihood|rating|risk|level|value/;

const goodWords: ReadonlySet<string> = new Set(
	'true yes y 1 on ok okay live alive real genuine bona fide bonafide authentic human valid validated verified match matched matches pass passed success successful succeeded successfully accept accepted approve approved clear cleared clean completed complete done processed finished positive 200'.split(
		' ',
	),
);
const neutralWords: ReadonlySet<string> = new Set(
	'liveness face person user applicant document id card image picture photo selfie capture captured check test result verification verify analysis detection detected confirmed is are was has been a an the with'.split(
		' ',
	),
);

/** Known words of a success, and nothing else. */
export function isGoodText(text: string): boolean {
	if (text.length > LONGEST_WORDS) return false;
	const words = foldedText(text).split(' ');
	return (
		words.some((word) => goodWords.has(word)) &&
		words.every((word) => goodWords.has(word) || neutralWords.has(word))
	);
}

const againstAttack =
	/^(?:false|n|0|off|null|na|n a|nil|negative|low|lowest|minimal|very low|undetected|absent|(?:no|not|none|nothing|zero)(?: (?:a|an|any|of|signs?|evidence|presentation|spoof\w*|fakes?|attacks?|replay|fraud|forgery|tampering|risk|detected|found|present|suspected))*)$/;

/** "No spoof detected", "free of fraud", "anti-spoofing": attacks that did not happen. */
const noSuchAttack =
	/\b(?:(?:no|not|non|without|zero|0|free of|anti) ?(?:(?:a|an|any|presentation|signs?|evidence|of|screen|face|known) )*(?:spoof\w*|fakes?|faked|attacks?|replay\w*|frauds?|fraudulent|forge\w*|tamper\w*|manipulat\w*|print\w*)(?: (?:was|were))?(?: (?:detected|found|suspected|present))?)\b/g;
/** "Presentation attack detection", "screenReplay": what is looked for, not what was found. */
const topic =
	/\b(?:(?:presentation )?(?:attacks?|spoof\w*|replay|fraud|forgery|tamper\w*|print\w*|fake) (?:detection|checks?|analysis|tests?|screening|prevention|engine|model|version)|screen ?replay|paper ?printed|replace ?portraits?)\b/g;
const found = /\b(?:positive|detected|found|true|yes|high|alert|triggered|hit)\b/;
const attackWords =
	/spoof|\bfake|attack|\breplay|fraud|\bforge(?!t)|tamper|counterfeit|synthetic|impost[eo]r|\bprinted|\bprintout|photocop|recaptur|screenshot|manipulat|\bmorphed|\bdead\b/;
const notGenuine =
	/\b(?:not|non|no|isn t|isnt|never|in|un) ?(?:(?:a|an|the|likely|considered|been) )*(?:live\w*|alive|real|genuine|verified|authentic|match\w*|valid|passed?|human|approved|accepted|ok|success\w*|bona ?fide|trusted|legit\w*)\b/;
const refused =
	/\b(?:reject(?:ed)?|denied|deny|declined?|fail(?:s|ed|ure)?|suspicious|suspected|suspect|mismatch\w*|blocked|blacklisted|unverified|illegitimate)\b/;
const noFailure =
	/\b(?:(?:no|without|0|zero) (?:errors?|failures?|failed checks?|mismatch\w*)|(?:failures?|failed checks?) (?:0|none))\b/g;

/** @param text a word or a sentence under any name that may carry a verdict */
export function deniesText(text: string): boolean {
	const folded = foldedText(text);
	const left = folded.replace(noSuchAttack, ' ').replace(noFailure, ' ');
	if (notGenuine.test(left) || refused.test(left)) return true;
	const without = left.replace(topic, ' ');
	if (attackWords.test(without)) return true;
	return without !== left && found.test(without);
}

const plainDenial =
	/^(?:e |err |error )?(?:spoof\w*|fake|faked|fraud|fraudulent|forged|forgery|counterfeit|deepfake|attack|replay attack|presentation attack|(?:not|non) (?:live|real|genuine|verified))(?: (?:detected|found|suspected|attempt))?$/;

/** A text that is a denial and nothing else, whatever its name. */
export function isPlainDenial(text: string): boolean {
	return plainDenial.test(foldedText(text));
}

/**
 * @param name bare, of the field
 * @param number on whatever scale: up to 1 it is read as a fraction, above as a percentage
 */
function numberSays(name: string, number: number, polarity: Polarity): Saying {
	const isLow = number <= 1 ? number < 0.5 : number < 50;
	switch (polarity) {
		case 'attack':
			if (number === 0) return 'nothing';
			return measure.test(name) && isLow && number > 0 ? 'nothing' : 'denies';
		case 'genuine':
			return isLow ? 'denies' : 'nothing';
		case 'verdict':
			return number === 0 ? 'denies' : number === 1 ? 'nothing' : 'unclear';
		case 'label':
			return number === 0 && classLike.test(name) ? 'denies' : 'nothing';
		case 'none':
			return 'nothing';
	}
}

/** Where classes are counted, the first is the attack. */
const classLike = /(?:label|class|prediction)$/;

/** What an attack is made with, as classifiers name it. */
const instrument =
	/^(?:print|paper|screen|(?:3d |silicone )?mask|cutout|cut out|display|ng|nok|ko)$/;

/** Good words that are bad ones under the name of an attack. */
const ofAttack = /\b(?:true|yes|y|1|on|positive|detected|confirmed|match\w*)\b/;

function textSays(text: string, polarity: Polarity): Saying {
	const folded = foldedText(text);
	if (folded === '') return 'nothing';
	switch (polarity) {
		case 'attack':
			if (againstAttack.test(folded)) return 'nothing';
			return isGoodText(text) && !ofAttack.test(folded) ? 'nothing' : 'denies';
		case 'genuine':
		case 'verdict':
			if (isGoodText(text)) return 'nothing';
			return deniesText(text) || /^(?:false|no|n|0|off|negative)$/.test(folded)
				? 'denies'
				: 'unclear';
		case 'label':
			return deniesText(text) || instrument.test(folded) ? 'denies' : 'nothing';
		case 'none':
			return isPlainDenial(text) ? 'denies' : 'nothing';
	}
}

/** What one value that is no object and no list says of the picture. */
export function sayingOf(name: string, value: unknown, polarity: Polarity): Saying {
	if (typeof value === 'boolean') {
		if (polarity === 'attack') return value ? 'denies' : 'nothing';
		return polarity === 'label' || polarity === 'none' || value ? 'nothing' : 'denies';
	}
	if (typeof value === 'number') return numberSays(name, value, polarity);
	if (typeof value !== 'string') return 'nothing';
	if (value.length > LONGEST_WORDS) return polarity === 'none' ? 'nothing' : 'unclear';
	const number = /^\s*[+-]?\d+(?:\.\d+)?\s*%?\s*$/.test(value) ? parseFloat(value) : null;
	return number === null ? textSays(value, polarity) : numberSays(name, number, polarity);
}
