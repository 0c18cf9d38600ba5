import { pick, seededRandom } from '../random';

export type HairStyle = 'short' | 'long' | 'curly' | 'bun' | 'beard';

/** An invented person: the same seed gives the same face on the selfie and on the card. */
export interface Person {
	skin: string;
	blush: string;
	hair: string;
	hairStyle: HairStyle;
	glasses: boolean;
	shirt: string;
	wall: string;
	givenName: string;
	familyName: string;
	cardNumber: string;
	birthDate: string;
}

const HAIR_STYLES: readonly HairStyle[] = ['bun', 'short', 'long', 'curly', 'beard'];

/** Neighbouring seeds differ in hair style, so that two people side by side are told apart. */
export function personOf(seed: number): Person {
	const random = seededRandom(seed * 7919 + 17);
	const twoDigits = (from: number, count: number) =>
		String(from + Math.floor(random() * count)).padStart(2, '0');
	const [skin, blush] = pick<[string, string]>(random, [
		['#f6d2b3', '#eea48c'],
		['#e6b189', '#d98a6a'],
		['#c98c5f', '#b56c48'],
		['#9a6440', '#824a30'],
		['#74482d', '#8a4a36'],
	]);
	return {
		skin,
		blush,
		hair: pick(random, ['#2b2024', '#5a3521', '#a8622c', '#d9a441', '#8b8f99', '#3a2c5c']),
		hairStyle: HAIR_STYLES[Math.abs(seed) % HAIR_STYLES.length] ?? 'short',
		glasses: random() < 0.35,
		shirt: pick(random, ['#e4572e', '#2e86ab', '#3c9d6a', '#8e5ba6', '#e0a126', '#d6527c']),
		wall: pick(random, ['#cfe3ea', '#f3e2c4', '#dcead0', '#e9dcef', '#f4d9d3']),
		givenName: pick(random, ['ROBIN', 'ALEX', 'NOOR', 'KIM', 'SASHA', 'LENA', 'MILO']),
		familyName: pick(random, ['SAMPLE', 'EXAMPLE', 'SKETCH', 'CRAYON', 'DOODLE']),
		cardNumber: `EX-${twoDigits(10, 90)}${twoDigits(0, 100)}-${twoDigits(10, 90)}`,
		birthDate: `${twoDigits(1, 28)}-${twoDigits(1, 12)}-19${twoDigits(60, 39)}`,
	};
}
