import { readMark } from '../images/readMark';

const prefix = 'kyc-simulator:';

/**
 * The scenario named in a picture's description, else the one drawn into its lower edge: fitted to
 * a vendor's limits, a picture has no description any more.
 */
export async function readScenario(
	image: Buffer,
	description: string | null,
): Promise<string | null> {
	return description?.startsWith(prefix)
		? description.slice(prefix.length).trim()
		: await readMark(image);
}
