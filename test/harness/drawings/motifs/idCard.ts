import { lettering } from './lettering';
import { personOf, type Person } from './person';
import { portrait } from './portrait';
import { backdrop, type Scene } from './scene';

export type CardPortrait = 'holder' | 'pastedOver' | 'none' | 'two';

/** What the seed of the pasted portrait is, beyond that of the card's holder. */
export const pastedOverBy = 3;

const INK = '#2f3a56';

/**
 * A specimen card of the Republic of Examplia, which does not exist, on a white table: no colours,
 * emblem, layout or machine-readable lines of any real country's document.
 */
export function idCard(seed: number, portraitOnCard: CardPortrait): Scene {
	const person = personOf(seed);
	return {
		width: 1280,
		height: 860,
		fit: 'whole',
		content: `${backdrop('#f4f3ef')}
			<rect x="118" y="124" width="1060" height="640" rx="44" fill="#000" opacity=".16"/>
			<rect x="110" y="110" width="1060" height="640" rx="44" fill="#fdf1dc"/>
			<clipPath id="card"><rect x="110" y="110" width="1060" height="640" rx="44"/></clipPath>
			<g clip-path="url(#card)">${waves()}${header()}${specimen()}</g>
			<rect x="110" y="110" width="1060" height="640" rx="44" fill="none" stroke="#c9a98a" stroke-width="5"/>
			${details(person)}
			<clipPath id="photo"><rect x="160" y="270" width="300" height="380" rx="16"/></clipPath>
			<rect x="160" y="270" width="300" height="380" rx="16" fill="#dcebea"/>
			<g clip-path="url(#photo)">${photo(portraitOnCard, seed, person)}</g>
			<rect x="160" y="270" width="300" height="380" rx="16" fill="none" stroke="#e07a5f" stroke-width="6"/>
			${portraitOnCard === 'pastedOver' ? pastedOver(seed) : ''}
			${hologram()}`,
	};
}

function photo(portraitOnCard: CardPortrait, seed: number, person: Person): string {
	switch (portraitOnCard) {
		case 'none':
			return '<path d="M160 270 L460 650 M460 270 L160 650" stroke="#b9cfcd" stroke-width="6"/>';
		case 'two':
			return `<g transform="translate(385 450) scale(.4)">${portrait(personOf(seed + 1))}</g>
				<g transform="translate(240 480) scale(.44)">${portrait(person)}</g>`;
		default:
			return `<g transform="translate(310 450) scale(.62)">${portrait(person)}</g>`;
	}
}

/** Another person's photo, cut out by hand and stuck askew over the holder's. */
function pastedOver(seed: number): string {
	const tape = (x: number, y: number, angle: number) =>
		`<rect x="-55" y="-19" width="110" height="38" transform="translate(${x} ${y}) rotate(${angle})" fill="#f2dc8d" opacity=".85"/>`;
	return `<g transform="rotate(7 310 460)">
		<path d="M178 300 L452 288 L462 640 L330 652 L166 636 Z" fill="#000" opacity=".35" transform="translate(12 14)"/>
		<path d="M178 300 L452 288 L462 640 L330 652 L166 636 Z" fill="#fff"/>
		<clipPath id="pasted"><path d="M192 314 L438 303 L447 626 L330 637 L182 622 Z"/></clipPath>
		<g clip-path="url(#pasted)"><rect x="150" y="260" width="330" height="420" fill="#cdb4db"/>
		<g transform="translate(318 480) scale(.62)">${portrait(personOf(seed + pastedOverBy))}</g></g>
		</g>${tape(190, 300, -38)}${tape(466, 322, 42)}`;
}

function header(): string {
	return `<rect x="110" y="110" width="1060" height="116" fill="#e07a5f"/>
		<rect x="110" y="226" width="1060" height="10" fill="#f2b84b"/>
		<g transform="translate(196 168)"><circle r="42" fill="#fdf1dc"/>
		<path d="M-18 -6 h32 v20 q0 12 -16 12 q-16 0 -16 -12 Z M14 -2 q16 0 12 12 q-2 6 -13 6 M-18 2 l-12 -10" fill="none" stroke="#e07a5f" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>
		<path d="M-8 -14 q-6 -7 0 -13 M5 -14 q-6 -7 0 -13" fill="none" stroke="#f2b84b" stroke-width="5" stroke-linecap="round"/></g>
		${lettering('REPUBLIC OF EXAMPLIA', { x: 270, y: 132, size: 40, colour: '#fff', weight: 0.17 })}
		${lettering('SPECIMEN IDENTITY CARD', { x: 270, y: 188, size: 22, colour: '#fff' })}`;
}

function details({ familyName, givenName, birthDate, cardNumber, hair }: Person): string {
	const field = (label: string, value: string, x: number, y: number) =>
		lettering(label, { x, y, size: 18, colour: '#a5785c' }) +
		lettering(value, { x, y: y + 30, size: 32, colour: INK, weight: 0.16 });
	return `${field('FAMILY NAME', familyName, 510, 282)}
		${field('GIVEN NAME', givenName, 510, 372)}
		${field('DATE OF BIRTH', birthDate, 510, 462)}
		${field('CARD NUMBER', cardNumber, 510, 552)}
		<path d="M515 690 q30 -50 44 -14 t44 -10 t40 4 t44 -12 q20 26 74 -8" fill="none" stroke="${hair}" stroke-width="6" stroke-linecap="round"/>`;
}

function specimen(): string {
	const words = lettering('SPECIMEN', {
		x: 0,
		y: -49,
		size: 98,
		colour: '#d1495b',
		weight: 0.15,
		centred: true,
	});
	return `<g transform="translate(806 500) rotate(-24)" opacity=".26">${words}</g>`;
}

function waves(): string {
	return Array.from({ length: 22 }, (_, index) => {
		const y = 250 + index * 24;
		const lift = index % 2 === 0 ? 26 : -26;
		return `<path d="M110 ${y} q88 ${lift} 177 0 t177 0 t177 0 t177 0 t177 0 t177 0" fill="none" stroke="#f0cfa4" stroke-width="2.5"/>`;
	}).join('');
}

function hologram(): string {
	const points = Array.from({ length: 24 }, (_, index) => {
		const radius = index % 2 === 0 ? 70 : 54;
		const angle = (index * Math.PI) / 12;
		return `${Math.round(Math.cos(angle) * radius)},${Math.round(Math.sin(angle) * radius)}`;
	});
	return `<g transform="translate(1052 630)"><polygon points="${points.join(' ')}" fill="#b8d8d8"/>
		<circle r="42" fill="#d7c4e8"/><circle r="42" fill="none" stroke="#fff" stroke-width="5"/>
		<path d="M-20 -8 v-2 M20 -8 v-2 M-22 10 Q0 32 22 10" fill="none" stroke="#6d5a8a" stroke-width="8" stroke-linecap="round"/></g>`;
}
