import type { CheckName } from '../../nodes/verification/check';
import type { ImageLimits } from '../../nodes/verification/image/imageLimits';
import type { AnyParameterValues } from '../../nodes/verification/providers/parameters';
import type { SimulatedCall } from './simulated';

/**
 * What a vendor's page says, in the words that the suites need. A descriptor is written from the
 * page, never from the adapter: otherwise both share one misreading, and every test is green.
 */
export interface Vendor {
	/** As the `provider` parameter has it. */
	readonly name: string;
	/** As the editor shows it. */
	readonly label: string;
	readonly credential: VendorCredential;
	/** What HTTP 403 means at this vendor. */
	readonly forbidden: 'unauthorized' | 'quotaExceeded';
	/** The bodies in which the vendor reports an error, one for each of its shapes. */
	readonly errors: (status: number, code: number, message: string) => readonly unknown[];
	readonly calls: readonly VendorCall[];
}

export interface VendorCredential {
	readonly type: string;
	/** A user's keys, by the fields of the credential. */
	readonly keys: Readonly<Record<string, string>>;
	/** The field that holds the secret, and its label. */
	readonly secret: readonly [field: string, label: string];
	/** Which header carries which field. */
	readonly headers: Readonly<Record<string, string>>;
	/** What the credential's form shows at first, beside the empty keys. */
	readonly defaults: Readonly<Record<string, string>> & { readonly baseUrl: string };
}

/** One check that a vendor offers, and the call that it makes for it. */
export interface VendorCall {
	readonly name: string;
	readonly check: CheckName;
	readonly subject: 'selfie' | 'idCard';
	/** What the user has to enter besides the image. */
	readonly parameters?: Readonly<Record<string, string>>;
	/** All of the call's parameters in the editor, with their defaults. */
	readonly defaults?: AnyParameterValues;
	readonly path: `/${string}`;
	readonly body: VendorBody;
	readonly limits: ImageLimits;
	readonly threshold: {
		readonly default: number;
		/** Whether a score passes that equals the threshold. */
		readonly passes: 'atLeast' | 'above';
	};
	readonly score: {
		/** The name of the field in the sample answer. */
		readonly field: string;
		/** The score that stands for 100. 0 stands for 0. */
		readonly full: 1 | 100;
	};
	/** What the vendor scores, in the words of a verdict. */
	readonly signals: (parameters: AnyParameterValues) => readonly string[];
	/** Whether an answer has a reference, and which engine the sample answer names. */
	readonly hasReference: boolean;
	readonly engineVersion: string | null;
	/**
	 * Every form of a good answer. The first one is the vendor's sample.
	 *
	 * @param score of each signal, 0-100
	 */
	readonly answers: (
		score: (signal: string) => number,
		parameters: AnyParameterValues,
	) => readonly unknown[];
	/** Where the scores are in an answer, whatever else is in it. */
	readonly evidence: (answer: unknown, parameters: AnyParameterValues) => Evidence;
	/** What the fault table has to know of its answers. */
	readonly traits: readonly Trait[];
	/** Answers that no other vendor gives. */
	readonly ownAnswers: readonly OwnAnswer[];
	/** Absent where the simulator has no part for this vendor. */
	readonly simulated?: SimulatedCall;
}

export type VendorBody =
	| {
			readonly kind: 'multipart';
			readonly file: string;
			/** The field of the image that the other one is compared with. */
			readonly reference?: string;
			readonly fields: Readonly<Record<string, string>>;
	  }
	| {
			readonly kind: 'json';
			readonly image: string;
			readonly reference?: string;
			readonly fields: Readonly<Record<string, unknown>>;
	  };

/** What has to be looked at before an answer is a pass. */
export interface Evidence {
	/** The objects in which the answer may say that it is an error. */
	readonly holders: readonly unknown[];
	/** Every score that was asked for: undefined for a missing one. */
	readonly scores: readonly unknown[];
	/** The score that stands for 100. */
	readonly full: 1 | 100;
}

export interface OwnAnswer {
	readonly name: string;
	readonly status: number;
	readonly body: unknown;
	/** What the item's verdict gives as its reason. */
	readonly reason:
		| 'noFaceFound'
		| 'multipleFaces'
		| 'imageNotAnalysable'
		| 'rejectedByVendor'
		| 'unauthorized'
		| 'unreadableAnswer'
		| 'unsupportedFormat'
		| 'vendorUnavailable';
	/** Which of two images it says is at fault. Absent where it does not say. */
	readonly at?: PictureName;
}

export type PictureName = 'selfie' | 'reference';

/**
 * `fraction`: scores end at 1. `percentSign`: a score may be a text with a percent sign.
 * `scorePerFace`: the score may be a list. `anyCase`: field names count in any case.
 * `doubtfulFraction`: a score up to 1 may be a fraction or a percentage. `pipelines`: one call gives
 * several signals. `comparison`: it compares two images.
 */
export type Trait =
	| 'fraction'
	| 'percentSign'
	| 'scorePerFace'
	| 'anyCase'
	| 'doubtfulFraction'
	| 'pipelines'
	| 'comparison';
