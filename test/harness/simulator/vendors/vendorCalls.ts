/** The calls that the three vendors document, and where each is found. */
export const vendorNames = ['accura', 'kairos', 'argos'] as const;
export type VendorName = (typeof vendorNames)[number];

export const vendorCalls = [
	'accuraFace',
	'accuraId',
	'accuraMatch',
	'kairosFace',
	'kairosMatch',
	'argosFace',
	'argosCompare',
	'argosDocument',
] as const;
export type VendorCall = (typeof vendorCalls)[number];

/** What each vendor's base URL adds to the simulator's own address. */
export const basePaths: Readonly<Record<VendorName, string>> = {
	accura: '/accura',
	kairos: '/kairos',
	argos: '/argos/modules',
};

const callPaths: Readonly<Record<VendorCall, string>> = {
	accuraFace: `${basePaths.accura}/v2/api/liveness`,
	accuraId: `${basePaths.accura}/v2/api/id-liveness`,
	accuraMatch: `${basePaths.accura}/v2/api/facematch`,
	kairosFace: `${basePaths.kairos}/v0.2/liveness-verification`,
	kairosMatch: `${basePaths.kairos}/v0.2/biometric-verification`,
	argosFace: `${basePaths.argos}/liveness`,
	argosCompare: `${basePaths.argos}/compare`,
	argosDocument: `${basePaths.argos}/document`,
};

export interface Destination {
	/** null for an address that belongs to none of the vendors. */
	readonly vendor: VendorName | null;
	readonly call: VendorCall | 'unknown';
	/** True when the path is one of a call, whatever the method. */
	readonly pathKnown: boolean;
}

export function findDestination(method: string, path: string): Destination {
	const vendor = vendorNames.find((name) => path.startsWith(`/${name}/`)) ?? null;
	const call = vendorCalls.find((name) => callPaths[name] === path);
	if (call === undefined) return { vendor, call: 'unknown', pathKnown: false };
	return { vendor, call: method === 'POST' ? call : 'unknown', pathKnown: true };
}
