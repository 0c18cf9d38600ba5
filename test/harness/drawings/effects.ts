import { backdrop, inset, type Scene } from './motifs/scene';

/** The scene shown on a monitor that the camera photographs: bezel, pixel grid, moiré, reflection. */
export function onScreen(scene: Scene): Scene {
	const { width, height } = scene;
	const [x, y, innerWidth, innerHeight] = [width * 0.1, height * 0.08, width * 0.8, height * 0.76];
	const bezel = width * 0.035;
	const screen = `x="${x}" y="${y}" width="${innerWidth}" height="${innerHeight}"`;
	return {
		...scene,
		content: `${backdrop('#56606e')}
			<rect x="-20000" y="${height * 0.93}" width="44000" height="20000" fill="#39404b"/>
			<path d="M${width * 0.44} ${height * 0.86} h${width * 0.12} l${width * 0.03} ${height * 0.1} h${-width * 0.18} Z" fill="#15181d"/>
			<rect x="${width * 0.32}" y="${height * 0.95}" width="${width * 0.36}" height="${height * 0.025}" rx="10" fill="#15181d"/>
			<rect x="${x - bezel}" y="${y - bezel}" width="${innerWidth + bezel * 2}" height="${innerHeight + bezel * 2.4}" rx="${bezel * 0.8}" fill="#1d2127"/>
			<circle cx="${width / 2}" cy="${y + innerHeight + bezel * 0.7}" r="${bezel * 0.2}" fill="#58d68d"/>
			${inset(scene, x, y, innerWidth, innerHeight)}
			<pattern id="pixels" width="9" height="9" patternUnits="userSpaceOnUse"><path d="M0 0 H9 M0 0 V9" stroke="#0b1a33" stroke-width="3" opacity=".42"/></pattern>
			<pattern id="moire" width="58" height="58" patternUnits="userSpaceOnUse" patternTransform="rotate(24)"><rect width="58" height="20" fill="#39d0ff" opacity=".2"/><rect y="29" width="58" height="18" fill="#ff4fd8" opacity=".16"/></pattern>
			<clipPath id="glass"><rect ${screen}/></clipPath>
			<rect ${screen} fill="url(#moire)"/><rect ${screen} fill="url(#pixels)"/>
			<path clip-path="url(#glass)" d="M${x + innerWidth * 0.62} ${y} h${innerWidth * 0.22} L${x + innerWidth * 0.5} ${y + innerHeight} h${-innerWidth * 0.22} Z" fill="#fff" opacity=".2"/>`,
	};
}

/** The scene printed on a sheet of paper: white margin, halftone dots, a curled corner, a fold. */
export function onPaper(scene: Scene): Scene {
	const { width, height } = scene;
	const [left, top, right, bottom] = [width * 0.07, height * 0.07, width * 0.93, height * 0.93];
	const curl = width * 0.11;
	const sheet = `M${left} ${top} H${right} V${bottom - curl} L${right - curl} ${bottom} H${left} Z`;
	const margin = width * 0.035;
	const picture = {
		x: left + margin,
		y: top + margin,
		width: right - left - margin * 2,
		height: bottom - top - margin * 2,
	};
	return {
		...scene,
		content: `${backdrop('#8d6b4c')}${grain(width, height)}
			<g transform="rotate(-2.5 ${width / 2} ${height / 2})">
			<path d="${sheet}" fill="#000" opacity=".35" transform="translate(14 18)"/>
			<path d="${sheet}" fill="#fbfaf6"/>
			<clipPath id="sheet"><path d="${sheet}"/></clipPath>
			<g clip-path="url(#sheet)">
			${inset({ ...scene, fit: 'fill' }, picture.x, picture.y, picture.width, picture.height)}
			<pattern id="dots" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="12" height="12" fill="#fff" opacity=".25"/><circle cx="6" cy="6" r="3.1" fill="#222" opacity=".4"/></pattern>
			<rect x="${picture.x}" y="${picture.y}" width="${picture.width}" height="${picture.height}" fill="url(#dots)"/>
			<path d="M${width / 2} ${top} V${bottom}" stroke="#000" stroke-width="5" opacity=".14"/>
			<path d="M${width / 2 + 5} ${top} V${bottom}" stroke="#fff" stroke-width="6" opacity=".6"/>
			</g>
			<path d="M${right} ${bottom - curl} L${right - curl} ${bottom} Q${right - curl * 0.85} ${bottom - curl * 0.75} ${right} ${bottom - curl} Z" fill="#e3ded2" stroke="#b9b2a3" stroke-width="3"/>
			</g>`,
	};
}

/** Too little light: what a reviewer would want to see again. */
export function inDimLight(scene: Scene): Scene {
	return {
		...scene,
		content: `${scene.content}
			<radialGradient id="lamp" cx=".5" cy=".42" r=".62"><stop offset="0" stop-color="#1b1f3f" stop-opacity=".1"/><stop offset="1" stop-color="#0b0d20" stop-opacity=".86"/></radialGradient>
			<rect x="${-scene.width}" y="${-scene.height}" width="${scene.width * 3}" height="${scene.height * 3}" fill="#141833" opacity=".28"/>
			<rect x="${-scene.width * 0.1}" y="${-scene.height * 0.1}" width="${scene.width * 1.2}" height="${scene.height * 1.2}" fill="url(#lamp)"/>`,
	};
}

/** The table's wood. */
function grain(width: number, height: number): string {
	return [0.02, 0.3, 0.55, 0.78, 0.98]
		.map(
			(at) =>
				`<path d="M${-width} ${height * at} q${width} 30 ${width * 3} -6" fill="none" stroke="#6f5138" stroke-width="8" opacity=".6"/>`,
		)
		.join('');
}
