/** A drawing in its own units, before it has a size in pixels. */
export interface Scene {
	width: number;
	height: number;
	/** `fill` crops to another shape of picture; `whole` shows everything, with more background. */
	fit: 'fill' | 'whole';
	content: string;
}

/** The scene inside a rectangle of another one. */
export function inset(scene: Scene, x: number, y: number, width: number, height: number): string {
	return `<svg x="${x}" y="${y}" width="${width}" height="${height}" ${frame(scene)}>${scene.content}</svg>`;
}

export function toSvg(scene: Scene, width: number, height: number): Buffer {
	return Buffer.from(
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${frame(scene)}>${scene.content}</svg>`,
	);
}

/** Background that also covers what a picture of another shape shows around the scene. */
export function backdrop(fill: string): string {
	return `<rect x="-20000" y="-20000" width="44000" height="44000" fill="${fill}"/>`;
}

function frame({ width, height, fit }: Scene): string {
	const slice = fit === 'fill' ? 'slice' : 'meet';
	return `viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid ${slice}" overflow="hidden"`;
}
