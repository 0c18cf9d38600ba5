import { z } from 'zod';
import { isArgosErrorCode, type ArgosErrorCode } from '../vendors/argos/errors';
import { orders } from './inOrder';
import { isLoopbackUrl } from './loopback';

const milliseconds = z.number().min(0);
const count = z.number().int().min(1);

/** How callbacks are sent. No page says how soon, how often or how patiently ARGOS tries. */
export const callbackSettingsSchema = z.strictObject({
	/** True holds the results of new documents until `deliver` is called. */
	hold: z.boolean(),
	/** From the acceptance of a document to its result; a delayed 201 can so be overtaken. */
	delayMilliseconds: milliseconds,
	/** The maximum number of attempts until a 2xx. No page mentions a second attempt. */
	attempts: count,
	/** From the end of one attempt to the next. */
	pauseMilliseconds: milliseconds,
	/** For one attempt, the answer's body included. */
	timeoutMilliseconds: count,
});
export type CallbackSettings = Readonly<z.infer<typeof callbackSettingsSchema>>;

export const defaultCallbackSettings: CallbackSettings = {
	hold: false,
	delayMilliseconds: 50,
	attempts: 1,
	pauseMilliseconds: 1000,
	timeoutMilliseconds: 10_000,
};

export const settingChangesSchema = callbackSettingsSchema.partial();
export type SettingChanges = z.infer<typeof settingChangesSchema>;

export const callbackRuleSchema = z.strictObject({
	when: z
		.strictObject({
			transactionId: z.string().optional(),
			scenario: z.string().optional(),
			/** Of the image's bytes, in lower-case hex. */
			sha256: z.string().optional(),
		})
		.optional(),
	/** How many results it strikes at most; without limit when absent. */
	times: count.optional(),
	then: z.discriminatedUnion('kind', [
		/** A failure in place of the scores. */
		z.strictObject({
			kind: z.literal('error'),
			errorCode: z.custom<ArgosErrorCode>(isArgosErrorCode, 'No code that ARGOS lists'),
		}),
		/** How many duplicates of the callback to send. */
		z.strictObject({ kind: z.literal('duplicate'), copies: count }),
	]),
});
export type CallbackRule = z.infer<typeof callbackRuleSchema>;

export const deliveryWishesSchema = z.strictObject({
	/** Of any results that were ever promised, delivered ones too; all that are held when absent. */
	transactionIds: z.array(z.string()).optional(),
	/** Of the documents' arrival, or of `transactionIds`. Duplicates are put in order too. */
	order: z.enum(orders).default('submitted'),
	/** For `shuffled`. */
	seed: z.number().int().default(1),
	/** Before the first. */
	delayMilliseconds: milliseconds.default(0),
	/** How many callbacks are in progress at once. 1 keeps the order, except for further attempts. */
	atOnce: count.default(1),
});
export type SendOptions = z.input<typeof deliveryWishesSchema>;

export const forgerySchema = z
	.strictObject({
		/** A loopback address, or that of the transaction when absent. */
		url: z.string().refine(isLoopbackUrl, 'No address on loopback').optional(),
		/** The transaction whose callback address is used. With a `url`, it is only recorded. */
		transactionId: z.string().optional(),
		headers: z.record(z.string()).default({}),
		/** Text and Buffers go out as they are, anything else as JSON; without it, `base64` decoded. */
		body: z.unknown(),
		/** Bytes, for what can't send a Buffer. */
		base64: z.string().base64().optional(),
	})
	.refine(
		({ url, transactionId }) => url !== undefined || transactionId !== undefined,
		'A url or a transactionId is needed.',
	);
export type Forgery = z.input<typeof forgerySchema>;
