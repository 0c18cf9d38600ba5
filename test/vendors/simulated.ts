import type { VendorCall as SimulatorCall } from '../harness/simulator/vendors/vendorCalls';

/** What the simulator finds in its pictures with a call. Its book is a file of its own. */
export interface SimulatedCall {
	readonly call: SimulatorCall;
	/** The scores of a genuine picture, 0-100. */
	readonly genuine: Readonly<Record<string, number>>;
	/** A scenario in which this call fails the picture, and the lowest score then. */
	readonly attack: {
		readonly scenario: string;
		readonly score: number;
		readonly reasons: readonly string[];
	};
	/** The lowest score in the scenario of that name. */
	readonly reviewBand: number;
	/** What comes of these pictures: a pass, or the reason. */
	readonly noFace: PictureResult;
	readonly severalFaces: PictureResult;
	readonly notAnalysable: PictureResult;
}

export type PictureResult =
	'pass' | 'noFaceFound' | 'multipleFaces' | 'imageNotAnalysable' | 'rejectedByVendor';
