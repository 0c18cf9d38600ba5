import { load } from 'exifreader';

const prefix = 'kyc-simulator:';

/** The scenario named in the EXIF ImageDescription (0x010e) of a JPEG, PNG or WebP. */
export function readScenario(image: Buffer): string | null {
	const description = readImageDescription(image);
	return description?.startsWith(prefix) ? description.slice(prefix.length).trim() : null;
}

function readImageDescription(image: Buffer): string | undefined {
	try {
		return load(image, { expanded: true }).exif?.ImageDescription?.description;
	} catch {
		// An image without metadata, or with damaged metadata, carries no scenario.
		return undefined;
	}
}
