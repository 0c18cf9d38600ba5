import type { HairStyle, Person } from './person';

const INK = '#33272a';

/**
 * Head and shoulders around (0, 0), the middle of the face. The head is about 300 wide and 370 high;
 * the chest goes down to 860, so that the frame around it decides where the picture ends.
 */
export function portrait(person: Person): string {
	return [
		hairBehind(person.hairStyle, person.hair),
		shoulders(person),
		head(person),
		hairInFront(person.hairStyle, person.hair),
		face(person),
	].join('');
}

function shoulders({ skin, blush, shirt }: Person): string {
	return `<g transform="translate(0 -58)"><path d="M-330 920 V720 C-330 420 -240 340 -70 310 L70 310 C240 340 330 420 330 720 V920 Z" fill="${shirt}"/>
		<path d="M-70 130 L-70 312 Q0 400 70 312 L70 130 Z" fill="${skin}"/>
		<path d="M-70 230 Q0 258 70 230 L70 252 Q0 312 -70 252 Z" fill="${blush}" opacity=".55"/>
		<path d="M-98 306 Q0 430 98 306" fill="none" stroke="#fff" stroke-width="16" opacity=".75" stroke-linecap="round"/></g>`;
}

function head({ skin, blush }: Person): string {
	return `<ellipse cx="-150" cy="15" rx="28" ry="40" fill="${skin}"/>
		<ellipse cx="150" cy="15" rx="28" ry="40" fill="${skin}"/>
		<path d="M-154 5 q-12 8 -4 24 M154 5 q12 8 4 24" fill="none" stroke="${blush}" stroke-width="7" stroke-linecap="round"/>
		<path d="M0 -185 C110 -185 150 -110 150 -10 C150 100 90 190 0 190 C-90 190 -150 100 -150 -10 C-150 -110 -110 -185 0 -185 Z" fill="${skin}"/>`;
}

function face({ blush, hair, hairStyle, glasses }: Person): string {
	const eye = (x: number) =>
		`<ellipse cx="${x}" cy="-2" rx="27" ry="21" fill="#fff"/>
		<circle cx="${x}" cy="-1" r="17" fill="${INK}"/><circle cx="${x + 6}" cy="-8" r="5.5" fill="#fff"/>`;
	const lens = (x: number) =>
		`<circle cx="${x}" cy="0" r="49" fill="#fff" fill-opacity=".18" stroke="${INK}" stroke-width="9"/>`;
	return `<ellipse cx="-92" cy="68" rx="32" ry="22" fill="${blush}" opacity=".6"/>
		<ellipse cx="92" cy="68" rx="32" ry="22" fill="${blush}" opacity=".6"/>
		${eye(-62)}${eye(62)}
		<path d="M-94 -56 Q-62 -76 -32 -56 M32 -56 Q62 -76 94 -56" fill="none" stroke="${hair}" stroke-width="13" stroke-linecap="round"/>
		<path d="M4 10 Q26 54 -6 58" fill="none" stroke="${blush}" stroke-width="10" stroke-linecap="round"/>
		${hairStyle === 'beard' ? beard(hair) : ''}
		<path d="M-48 104 Q0 156 48 104 Q0 118 -48 104 Z" fill="#fff" stroke="${INK}" stroke-width="8" stroke-linejoin="round"/>
		${glasses ? `${lens(-62)}${lens(62)}<path d="M-13 -4 Q0 -14 13 -4 M-111 -6 L-146 -14 M111 -6 L146 -14" fill="none" stroke="${INK}" stroke-width="9" stroke-linecap="round"/>` : ''}`;
}

function beard(hair: string): string {
	return `<path d="M-150 10 C-152 130 -95 214 0 216 C95 214 152 130 150 10 C136 62 100 82 62 82 Q30 70 0 84 Q-30 70 -62 82 C-100 82 -136 62 -150 10 Z" fill="${hair}"/>`;
}

function hairBehind(style: HairStyle, hair: string): string {
	switch (style) {
		case 'long':
			return `<path d="M0 -232 C150 -232 205 -120 198 20 C194 150 236 250 196 396 L-196 396 C-236 250 -194 150 -198 20 C-205 -120 -150 -232 0 -232 Z" fill="${hair}"/>`;
		case 'curly':
			return curls(hair);
		case 'bun':
			return `<circle cx="0" cy="-232" r="78" fill="${hair}"/>
				<path d="M0 -214 C130 -214 176 -120 172 10 L-172 10 C-176 -120 -130 -214 0 -214 Z" fill="${hair}"/>`;
		default:
			return `<path d="M0 -212 C120 -212 168 -120 166 -4 L-166 -4 C-168 -120 -120 -212 0 -212 Z" fill="${hair}"/>`;
	}
}

function hairInFront(style: HairStyle, hair: string): string {
	switch (style) {
		case 'long':
			return `<path d="M-160 30 C-186 -120 -120 -222 0 -220 C120 -222 186 -120 160 30 C150 -50 104 -104 30 -140 C-20 -90 -134 -70 -160 30 Z" fill="${hair}"/>`;
		case 'curly':
			return [-112, -58, 0, 58, 112]
				.map((x) => `<circle cx="${x}" cy="${-146 + Math.abs(x) * 0.32}" r="56" fill="${hair}"/>`)
				.join('');
		case 'bun':
			return `<path d="M-156 -10 C-170 -130 -110 -208 0 -206 C110 -208 170 -130 156 -10 C140 -80 84 -118 0 -118 C-84 -118 -140 -80 -156 -10 Z" fill="${hair}"/>`;
		default:
			return `<path d="M-160 -16 C-184 -150 -110 -236 20 -226 C130 -236 180 -130 160 -16 C150 -62 130 -92 104 -108 C40 -84 -60 -92 -112 -112 C-136 -90 -152 -60 -160 -16 Z" fill="${hair}"/>`;
	}
}

function curls(hair: string): string {
	const bubbles = Array.from({ length: 15 }, (_, index) => {
		const angle = Math.PI * (0.86 + (index / 14) * 1.28);
		const x = Math.round(Math.cos(angle) * 172);
		const y = Math.round(Math.sin(angle) * 190 - 10);
		return `<circle cx="${x}" cy="${y}" r="64" fill="${hair}"/>`;
	});
	return `<ellipse cx="0" cy="-40" rx="170" ry="180" fill="${hair}"/>${bubbles.join('')}`;
}
