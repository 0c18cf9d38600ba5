import type { ArgosCallback } from './argos/callback';

/** A complete answer of a vendor, before any fault spoils it. */
export interface VendorAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
	/** True when the vendor took the image for analysis, so that the check may appear on the bill. */
	readonly mayBeCharged: boolean;
	/** What the vendor will call back with; null when this answer is all. */
	readonly callback: ArgosCallback | null;
}

export function jsonAnswer(
	status: number,
	body: unknown,
	{
		headers = {},
		mayBeCharged = false,
		callback = null,
	}: Partial<Omit<VendorAnswer, 'status' | 'body'>> = {},
): VendorAnswer {
	return {
		status,
		headers: { 'content-type': 'application/json', ...headers },
		body: Buffer.from(JSON.stringify(body)),
		mayBeCharged,
		callback,
	};
}
