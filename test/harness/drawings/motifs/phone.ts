import sharp, { type Sharp } from 'sharp';
import type { Pixels } from '../encode';

/** How a phone held it, and what it noted of where it was. */
export interface Phone {
	/** The EXIF orientation; the rows are stored so that it turns them upright. */
	orientation: 6 | 8;
}

/** Degrees, clockwise, that undo what the orientation says. */
const turned = { 6: 270, 8: 90 } as const;

/** Null Island, in the open sea: nobody lives there. */
const position = {
	GPSLatitudeRef: 'N',
	GPSLatitude: '0/1 0/1 0/1',
	GPSLongitudeRef: 'E',
	GPSLongitude: '0/1 0/1 0/1',
};

/** The picture as the phone's sensor lay. */
export async function asHeld(pixels: Pixels, phone: Phone | undefined): Promise<Pixels> {
	if (!phone) return pixels;
	const { data: upright, width, height } = pixels;
	const { data, info } = await sharp(upright, { raw: { width, height, channels: 3 } })
		.rotate(turned[phone.orientation])
		.raw()
		.toBuffer({ resolveWithObject: true });
	return { data, width: info.width, height: info.height };
}

/** Writes beside the picture what it carries: its scenario, and what the phone noted. */
export function describePhoto(
	image: Sharp,
	{ scenario, phone }: { scenario?: string; phone?: Phone },
): void {
	// With it comes a colour profile, as phones write one.
	if (phone) image.withMetadata({ orientation: phone.orientation });
	if (scenario === undefined && !phone) return;
	image.withExif({
		...(scenario === undefined ? {} : { IFD0: { ImageDescription: `kyc-simulator:${scenario}` } }),
		...(phone ? { IFD3: position } : {}),
	});
}
