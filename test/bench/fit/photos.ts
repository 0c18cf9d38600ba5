import sharp, { type Sharp } from 'sharp';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom, type Random } from '../../harness/drawings/random';

/** A file as a phone, a screenshot or a scanner makes it. */
export interface Photo {
	readonly name: string;
	readonly path: string;
	readonly bytes: number;
}

/** 12 MP, as the camera stores it. */
const WIDTH = 4032;
const HEIGHT = 3024;

/** As phones store theirs. */
const JPEG = { quality: 92, chromaSubsampling: '4:2:0' } as const;

/** The camera turned by a quarter, by EXIF. Phones that say so often have wider colours, too. */
const SIDEWAYS = 6;

/** By the name under which its figures are told; the first is the usual one. */
const kinds = [
	{ name: 'JPEG', file: 'photo.jpg', store: (picture: Sharp) => picture.jpeg(JPEG) },
	{
		name: 'JPEG, sideways, Display P3',
		file: 'sideways.jpg',
		store: (picture: Sharp) =>
			picture.withMetadata({ orientation: SIDEWAYS }).withIccProfile('p3').jpeg(JPEG),
	},
	{
		name: 'PNG',
		file: 'photo.png',
		store: (picture: Sharp) => picture.png({ adaptiveFiltering: true }),
	},
	{
		name: 'TIFF',
		file: 'photo.tiff',
		store: (picture: Sharp) => picture.tiff({ compression: 'lzw' }),
	},
] as const;

export const photoNames: readonly string[] = kinds.map(({ name }) => name);

/**
 * Draws a picture that is as hard to encode as a photo, and stores it in the formats that are
 * measured. Nothing and nobody is to be seen in it.
 *
 * @param folder where the files go
 */
export async function drawPhotos(folder: string): Promise<Photo[]> {
	const data = await drawScene();
	const photos: Photo[] = [];
	for (const { name, file, store } of kinds) {
		const path = join(folder, file);
		const picture = sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
		await store(picture).toFile(path);
		photos.push({ name, path, bytes: (await stat(path)).size });
	}
	return photos;
}

/** Things with hard edges and fine strokes, on uneven ground, seen by a sensor that is not perfect. */
async function drawScene(): Promise<Buffer> {
	const random = seededRandom(12);
	const things = await sharp(Buffer.from(drawThings(random)))
		.removeAlpha()
		.raw()
		.toBuffer();
	const seen = Float32Array.from(things);
	for (const { across, level } of layers) {
		const layer = await unevenLayer(random, across);
		for (let at = 0; at < seen.length; at++) {
			seen[at] = (seen[at] ?? 0) + level * ((layer[at] ?? 0) / 127.5 - 1);
		}
	}
	return withSensorNoise(random, seen);
}

/**
 * In photos of all kinds, details have the less contrast the smaller they are: about as their size.
 * So many random patches lie across the picture, each so much brighter or darker, in levels of 255.
 */
const layers = [
	{ across: 5, level: 46 },
	{ across: 20, level: 30 },
	{ across: 80, level: 20 },
	{ across: 320, level: 13 },
	{ across: 1280, level: 8 },
] as const;

async function unevenLayer(random: Random, across: number): Promise<Buffer> {
	const down = Math.round((across * HEIGHT) / WIDTH);
	const patches = Buffer.from(Array.from({ length: across * down }, () => random() * 256));
	return await sharp(patches, { raw: { width: across, height: down, channels: 1 } })
		.resize(WIDTH, HEIGHT, { fit: 'fill', kernel: 'cubic' })
		.toColourspace('srgb')
		.raw()
		.toBuffer();
}

/** Standard deviation in levels of 255, of what is alike in the three colours and what is not. */
const NOISE = { light: 2.2, colour: 1.1 } as const;

function withSensorNoise(random: Random, seen: Float32Array): Buffer {
	// Clamped, because a Buffer would wrap a bright pixel around to black.
	const stored = new Uint8ClampedArray(seen.length);
	for (let at = 0; at < seen.length; at += 3) {
		const light = NOISE.light * bell(random);
		for (let colour = 0; colour < 3; colour++) {
			stored[at + colour] = (seen[at + colour] ?? 0) + light + NOISE.colour * bell(random);
		}
	}
	return Buffer.from(stored.buffer);
}

/** About normally distributed, with a standard deviation of 1. */
function bell(random: Random): number {
	return 2 * (random() + random() + random() - 1.5);
}

function drawThings(random: Random): string {
	const x = () => random() * WIDTH;
	const y = () => random() * HEIGHT;
	const colour = () => `hsl(${random() * 360} ${random() * 45}% ${25 + random() * 50}%)`;
	const many = (count: number, draw: () => string) => Array.from({ length: count }, draw).join('');
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
		<linearGradient id="sky" x2=".4" y2="1"><stop stop-color="#b9c4cc"/><stop offset="1" stop-color="#6f6459"/></linearGradient>
		<rect width="100%" height="100%" fill="url(#sky)"/>
		${many(60, () => `<ellipse cx="${x()}" cy="${y()}" rx="${80 + random() * 420}" ry="${60 + random() * 320}" fill="${colour()}" opacity=".8"/>`)}
		${many(160, () => `<path d="M${x()} ${y()} l${random() * 360} ${random() * 120} l${-random() * 160} ${random() * 300} Z" fill="${colour()}"/>`)}
		${many(2600, () => `<path d="M${x()} ${y()} q${random() * 90 - 45} ${random() * 120} ${random() * 160 - 80} ${random() * 240}" fill="none" stroke="${colour()}" stroke-width="${0.8 + random() * 2.4}"/>`)}
		${many(30, () => `<text x="${x()}" y="${y()}" font-family="sans-serif" font-size="${24 + random() * 50}" fill="${colour()}">SPECIMEN 0123456789</text>`)}
	</svg>`;
}
