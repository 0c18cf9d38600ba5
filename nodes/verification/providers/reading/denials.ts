import { foldedText, LONGEST_NAME } from './names';
import { LONGEST_WORDS } from './oversized';

/**
 * Whether a field speaks for the picture or against it. `attack`: true denies the score, as `is_spoof`.
 * `fact`: only a plain yes does, as `is_fake_id`; what else it says is about the check.
 * `genuine`: false denies it, as `is_live`. `verdict`: a word that has to be a known one. `label`: a
 * word that may say anything, as long as it does not deny.
 */
export type Polarity = 'attack' | 'fact' | 'genuine' | 'verdict' | 'label' | 'none';

/** What a value says under such a name; `unclear` where a known word is due and it is none. */
export type Saying = 'denies' | 'unclear' | 'nothing';

const attack =
	/spoof|fake|attack|replay|fraud|forge(?!t)|tamper|counterfeit|synthetic|impost[eo]r|printed|printout|photocop|recaptur|screenshot|screencapture|manipulat|morphed|unreal|reject|moire|deepfake|aigenerated|faceswap|photoshop|impersonat|cutout|inject(?!able)|virtualcamera|(?:photo|picture|image)of(?:a)?screen|portraits?replaced|replacedportrait|^replaceportrait$|(?:not|non|in|un)(?:live|alive|real|genuine|verified|authentic|match|valid|passed|approved|accepted|human|original|trusted|success)|nomatch|mismatch|nofacefound|nofacedetected|multiplefaces|isdead|risk$|risk(?:level|score)|(?:screen|paper|mask|copy|print)detected$|(?:altered|edited|blacklisted|blocklisted|watchlisted|photoofphoto|failures?|failedchecks?)$|^(?:is|has|was|liveness|live|check|verification|verify|validation|face|selfie|photo|image|document|doc|id|card|pad|kyc|identity|match|test)*(?:denied|declined|blocked|suspicious|suspected|suspect|failed|fail|refused)$|^is(?:a)?(?:screen|paper|mask|masked|copy|print)$/;
const noAttack =
	/^(?:is|has|was)?(?:anti|no|not|non|without)(?:a|an|any)?(?:spoof|fake|attack|replay|fraud|forge|tamper|print)/;
/** `anti_spoofing_failed`: the check against an attack, and how it went. */
const setBack = /fail|reject|alert|denied|refused|violat/;
const genuine =
	/^(?:is|has|was|are|a|the|face|faces|person|user|applicant|customer|document|doc|id|card|image|picture|photo|selfie|portrait|identity|check|verification|pad|kyc|pass|passed|passive|active|overall|final|total|probability|prob|p|score)*(?:live|liveness|liveliness|alive|genuine|genuineness|real|realness|authentic|authenticity|bonafide|human|trusted|legit|legitimate|verified|passed|pass|match|matched|same|valid|validated|approved|accepted|accept|success|successful|ok|original|physical|authenticated|identical)(?:face|person|human|user|document|card|image|status|result|check|test|flag|verdict|decision|state|outcome|detected|detection|passed|verified|confirmed|score|probability|prob|confidence|percent|percentage|likelihood|rating|value|ok|valid|accepted|approved|present|live|liveness)*$|^(?:overall|final|total|trust|authenticity)score$/;
const verdict = /^(?:final|overall|liveness|face|check)?(?:verdict|decision|conclusion|outcome)$/;
const label =
	/(?:label|type|class|classname|classification|category|prediction|result|code|title|reason|status|state|text|summary|description|detail|tag|flag|note|remark|comment|assessment|evaluation|finding|message|msg|info|warning|alert|recommendation|suggestion|action|nextstep|grade|response|verdict|decision|conclusion|outcome)s?$|^pad$/;

/** `spoof_model_version`, `fraud_check_at`, `attack_threshold`: about the check, unless it is a yes. */
const descriptive =
	/(?:version|model|threshold|at|time|date|timestamp|url|ms|duration|engine|id|before|after|until|fields?)$/;
/** `attack_detection_enabled`: a yes says nothing of the picture either. */
const setting = /(?:enabled|supported|configured|available)$/;

/** @param name of a field, bare */
export function polarityOf(name: string): Polarity {
	if (name.length > LONGEST_NAME) return 'none';
	if (setting.test(name)) return 'none';
	if (noAttack.test(name)) {
		if (setBack.test(name)) return 'attack';
		return descriptive.test(name) ? 'none' : 'genuine';
	}
	if (attack.test(name)) return descriptive.test(name) ? 'fact' : 'attack';
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
	// "-1" and "!live" are no good words, though a person's eye for text passes over the sign.
	if (/^\s*[-!~\u2212]/.test(text)) return false;
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
	/spoof|fake|attack|ai generated|face ?swap|impersonat|photoshop|\binject(?:ed|ion)|portraits? (?:was )?replaced|replaced portrait|paper copy|(?:photo|picture|image) of (?:a )?(?:screen|photo|paper|print)|\baltered|\breplay|fraud|\bforge(?!t)|tamper|counterfeit|synthetic|impost[eo]r|\bprinted|\bprintout|photocop|recaptur|screenshot|manipulat|\bmorphed|\bdead\b/;
const notGenuine =
	/\b(?:not|non|no|isn t|isnt|never|in|un) ?(?:(?:a|an|the|likely|considered|been) )*(?:live\w*|alive|real|genuine|verified|authentic|match\w*|valid|passed?|human|approved|accepted|ok|success\w*|bona ?fide|trusted|legit\w*|confirmed|original)\b/;
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
		case 'fact':
			return 'nothing';
		case 'verdict':
			return number === 0 ? 'denies' : number === 1 ? 'nothing' : 'unclear';
		case 'label':
			return number === 0 && classLike.test(name) ? 'denies' : 'nothing';
		case 'none':
			return 'nothing';
	}
}

/** Where classes are counted, the first is the attack. */
const classLike = /(?:label|class|prediction|classification|category)$/;

/** What was looked for, as the whole of a finding: then it was found. */
const finding = /^(?:labels?|class|prediction|classification|result|reasons?|verdict|finding)$/;
const onlyTopic = /^(?:screen ?replays?|paper ?printed|replaced? ?portraits?)$/;

/** What an attack is made with, as classifiers name it. */
const instrument =
	/^(?:print|paper|screen|(?:3d |silicone )?mask|cutout|cut out|display|ng|nok|ko)$/;

/** Good words that are bad ones under the name of an attack. */
const ofAttack = /\b(?:true|yes|y|1|on|positive|detected|confirmed|match\w*)\b/;

/** "screenReplay" as a label, or "no" as a class. */
function isFinding(name: string, folded: string): boolean {
	const isNo = /^(?:false|no|n|negative)$/.test(folded);
	return (finding.test(name) && onlyTopic.test(folded)) || (classLike.test(name) && isNo);
}

function textSays(name: string, text: string, polarity: Polarity): Saying {
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
		case 'fact':
			return /^(?:true|yes|y)$/.test(folded) ? 'denies' : 'nothing';
		case 'label':
			return deniesText(text) || instrument.test(folded) || isFinding(name, folded)
				? 'denies'
				: 'nothing';
		case 'none':
			return isPlainDenial(text) ? 'denies' : 'nothing';
	}
}

/** What one value that is no object and no list says of the picture. */
export function sayingOf(name: string, value: unknown, polarity: Polarity): Saying {
	if (typeof value === 'boolean') {
		if (polarity === 'attack' || polarity === 'fact') return value ? 'denies' : 'nothing';
		if (polarity === 'label' && classLike.test(name)) return value ? 'nothing' : 'denies';
		return polarity === 'label' || polarity === 'none' || value ? 'nothing' : 'denies';
	}
	if (typeof value === 'number') return numberSays(name, value, polarity);
	if (typeof value !== 'string') return 'nothing';
	if (value.length > LONGEST_WORDS) return polarity === 'none' ? 'nothing' : 'unclear';
	const number = /^\s*[+-]?\d+(?:\.\d+)?\s*%?\s*$/.test(value) ? parseFloat(value) : null;
	return number === null ? textSays(name, value, polarity) : numberSays(name, number, polarity);
}
