import type { CheckName } from '../check';
import type { Failure } from '../failure';
import type { Image } from '../image/image';
import type { ImageLimits } from '../image/imageLimits';
import type { PassRule, Signal } from '../verdict';
import type { AnswerWarning } from '../warning';
import type { ParameterSpec, ParameterValues } from './parameters';

/** A vendor that answers one or more of the checks. A check that it lacks is an absent key. */
export interface Provider {
	readonly name: string;
	readonly label: string;
	/** The n8n credential that `send` is bound to. */
	readonly credentialType: string;
	readonly checks: Partial<Record<CheckName, ProviderCheck>>;
}

export interface ProviderCheck<Specs extends readonly ParameterSpec[] = readonly ParameterSpec[]> {
	readonly limits: ImageLimits;
	/** 0-100. */
	readonly defaultThreshold: number;
	/** Whether a score that equals the threshold passes, as the vendor's page says. */
	readonly passes: PassRule;
	/** What else the vendor advises about the picture, in a sentence or two, or null. */
	readonly advice: string | null;
	/** What this call takes beside the image. */
	readonly parameters: Specs;
	/**
	 * Asks the vendor about one image that is within its limits. Whatever the vendor
	 * answers becomes an answer or a failure; what `image` throws is caught by the caller.
	 */
	verify(
		image: Image,
		settings: CheckSettings<ParameterValues<Specs>>,
		send: Send,
	): Promise<ProviderAnswer>;
	/** Where the vendor can also answer later. Absent where it can't. */
	readonly later?: LaterAnswer<ParameterValues<Specs>>;
}

/** The way of a vendor that takes an image now, and calls an address with the result later. */
export interface LaterAnswer<Values> {
	/** Those of the check's parameters without which a delivery can't be read. */
	readonly readWith: readonly ParameterSpec[];
	/** As `verify`; the vendor is given an address to call, which is a secret. */
	submit(image: Image, settings: SubmitSettings<Values>, send: Send): Promise<Submission>;
	/** Which image a delivery is about; null where it does not say, or is no delivery at all. */
	transactionIn(body: ReplyBody): string | null;
	/** Reads what was sent to that address. Nothing in it proves that the vendor sent it. */
	readCallback(body: ReplyBody, parameters: Values): ProviderAnswer;
}

/** Keeps each check's own parameter types, so that `verify` sees them by name. */
export function defineCheck<const Specs extends readonly ParameterSpec[]>(
	check: ProviderCheck<Specs>,
): ProviderCheck<Specs> {
	return check;
}

export interface CheckSettings<Values> {
	/** 0-100. */
	readonly threshold: number;
	readonly parameters: Values;
}

export interface SubmitSettings<Values> extends CheckSettings<Values> {
	readonly callbackUrl: string;
}

/** A check that is one request: what is sent, and how the vendor's reply is read. */
export function singleCall<Settings, Answer>(call: {
	request(image: Image, settings: Settings): VendorRequest;
	read(reply: VendorReply, settings: Settings): Answer;
}) {
	return async (image: Image, settings: Settings, send: Send): Promise<Answer | ProviderAnswer> => {
		const sent = await send(call.request(image, settings));
		if (sent.kind === 'reply') return call.read(sent.reply, settings);
		return { ...sent, transactionId: null, engineVersion: null };
	};
}

/** Stands in an answer where a key, or what looks like an image, was taken out. */
export const REMOVED = '[removed]';

/** Sends one request to the vendor, credential included, repeating it where that is safe. */
export type Send = (request: VendorRequest) => Promise<SendResult>;

export type SendResult =
	| { readonly kind: 'reply'; readonly reply: VendorReply }
	| { readonly kind: 'failed'; readonly failure: Failure };

/** A POST. The path is appended to the credential's base URL. */
export interface VendorRequest {
	readonly path: `/${string}`;
	readonly body: MultipartBody | JsonBody;
}

export interface MultipartBody {
	readonly kind: 'multipart';
	readonly fields: Readonly<Record<string, string>>;
	readonly file: { readonly field: string; readonly image: Image };
}

/** An object with these fields, and with the image as base64: standard alphabet, padded, no prefix. */
export interface JsonBody {
	readonly kind: 'json';
	readonly fields: Readonly<Record<string, unknown>>;
	readonly base64: { readonly field: string; readonly image: Image };
}

export interface VendorReply {
	/** Of HTTP; redirects are not followed. */
	readonly status: number;
	/** Null where the reply has no such header. */
	header(name: string): string | null;
	readonly body: ReplyBody;
}

export type ReplyBody =
	| { readonly kind: 'json'; readonly value: unknown }
	/** HTML, broken JSON, or anything else that cannot be read as JSON. */
	| { readonly kind: 'text'; readonly text: string }
	/** JSON in which an object has a field twice, so that what it says cannot be told. */
	| { readonly kind: 'ambiguous'; readonly value: unknown }
	| { readonly kind: 'empty' }
	/** Declared as compressed, and cannot be decompressed. */
	| { readonly kind: 'garbled' }
	/** More than 1 MB: no vendor's answer is that long. */
	| { readonly kind: 'tooLong' };

/** What the vendor made of the image. */
export type ProviderAnswer = VendorReference &
	(
		| {
				readonly kind: 'scored';
				readonly signals: readonly [Signal, ...Signal[]];
				readonly warnings: readonly AnswerWarning[];
		  }
		| { readonly kind: 'failed'; readonly failure: Failure }
	);

/** What came of handing an image in: the vendor may still answer, or fail, at once. */
export type Submission = ProviderAnswer | PendingAnswer;

export interface PendingAnswer extends VendorReference {
	readonly kind: 'pending';
	/** By which the delivery will be known. */
	readonly transactionId: string;
}

export interface VendorReference {
	readonly transactionId: string | null;
	readonly engineVersion: string | null;
	/** The vendor's own words, for whoever asks to see them. Undefined where none were received. */
	readonly raw?: unknown;
}
