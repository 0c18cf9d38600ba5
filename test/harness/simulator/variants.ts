import { z } from 'zod';

const argosErrorShape = z.enum(['nested', 'flat', 'bare']);
export const callbackErrorShape = argosErrorShape.exclude(['bare']);

/** What the vendors' pages leave open, so that tests can try every reading. */
export const variantsSchema = z.strictObject({
	/** Which spelling of the two headers Kairos reads: its own page shows both. */
	kairosHeaders: z.enum(['either', 'hyphen', 'underscore']),
	/** `number` gives only the score of the first face. */
	kairosSeveralFaces: z.enum(['array', 'number']),
	/** Whether Kairos sends the header X-Request-ID. */
	kairosRequestId: z.boolean(),
	/** Whether Kairos's answer has `api_req_uid`. */
	kairosApiReqUid: z.boolean(),
	/** Accura documents its answer only as a picture. */
	accuraAnswer: z.enum([
		'dataScore',
		'dataLivenessScore',
		'rootLivenessScore',
		'scoreText',
		'scorePercentText',
		'scoreFraction',
		'refusal',
	]),
	argosFaceErrors: argosErrorShape,
	argosCompareErrors: argosErrorShape,
	/** `similarity` is documented, and integrators see `faceMatch`. */
	argosCompareAnswer: z.enum(['similarity', 'faceMatch', 'both']),
	argosDocumentErrors: argosErrorShape,
	/** The shape of a failure in a callback. Flat is documented, with the code as a number. */
	argosCallbackErrors: callbackErrorShape,
	/** Whether a callbackUrl that is not a web address is refused or accepted as text. */
	argosCallbackUrls: z.enum(['webAddress', 'anyText']),
	/** How ARGOS reports an unusable document with a callbackUrl: codes 1003 and 1009. */
	argosUnusableDocuments: z.enum(['calledBack', 'answered']),
	/** null leaves `engineVersion` out of ARGOS document answers and callbacks. */
	argosEngineVersion: z.string().nullable(),
	/** Whether ARGOS's 10 MB are those of the image or of its base64 text. */
	argosBytesCounted: z.enum(['image', 'base64']),
});

export type Variants = Readonly<z.infer<typeof variantsSchema>>;

export const defaultVariants: Variants = {
	kairosHeaders: 'either',
	kairosSeveralFaces: 'array',
	kairosRequestId: true,
	kairosApiReqUid: true,
	accuraAnswer: 'dataScore',
	argosFaceErrors: 'flat',
	argosCompareErrors: 'flat',
	argosCompareAnswer: 'similarity',
	argosDocumentErrors: 'nested',
	argosCallbackErrors: 'flat',
	argosCallbackUrls: 'webAddress',
	argosUnusableDocuments: 'calledBack',
	argosEngineVersion: 'id_liveness@3.4.2',
	argosBytesCounted: 'image',
};

const changesSchema = variantsSchema.partial();
export type VariantChanges = z.infer<typeof changesSchema>;

/** The variants in force. */
export class VariantChoice {
	private chosen: Variants = defaultVariants;

	get current(): Variants {
		return this.chosen;
	}

	/** Changes the named variants and leaves the others. Throws on an unknown name or value. */
	set(changes: VariantChanges): void {
		this.apply(changes);
	}

	/** As `set`, for values that came from outside. */
	apply(changes: unknown): void {
		const { ...known } = changesSchema.parse(changes);
		this.chosen = variantsSchema.parse({ ...this.chosen, ...known });
	}

	reset(): void {
		this.chosen = defaultVariants;
	}
}
