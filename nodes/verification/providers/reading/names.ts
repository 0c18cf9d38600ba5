/** Letters of other scripts that look like a Latin one, in lower case. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
	Object.entries({
		a: 'аɑαᴀ',
		b: 'вьβƅʙ',
		c: 'сϲⅽᴄ',
		d: 'ԁɗᴅ',
		e: 'еεєҽᴇ',
		f: 'ƒꜰ',
		g: 'ɡցɢ',
		h: 'һнհʜ',
		i: 'іıιɩӏ|ɪ',
		j: 'јϳᴊ',
		k: 'кκᴋ',
		l: 'ⅼǀʟ',
		m: 'мⅿᴍ',
		n: 'ոпɴ',
		o: 'оοօσᴏ',
		p: 'рρᴘ',
		q: 'ԛզ',
		r: 'гᴦʀ',
		s: 'ѕꜱ',
		t: 'тτᴛ',
		u: 'υսᴜ',
		v: 'νѵⅴᴠ',
		w: 'ԝѡωᴡ',
		x: 'хχ',
		y: 'уγүʏ',
		z: 'ᴢ',
	}).flatMap(([latin, others]) => Array.from(others, (other) => [other, latin] as const)),
);

const asciiOnly = /^[!-~]*$/;
/** Accents, invisible characters, and blanks of all kinds. */
const marksAndBlanks = /[\p{M}\p{C}\p{Z}\s]/gu;

/** Longer texts are not names, and are compared as they are. */
export const LONGEST_NAME = 200;

/** A name as a person reads it: `Ｓcore`, `ѕcore` and `SCORE` with a zero-width blank are all `score`. */
export function foldedName(name: string): string {
	if (name.length > LONGEST_NAME) return name;
	if (asciiOnly.test(name)) return name.toLowerCase();
	return withLatinLetters(name).replace(marksAndBlanks, '');
}

/**
 * Like `foldedName`. Also, `liveness_score`, `liveness-score`, `livenessScore` and `$liveness_score`
 * are the same.
 */
export function bareName(name: string): string {
	return withoutMarks(foldedName(name));
}

/** @param folded from `foldedName` */
export function withoutMarks(folded: string): string {
	return folded.length > LONGEST_NAME ? folded : folded.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether it looks like another name, not only in another case or style. */
export function isLookAlike(name: string): boolean {
	return foldedName(name) !== name.toLowerCase() || /[^\p{L}\p{N}_.:/-]/u.test(name);
}

/** The last name of a path that is written as one name: `is_live` of `face.is_live`. */
export function lastName(folded: string): string {
	return folded.split(/[.:/[\]]/).findLast((part) => part !== '') ?? folded;
}

/** A text as a person reads it: in lower case, with single blanks between the words. */
export function foldedText(text: string): string {
	const latin = asciiOnly.test(text) ? text.toLowerCase() : withLatinLetters(text);
	return latin
		.replace(/[\p{M}\p{Cf}]/gu, '')
		.replace(/[\s_.,:;!?'"’()[\]/-]+/g, ' ')
		.trim();
}

function withLatinLetters(text: string): string {
	const lower = text.normalize('NFKD').toLowerCase();
	return lower.replace(/[^!-{}~\s]/gu, (letter) => lookAlikes.get(letter) ?? letter);
}

const identifier = /^[A-Za-z][A-Za-z_-]{0,29}\d{0,2}$/;

/** A field's name if it can be shown. Other names may be data or a key. */
export function shownName(name: string): string | null {
	return identifier.test(name) ? name : null;
}
