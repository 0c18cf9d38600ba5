import sharp, { type Sharp } from 'sharp';
import type { Pixels } from '../encode';

/** How the phone was held, and the place that it recorded. */
export interface Phone {
	/** The EXIF orientation. It turns the stored rows upright. */
	orientation: 6 | 8;
}

/** Clockwise degrees that undo the orientation. */
const turned = { 6: 270, 8: 90 } as const;

/** Null Island, in the open sea: nobody lives there. */
const position = {
	GPSLatitudeRef: 'N',
	GPSLatitude: '0/1 0/1 0/1',
	GPSLongitudeRef: 'E',
	GPSLongitude: '0/1 0/1 0/1',
};

/** The picture in the orientation of the phone's sensor. */
export async function asHeld(pixels: Pixels, phone: Phone | undefined): Promise<Pixels> {
	if (!phone) return pixels;
	const { data: upright, width, height } = pixels;
	const { data, info } = await sharp(upright, { raw: { width, height, channels: 3 } })
		.rotate(turned[phone.orientation])
		.raw()
		.toBuffer({ resolveWithObject: true });
	return { data, width: info.width, height: info.height };
}

/** Writes the metadata of the picture: its scenario and the phone's data. */
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
