import {
	vendorNames,
	type VendorCall,
	type VendorName,
} from '../harness/simulator/vendors/vendorCalls';
import { vendors } from '../vendors';
import type { SimulatedCall } from '../vendors/simulated';
import type { Vendor, VendorCall as DescribedCall } from '../vendors/vendor';

/** One check that a vendor offers, together with what the suites need of its vendor. */
export interface Row extends DescribedCall {
	readonly vendor: Vendor;
	readonly provider: string;
	readonly label: string;
	readonly credentialType: string;
	readonly nodeType: string;
	readonly defaultThreshold: number;
}

/** A row that the simulator plays, and what it finds in its pictures. */
export interface TestedCall extends Row, SimulatedCall {
	readonly call: VendorCall;
	readonly provider: VendorName;
}

/** Whether the call compares two images. */
export function isComparison({ traits }: Pick<Row, 'traits'>): boolean {
	return traits.includes('comparison');
}

/** Every check of every vendor. */
export const rows: readonly Row[] = vendors.flatMap((vendor) =>
	vendor.calls.map((described) => ({
		...described,
		vendor,
		provider: vendor.name,
		label: vendor.label,
		credentialType: vendor.credential.type,
		nodeType: `n8n-nodes-kyc-liveness.${described.check}`,
		defaultThreshold: described.threshold.default,
	})),
);

export const testedCalls: readonly TestedCall[] = rows.flatMap((row) => {
	const provider = vendorNames.find((name) => name === row.provider);
	return provider && row.simulated ? [{ ...row, ...row.simulated, provider }] : [];
});
