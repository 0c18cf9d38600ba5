/** Letters of other scripts that look like a Latin one, in lower case. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
	Object.entries({
		a: 'аɑα',
		b: 'вьβƅ',
		c: 'сϲⅽ',
		d: 'ԁɗ',
		e: 'еεєҽ',
		f: 'ƒ',
		g: 'ɡց',
		h: 'һнհ',
		i: 'іıιɩӏ|',
		j: 'јϳ',
		k: 'кκ',
		l: 'ⅼǀ',
		m: 'мⅿ',
		n: 'ոп',
		o: 'оοօσ',
		p: 'рρ',
		q: 'ԛզ',
		r: 'гᴦ',
		s: 'ѕꜱ',
		t: 'тτ',
		u: 'υսᴜ',
		v: 'νѵⅴ',
		w: 'ԝѡω',
		x: 'хχ',
		y: 'уγү',
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

/** Like `foldedName`. Also, `liveness_score`, `liveness-score` and `livenessScore` are the same. */
export function bareName(name: string): string {
	return withoutMarks(foldedName(name));
}

/** @param folded from `foldedName` */
export function withoutMarks(folded: string): string {
	return folded.length > LONGEST_NAME ? folded : folded.replace(/[_.:/-]/g, '');
}

/** Whether it looks like another name, not only in another case. */
export function isLookAlike(name: string): boolean {
	return foldedName(name) !== name.toLowerCase();
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
