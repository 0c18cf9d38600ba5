import { personOf, type Person } from './person';
import { portrait } from './portrait';
import { backdrop, type Scene } from './scene';

const WIDTH = 960;
const HEIGHT = 1200;

export type SelfieSubject = 'person' | 'emptyChair' | 'twoPeople' | 'paperMask';

/** A room with who, or what, sat in front of the camera. */
export function selfie(seed: number, subject: SelfieSubject): Scene {
	const person = personOf(seed);
	return {
		width: WIDTH,
		height: HEIGHT,
		fit: 'fill',
		content: room(person) + inFrontOfCamera(subject, seed, person),
	};
}

function inFrontOfCamera(subject: SelfieSubject, seed: number, person: Person): string {
	switch (subject) {
		case 'emptyChair':
			return chair(person.shirt);
		case 'twoPeople':
			return `<g transform="translate(690 560) scale(.92)">${portrait(personOf(seed + 1))}</g>
				<g transform="translate(285 640) scale(.98)">${portrait(person)}</g>`;
		case 'paperMask':
			return `<g transform="translate(480 600) scale(1.3)">${portrait(person)}</g>${mask(seed)}`;
		case 'person':
			return `<g transform="translate(480 600) scale(1.3)">${portrait(person)}</g>`;
	}
}

function room({ wall }: Person): string {
	return `${backdrop(wall)}
		<rect x="70" y="90" width="270" height="330" rx="10" fill="#fff"/>
		<rect x="92" y="112" width="226" height="286" fill="#a9d8f0"/>
		<circle cx="255" cy="180" r="34" fill="#ffe08a"/>
		<path d="M92 330 Q160 270 220 320 T318 300 V398 H92 Z" fill="#8cc084"/>
		<path d="M205 112 V398 M92 255 H318" stroke="#fff" stroke-width="14"/>
		<rect x="680" y="130" width="200" height="150" rx="8" fill="#8a6a4f"/>
		<rect x="698" y="148" width="164" height="114" fill="#fdf6e8"/>
		<path d="M715 245 L765 180 L800 220 L822 196 L848 245 Z" fill="#7aa6b8"/>
		<rect x="-800" y="1010" width="2560" height="1200" fill="#b98d63"/>
		<rect x="-800" y="1010" width="2560" height="18" fill="#fff" opacity=".7"/>
		<path d="M840 1010 l22 -130 h70 l22 130 Z" fill="#c8643c"/>
		<path d="M897 890 C830 830 820 740 850 690 C880 740 900 800 897 890 C900 790 930 720 990 700 C1000 780 960 850 897 890 Z" fill="#4f9a5b"/>`;
}

function chair(colour: string): string {
	return `<ellipse cx="480" cy="1150" rx="310" ry="34" fill="#000" opacity=".18"/>
		<path d="M300 900 L270 1150 M660 900 L690 1150 M360 900 L350 1110 M600 900 L610 1110" stroke="#6d4a31" stroke-width="30" stroke-linecap="round"/>
		<rect x="290" y="430" width="380" height="400" rx="70" fill="${colour}"/>
		<rect x="325" y="465" width="310" height="330" rx="45" fill="#fff" opacity=".2"/>
		<rect x="250" y="810" width="460" height="110" rx="45" fill="${colour}"/>
		<rect x="250" y="880" width="460" height="40" rx="20" fill="#000" opacity=".18"/>`;
}

/** Another person's printed face held by a rubber band over the real one. */
function mask(seed: number): string {
	const edge = 'M-190 -250 L150 -262 L205 40 L120 228 L-110 236 L-205 70 Z';
	return `<g transform="translate(540 606) rotate(-7) scale(1)">
		<path d="M-190 0 Q-225 -6 -262 -2" stroke="#b5838d" stroke-width="12"/>
		<path d="${edge}" fill="#000" opacity=".3" transform="translate(12 14)"/>
		<path d="${edge}" fill="#fff"/><clipPath id="mask"><path d="${edge}" transform="scale(.93)"/></clipPath>
		<g clip-path="url(#mask)"><rect x="-250" y="-300" width="500" height="600" fill="#dfe7ea"/>
		<g transform="scale(.92)">${portrait(personOf(seed + 3))}</g></g></g>`;
}
