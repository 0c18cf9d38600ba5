/**
 * Letters as strokes on a grid 4 wide and 6 high (each point is two digits, each stroke ends at a
 * comma), so that a drawing has the same words on a machine without fonts.
 */
const STROKES: Record<string, string> = {
	A: '06 20 46,14 34',
	B: '00 06 36 45 44 33 03,33 42 41 30 00',
	C: '41 30 10 01 05 16 36 45',
	D: '00 06 26 44 42 20 00',
	E: '40 00 06 46,03 33',
	F: '40 00 06,03 33',
	G: '41 30 10 01 05 16 36 45 43 23',
	H: '00 06,40 46,03 43',
	I: '10 30,20 26,16 36',
	J: '40 45 36 16 05',
	K: '00 06,40 03 46',
	L: '00 06 46',
	M: '06 00 23 40 46',
	N: '06 00 46 40',
	O: '10 30 41 45 36 16 05 01 10',
	P: '06 00 30 41 42 33 03',
	Q: '10 30 41 45 36 16 05 01 10,34 46',
	R: '06 00 30 41 42 33 03,23 46',
	S: '41 30 10 01 02 13 33 44 45 36 16 05',
	T: '00 40,20 26',
	U: '00 05 16 36 45 40',
	V: '00 26 40',
	W: '00 16 23 36 40',
	X: '00 46,40 06',
	Y: '00 23 40,23 26',
	Z: '00 40 06 46',
	'0': '10 30 41 45 36 16 05 01 10',
	'1': '11 20 26,16 36',
	'2': '01 10 30 41 42 06 46',
	'3': '00 40 23 33 44 45 36 16 05',
	'4': '36 30 04 44',
	'5': '40 00 03 33 44 45 36 06',
	'6': '40 20 02 05 16 36 45 44 33 03',
	'7': '00 40 16',
	'8': '10 30 41 42 33 13 04 05 16 36 45 44 33,13 02 01 10',
	'9': '43 13 02 01 10 30 41 44 26 16',
	'-': '13 33',
};

export interface Lettering {
	x: number;
	y: number;
	/** Height of a capital, in the drawing's units. */
	size: number;
	colour: string;
	/** Thickness of the stroke as a part of the size. */
	weight?: number;
	/** `x` is the middle of the words instead of their left end. */
	centred?: boolean;
}

const ADVANCE = 5.6;

/** Capitals, digits, hyphens and spaces; `y` is the top of the capitals. */
export function lettering(words: string, style: Lettering): string {
	const unit = style.size / 6;
	const width = (words.length * ADVANCE - (ADVANCE - 4)) * unit;
	const left = style.centred === true ? style.x - width / 2 : style.x;
	const path = Array.from(words, (letter, index) => letterPath(letter, index * ADVANCE)).join('');
	return `<path d="${path}" transform="translate(${left} ${style.y}) scale(${unit})" fill="none" stroke="${style.colour}" stroke-width="${6 * (style.weight ?? 0.14)}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

function letterPath(letter: string, offset: number): string {
	if (letter === ' ') return '';
	const strokes = STROKES[letter];
	if (strokes === undefined) throw new Error(`There is no drawing of the letter "${letter}"`);
	return strokes
		.split(',')
		.map((stroke) => {
			const points = stroke
				.split(' ')
				.map((point) => `${(Number(point[0]) + offset).toFixed(1)} ${Number(point[1])}`);
			return `M${points.join('L')}`;
		})
		.join('');
}
