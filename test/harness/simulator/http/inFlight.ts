import type { VendorName } from '../vendors/vendorCalls';

export type MostInFlight = Readonly<Record<VendorName | 'overall', number>>;

const none: MostInFlight = { accura: 0, kairos: 0, argos: 0, overall: 0 };

/** Counts the requests that have arrived and are not answered yet. */
export class InFlight {
	private readonly now = { ...none };
	private most = { ...none };

	get maxima(): MostInFlight {
		return { ...this.most };
	}

	/** How many are open at this moment, of all vendors. */
	get open(): number {
		return this.now.overall;
	}

	/** Returns what to call once the request is answered or cut; calling it again does nothing. */
	enter(vendor: VendorName | null): () => void {
		const counted = vendor === null ? (['overall'] as const) : ([vendor, 'overall'] as const);
		for (const name of counted) {
			this.now[name] += 1;
			this.most[name] = Math.max(this.most[name], this.now[name]);
		}
		let left = false;
		return () => {
			if (left) return;
			left = true;
			for (const name of counted) this.now[name] -= 1;
		};
	}

	/** Forgets the maxima; requests that are still open go on counting. */
	reset(): void {
		this.most = { ...this.now };
	}
}
