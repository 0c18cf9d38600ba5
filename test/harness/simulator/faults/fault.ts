import { z } from 'zod';
import { vendorCalls, vendorNames } from '../vendors/vendorCalls';

const status = z.number().int().min(200).max(599);
const milliseconds = z.number().min(0);
const count = z.number().int().min(1);

const rewritingFields = {
	status: status.optional(),
	/** Replaces each score, not always by JSON. An empty list removes the field, two texts repeat it. */
	scores: z.array(z.string()).optional(),
	/** As `scores`, for the object that a score is in: it is there once for each text. */
	holders: z.array(z.string()).optional(),
	/** Only the score in the object of this name is changed. */
	within: z.string().optional(),
	/** Another name for the score's field. */
	scoreField: z.string().optional(),
	/** Fields at the top of the answer, which replace fields of the same names. */
	fields: z.record(z.unknown()).optional(),
	/** Raw text after the first brace. */
	opening: z.string().optional(),
	/** Raw text around the whole. */
	before: z.string().optional(),
	after: z.string().optional(),
	/** The encoding of the text. UTF-8 if absent. */
	encoding: z.enum(['latin1', 'utf16le']).optional(),
};

const faultSchema = z.discriminatedUnion('kind', [
	/** Text and Buffers go out as they are, anything else as JSON; without a body it is empty. */
	z.strictObject({
		kind: z.literal('answer'),
		status,
		headers: z.record(z.string()).optional(),
		body: z.unknown(),
	}),
	/** Waits, then goes on as if there were no fault. */
	z.strictObject({ kind: z.literal('delay'), milliseconds }),
	z.strictObject({ kind: z.literal('hangBeforeHeaders') }),
	/** Headers and the first half of the correct answer, then nothing. */
	z.strictObject({ kind: z.literal('hangInBody') }),
	/** The correct answer, byte by byte. */
	z.strictObject({ kind: z.literal('drip'), intervalMilliseconds: milliseconds }),
	z.strictObject({ kind: z.literal('resetBeforeUpload') }),
	/** Resets once this many bytes of the body have arrived, or all of a shorter one. */
	z.strictObject({ kind: z.literal('resetDuringUpload'), afterBytes: count }),
	/** Headers and the first half of the correct answer, then a reset. */
	z.strictObject({ kind: z.literal('resetDuringAnswer') }),
	z.strictObject({ kind: z.literal('resetAfterUpload') }),
	z.strictObject({ kind: z.literal('closeWithoutAnswer') }),
	z.strictObject({ kind: z.literal('html'), status: status.optional() }),
	/** The first half of the correct answer, as a complete response. */
	z.strictObject({ kind: z.literal('truncatedJson') }),
	/** JSON of a shape that the vendor does not document. */
	z.strictObject({ kind: z.literal('wrongJson'), json: z.unknown() }),
	/** The correct answer with these changes. */
	z.strictObject({ kind: z.literal('rewritten'), ...rewritingFields }),
	z.strictObject({ kind: z.literal('emptyBody'), status: status.optional() }),
	z.strictObject({ kind: z.literal('redirect'), status, location: z.string() }),
	/** Blanks, then the correct answer: this many bytes in all; endless without `bytes`. */
	z.strictObject({ kind: z.literal('hugeAnswer'), bytes: count.optional() }),
	/** As `hugeAnswer`, compressed: `bytes` is what it expands to. */
	z.strictObject({ kind: z.literal('gzipBomb'), bytes: count }),
	/** A number is seconds, text goes out as it is, `inSeconds` becomes an HTTP date. */
	z.strictObject({
		kind: z.literal('rateLimit'),
		retryAfter: z
			.union([z.number(), z.string(), z.strictObject({ inSeconds: z.number() })])
			.optional(),
	}),
]);

export type Fault = z.infer<typeof faultSchema>;
export type Rewriting = Extract<Fault, { kind: 'rewritten' }>;

/** A fault that strikes before the upload is read. */
export type UploadFault = Extract<Fault, { kind: 'resetBeforeUpload' | 'resetDuringUpload' }>;
/** A fault that strikes instead of the answer, or spoils it. */
export type AnswerFault = Exclude<Fault, UploadFault | { kind: 'delay' }>;

export function isUploadFault(fault: Fault): fault is UploadFault {
	return fault.kind === 'resetBeforeUpload' || fault.kind === 'resetDuringUpload';
}

export const faultRuleSchema = z
	.strictObject({
		when: z
			.strictObject({
				vendor: z.enum(vendorNames).optional(),
				call: z.enum([...vendorCalls, 'unknown']).optional(),
				/** Of the image, or of the one that it is compared with. */
				scenario: z.string().optional(),
				/** Of the bytes of either image, in lower-case hex. */
				sha256: z.string().optional(),
				/** Of the whole body at least, as Content-Length says before it is read. */
				minBytes: count.optional(),
				/** Strikes each n-th matching request. */
				every: count.optional(),
				/** Strikes only the n-th matching request. The first is 1. */
				nth: count.optional(),
				/** Strikes a request that comes within this time after the one before it, in ms. */
				within: milliseconds.optional(),
			})
			.optional(),
		/** The maximum number of strikes. Unlimited if absent. */
		times: count.optional(),
		then: faultSchema,
	})
	.refine(
		({ when, then }) =>
			!isUploadFault(then) || (when?.scenario === undefined && when?.sha256 === undefined),
		'The image is not known before the upload is read, so this fault cannot depend on it.',
	);

export type FaultRule = z.infer<typeof faultRuleSchema>;
