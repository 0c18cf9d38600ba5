/** What a sample reply says about the image. */
export type Sample = {
	/** Stands where the vendor puts its transaction ID. */
	readonly reference: string;
} & (
	| {
			readonly kind: 'scored';
			/** 0-100, the same for each signal. */
			readonly score: number;
	  }
	/** The vendor finds no face, or cannot analyse the document. */
	| { readonly kind: 'unusable' }
);

/** A reply as a vendor documents it. */
export interface SampleReply {
	/** HTTP status. */
	readonly status: number;
	/** As JSON. */
	readonly body: unknown;
}
