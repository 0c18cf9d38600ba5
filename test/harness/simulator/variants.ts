import { z } from 'zod';

const argosErrorShape = z.enum(['nested', 'flat', 'bare']);
export const callbackErrorShape = argosErrorShape.exclude(['bare']);

/** What the vendors' pages leave open, so that every reading can be played. */
export const variantsSchema = z.strictObject({
	/** Which spelling of the two headers Kairos reads: its own page shows both. */
	kairosHeaders: z.enum(['either', 'hyphen', 'underscore']),
	/** `number` gives the score of the first face alone. */
	kairosSeveralFaces: z.enum(['array', 'number']),
	/** Whether Kairos sends the header X-Request-ID. */
	kairosRequestId: z.boolean(),
	/** Whether Kairos's answer has `api_req_uid`. */
	kairosApiReqUid: z.boolean(),
	/** Accura's answer is documented as a picture alone. */
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
	argosDocumentErrors: argosErrorShape,
	/** Of failures that are called back: flat is documented, with the code as a number. */
	argosCallbackErrors: callbackErrorShape,
	/** Whether a callbackUrl that is no web address is refused, or is text like any other. */
	argosCallbackUrls: z.enum(['webAddress', 'anyText']),
	/** How ARGOS says of a document with a callbackUrl that it can't be used: codes 1003 and 1009. */
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
