import type { CheckName, ImageName } from '../check';
import type { Failure } from '../failure';
import type { Image } from '../image/image';
import type { ImageLimits } from '../image/imageLimits';
import type { PassRule, Signal } from '../verdict';
import type { AnswerWarning } from '../warning';
import type { ParameterSpec, ParameterValues } from './parameters';
import type { Sample, SampleReply } from './sample';

/**
 * A vendor that answers one or more of the checks. A check that it does not offer is an absent key.
 */
export interface Provider {
	readonly name: string;
	readonly label: string;
	/** The n8n credential that `send` is bound to. */
	readonly credentialType: string;
	readonly checks: {
		readonly [Check in CheckName]?: ProviderCheck<readonly ParameterSpec[], ImagesOf<Check>>;
	};
}

/** The images of a check, by name. */
export type ImagesOf<Check extends CheckName> = Readonly<Record<ImageName<Check>, Image>>;

/** The only image of most checks. */
export type OneImage = ImagesOf<'faceLiveness'>;

/** A selfie and the photo of an ID. */
export type ImagePair = ImagesOf<'faceMatch'>;

/** The images of a check that is known only at run time. */
export type AnyImages = Readonly<Partial<Record<ImageName, Image>>>;

export interface ProviderCheck<
	Specs extends readonly ParameterSpec[] = readonly ParameterSpec[],
	Images extends AnyImages = AnyImages,
> {
	/** The same for each of its images. */
	readonly limits: ImageLimits;
	/** 0-100. */
	readonly defaultThreshold: number;
	/** Set if the vendor documents no threshold, so that the default is the choice of this package. */
	readonly isOwnThreshold?: true;
	/** Whether a score that equals the threshold passes, as the vendor's page says. */
	readonly passes: PassRule;
	/** Other advice of the vendor about the picture, in one or two sentences, or null. */
	readonly advice: string | null;
	/** The parameters of this call, besides the images. */
	readonly parameters: Specs;
	/**
	 * Asks the vendor once about images within its limits. Every response becomes an answer or a
	 * failure. The caller catches what an image throws.
	 */
	verify(
		images: Images,
		settings: CheckSettings<ParameterValues<Specs>>,
		send: Send,
	): Promise<ProviderAnswer>;
	/** A reply as the vendor documents it, for a check without the vendor. */
	sample(sample: Sample, parameters: ParameterValues<Specs>): SampleReply;
	/** Only if the vendor can also answer later. */
	readonly later?: LaterAnswer<ParameterValues<Specs>, Images>;
}

/** For a vendor that accepts an image now, and sends the result to an address later. */
export interface LaterAnswer<Values, Images extends AnyImages = AnyImages> {
	/** The n8n credential that says where the result is sent. */
	readonly callbackCredentialType: string;
	/** The check's parameters that are needed to read a callback. */
	readonly readWith: readonly ParameterSpec[];
	/** Like `verify`, but the vendor gets an address to call, which is a secret. */
	submit(images: Images, settings: SubmitSettings<Values>, send: Send): Promise<Submission>;
	/** The transaction of a callback; null if it names no transaction or is not a callback. */
	transactionIn(body: ReplyBody): string | null;
	/** Reads the body that was sent to that address. Nothing in it proves that the vendor sent it. */
	readCallback(body: ReplyBody, parameters: Values): ProviderAnswer;
}

/** Keeps each check's own images and parameter types, so that `verify` sees them by name. */
export function defineCheck<const Specs extends readonly ParameterSpec[], Images extends AnyImages>(
	check: ProviderCheck<Specs, Images>,
): ProviderCheck<Specs, Images> {
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

/** A check with one request: what to send, and how to read the vendor's reply. */
export function singleCall<Images extends AnyImages, Settings, Answer>(call: {
	request(images: Images, settings: Settings): VendorRequest;
	read(reply: VendorReply, settings: Settings): Answer;
}) {
	return async (
		images: Images,
		settings: Settings,
		send: Send,
	): Promise<Answer | ProviderAnswer> => {
		const sent = await send(call.request(images, settings));
		if (sent.kind === 'reply') return call.read(sent.reply, settings);
		return { ...sent, transactionId: null, engineVersion: null };
	};
}

/** Replaces a key, or what looks like an image, in an answer. */
export const REMOVED = '[removed]';

/** Sends one request to the vendor with the credential, and retries it if that is safe. */
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
	readonly files: readonly ImageField[];
}

/** An object with these fields, and with images as base64: standard alphabet, padded, no prefix. */
export interface JsonBody {
	readonly kind: 'json';
	readonly fields: Readonly<Record<string, unknown>>;
	readonly base64: readonly ImageField[];
}

export interface ImageField {
	readonly field: string;
	readonly image: Image;
}

export interface VendorReply {
	/** HTTP status. Redirects are not followed. */
	readonly status: number;
	/** Null if the reply has no such header. */
	header(name: string): string | null;
	readonly body: ReplyBody;
}

export type ReplyBody =
	| { readonly kind: 'json'; readonly value: unknown }
	/** HTML, broken JSON, or anything else that cannot be read as JSON. */
	| { readonly kind: 'text'; readonly text: string }
	/** JSON in which an object has a field twice, so its meaning is unknown. */
	| { readonly kind: 'ambiguous'; readonly value: unknown }
	| { readonly kind: 'empty' }
	/** Declared as compressed, but cannot be decompressed. */
	| { readonly kind: 'garbled' }
	/** More than 1 MB: no vendor's answer is that long. */
	| { readonly kind: 'tooLong' };

/** The vendor's answer about the image. */
export type ProviderAnswer = VendorReference &
	(
		| {
				readonly kind: 'scored';
				readonly signals: readonly [Signal, ...Signal[]];
				readonly warnings: readonly AnswerWarning[];
		  }
		| { readonly kind: 'failed'; readonly failure: Failure }
	);

/** The result of a submission. The vendor may still answer or fail at once. */
export type Submission = ProviderAnswer | PendingAnswer;

export interface PendingAnswer extends VendorReference {
	readonly kind: 'pending';
	/** Identifies the callback later. */
	readonly transactionId: string;
}

export interface VendorReference {
	readonly transactionId: string | null;
	readonly engineVersion: string | null;
	/** The vendor's raw answer, shown only on request. Undefined if there was no answer. */
	readonly raw?: unknown;
}
