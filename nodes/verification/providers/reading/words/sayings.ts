import { foldedText } from '../names';
import { LONGEST_WORDS } from '../oversized';
import type { Polarity } from './polarity';
import { isGoodText, isPlainDenial, textSaying } from './texts';

/**
 * What a value says under such a name; `unclear` for an unknown word where only known words count.
 */
export type Saying = 'denies' | 'unclear' | 'nothing';

/** A measure may be small without being zero, and no such field says what its scale is. */
const measure = /score|prob|confidence|percent|likelihood|rating|risk|level|value/;

/**
 * @param name bare, of the field
 * @param number on any scale: up to 1 it is read as a fraction, above as a percentage
 * @param isPercent whether it is written as a percentage
 */
function numberSays(name: string, number: number, polarity: Polarity, isPercent: boolean): Saying {
	const isLow = number <= 1 && !isPercent ? number < 0.5 : number < 50;
	switch (polarity) {
		case 'attack':
			if (number === 0) return 'nothing';
			return (measure.test(name) || number < 1) && isLow && number > 0 ? 'nothing' : 'denies';
		case 'genuine':
			return isLow ? 'denies' : 'nothing';
		case 'fact':
		case 'assurance':
			return 'nothing';
		case 'verdict':
			return number === 0 ? 'denies' : number === 1 ? 'nothing' : 'unclear';
		case 'label':
			return number === 0 && classLike.test(name) ? 'denies' : 'nothing';
		case 'none':
			return 'nothing';
	}
}

/** If classes are numbered, the first is the attack. */
const classLike = /(?:label|class|prediction|classification|category)$/;

/** Fields of a finding. If the value only names an attack, it was found. */
const finding = /^(?:labels?|class|prediction|classification|result|reasons?|verdict|finding)$/;
const onlyTopic = /^(?:screen ?replays?|paper ?printed|replaced? ?portraits?)$/;

/** Classifiers' names for the tools of an attack. */
const instrument =
	/^(?:print|paper|screen|(?:3d |silicone )?mask|cutout|cut out|display|ng|nok|ko)$/;

/** Good words that are bad words under the name of an attack. */
const ofAttack = /\b(?:true|yes|y|1|on|positive|detected|confirmed|match\w*)\b/;

const plainNo = /^(?:false|no|n|0|off|negative)$/;

/** "screenReplay" as a label, or "no" as a class. */
function isOfFinding(name: string, folded: string): boolean {
	const isNo = /^(?:false|no|n|negative)$/.test(folded);
	return (finding.test(name) && onlyTopic.test(folded)) || (classLike.test(name) && isNo);
}

const againstAttack =
	/^(?:false|n|0|off|null|na|n a|nil|negative|(?:very )?(?:low|lowest|minimal|negligible)(?: (?:forgery|fraud|spoof\w*))?(?: risk)?|undetected|absent|(?:no|not|none|nothing|zero)(?: (?:a|an|any|of|signs?|evidence|presentation|spoof\w*|fakes?|attacks?|replay|fraud|forgery|tampering|risk|detected|found|present|suspected))*)$/;

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
			return textSaying(text) === 'denies' || plainNo.test(folded) ? 'denies' : 'unclear';
		case 'fact':
			return /^(?:true|yes|y|detected|found|present|positive|high)$/.test(folded)
				? 'denies'
				: 'nothing';
		case 'assurance':
			return plainNo.test(folded) ? 'denies' : 'nothing';
		case 'label':
			return instrument.test(folded) || isOfFinding(name, folded) ? 'denies' : textSaying(text);
		case 'none':
			return isPlainDenial(text) ? 'denies' : 'nothing';
	}
}

/** What one value says about the picture. It is not an object or a list. */
export function sayingOf(name: string, value: unknown, polarity: Polarity): Saying {
	if (typeof value === 'boolean') {
		if (polarity === 'attack' || polarity === 'fact') return value ? 'denies' : 'nothing';
		if (polarity === 'label' && classLike.test(name)) return value ? 'nothing' : 'denies';
		return polarity === 'label' || polarity === 'none' || value ? 'nothing' : 'denies';
	}
	if (typeof value === 'number') return numberSays(name, value, polarity, false);
	if (typeof value !== 'string') return 'nothing';
	if (value.length > LONGEST_WORDS) return polarity === 'none' ? 'nothing' : 'unclear';
	if (!/^\s*[+-]?\d+(?:\.\d+)?\s*%?\s*$/.test(value)) return textSays(name, value, polarity);
	return numberSays(name, parseFloat(value), polarity, value.includes('%'));
}
