import sharp from 'sharp';
import { inDimLight, onPaper, onScreen } from './effects';
import { idCard, type CardPortrait } from './motifs/idCard';
import { encodeAtLeast, type Pixels } from './encode';
import { drawMark } from './mark';
import { asHeld, type Phone } from './motifs/phone';
import { selfie, type SelfieSubject } from './motifs/selfie';
import { toSvg, type Scene } from './motifs/scene';

export type Subject = 'selfie' | 'idCard';

/** What is wrong with the picture, for a person to see; the simulator reads the scenario instead. */
export type Effect =
	'none' | 'screen' | 'print' | 'swappedPortrait' | 'noFace' | 'twoFaces' | 'dimLight';

export interface Drawing {
	subject: Subject;
	format: 'jpeg' | 'png' | 'webp';
	/** px */
	width: number;
	/** px */
	height: number;
	/** Carried in the picture's EXIF ImageDescription as `kyc-simulator:<scenario>`. */
	scenario?: string;
	/** Draws the scenario into the lower edge too, where it stays when the metadata goes. */
	mark?: boolean;
	/** As a phone stores it. `width` and `height` are still those of the picture as it is seen. */
	phone?: Phone;
	/** 1-100, for JPEG and WebP. */
	quality?: number;
	/** At least this many bytes, by adding film grain. */
	minimumBytes?: number;
	/** Another seed, another invented person: face, colours, name. */
	seed?: number;
	effect?: Effect;
}

/**
 * A cartoon, never a real face or document. The same drawing gives the same bytes.
 * Throws if even the coarsest grain can't reach `minimumBytes` at this size in pixels.
 */
export async function drawImage(drawing: Drawing): Promise<Buffer> {
	const seed = drawing.seed ?? 1;
	const scene = sceneOf(drawing.subject, drawing.effect ?? 'none', seed);
	const svg = toSvg(scene, drawing.width, drawing.height);
	const { data, info } = await sharp(svg)
		.flatten({ background: '#ffffff' })
		.resize(drawing.width, drawing.height, { fit: 'fill' })
		.toColourspace('srgb')
		.raw()
		.toBuffer({ resolveWithObject: true });
	const pixels: Pixels = { data, width: info.width, height: info.height };
	if (drawing.mark === true) drawMark(pixels, drawing.scenario);
	const stored = await asHeld(pixels, drawing.phone);
	return await encodeAtLeast(drawing.minimumBytes ?? 0, stored, { ...drawing, seed });
}

function sceneOf(subject: Subject, effect: Effect, seed: number): Scene {
	const scene =
		subject === 'selfie' ? selfie(seed, selfieSubject(effect)) : idCard(seed, cardPortrait(effect));
	switch (effect) {
		case 'screen':
			return onScreen(scene);
		case 'print':
			return onPaper(scene);
		case 'dimLight':
			return inDimLight(scene);
		default:
			return scene;
	}
}

function selfieSubject(effect: Effect): SelfieSubject {
	switch (effect) {
		case 'noFace':
			return 'emptyChair';
		case 'twoFaces':
			return 'twoPeople';
		case 'swappedPortrait':
			return 'paperMask';
		default:
			return 'person';
	}
}

function cardPortrait(effect: Effect): CardPortrait {
	switch (effect) {
		case 'noFace':
			return 'none';
		case 'twoFaces':
			return 'two';
		case 'swappedPortrait':
			return 'pastedOver';
		default:
			return 'holder';
	}
}
