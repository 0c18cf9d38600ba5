import type { CheckName } from '../../../../nodes/verification/check';
import type { Image } from '../../../../nodes/verification/image/image';
import type { AnyParameterValues } from '../../../../nodes/verification/providers/parameters';
import type {
	ProviderAnswer,
	ProviderCheck,
	ReplyBody,
	SendResult,
	VendorReply,
	VendorRequest,
} from '../../../../nodes/verification/providers/provider';
import { offersOf } from '../../../../nodes/verification/providers/registry';
import { rows } from '../../../contract/vendorCalls';

type Headers = Readonly<Record<string, string>>;

export function replyWith(body: ReplyBody, status = 200, headers: Headers = {}): VendorReply {
	const header = (name: string) => headers[name.toLowerCase()] ?? null;
	return { status, header, body };
}

/** An answer in JSON, having gone through text as on the wire. */
export function jsonReply(value: unknown, status = 200, headers: Headers = {}): VendorReply {
	const onTheWire: unknown = JSON.parse(JSON.stringify(value));
	return replyWith({ kind: 'json', value: onTheWire }, status, headers);
}

export const imageBytes = Buffer.from('the bytes of a photo, with ~~~ and ??? in them');

export const image: Image = {
	inspection: { kind: 'image', format: 'jpeg', pixels: { width: 712, height: 534 } },
	bytes: imageBytes.byteLength,
	sha256: 'ab12',
	content: async () => imageBytes,
};

/** Of every check. */
export const images = { image, selfie: image, reference: image };

export function checkOf(provider: string, checkName: CheckName): ProviderCheck {
	const offer = offersOf(checkName).find((one) => one.provider.name === provider);
	if (!offer) throw new Error(`${provider} does not offer ${checkName}`);
	return offer.check;
}

/** Runs a check against one answer, and tells what was sent for it. */
export async function verifyWith(
	check: ProviderCheck,
	result: SendResult,
	parameters: AnyParameterValues = {},
	threshold = check.defaultThreshold,
): Promise<{ answer: ProviderAnswer; sent: readonly VendorRequest[] }> {
	const sent: VendorRequest[] = [];
	const answer = await check.verify(images, { threshold, parameters }, async (request) => {
		sent.push(request);
		return result;
	});
	return { answer, sent };
}

/** Every call that the package makes, with a good answer of the vendor's to it. */
export const everyCall = rows.map((row) => {
	const parameters: AnyParameterValues = { ...row.defaults, ...row.parameters };
	return {
		call: row.name,
		provider: row.provider,
		checkName: row.check,
		parameters,
		score: row.score,
		goodAnswer: Object(row.answers(() => 95, parameters)[0]) as object,
	};
});

export interface Reading {
	readonly call: string;
	readonly provider: string;
	readonly score: { readonly field: string; readonly full: 1 | 100 };
	readonly goodAnswer: object;
	readonly read: (body: unknown, status?: number) => Promise<ProviderAnswer>;
}

/** Every way in which an answer is read: at once, and where a vendor can answer later, in its callback. */
export const everyReading: readonly Reading[] = everyCall.flatMap(
	({ call, provider, checkName, parameters, score, goodAnswer }): Reading[] => {
		const check = checkOf(provider, checkName);
		const { later } = check;
		const atOnce: Reading = {
			...{ call, provider, score, goodAnswer },
			async read(body, status) {
				const reply = replyWith({ kind: 'json', value: body }, status);
				return (await verifyWith(check, { kind: 'reply', reply }, parameters)).answer;
			},
		};
		if (later === undefined) return [atOnce];
		const calledBack: Reading = {
			...{ call: `${call}, called back`, provider, score },
			goodAnswer: { statusCode: 200, transactionId: 'txn_123456789', ...goodAnswer },
			async read(body) {
				return later.readCallback({ kind: 'json', value: body }, parameters);
			},
		};
		return [atOnce, calledBack];
	},
);

/** The answer with more in it: once for each of its objects. */
export function withExtraAnywhere(answer: object, extra: object): unknown[] {
	const inside = Object.entries(answer).flatMap(([name, value]: [string, unknown]) => {
		if (Array.isArray(value)) {
			const [first]: unknown[] = value;
			return typeof first === 'object' && first !== null
				? withExtraAnywhere(first, extra).map((one) => ({ ...answer, [name]: [one] }))
				: [];
		}
		return typeof value === 'object' && value !== null
			? withExtraAnywhere(value, extra).map((one) => ({ ...answer, [name]: one }))
			: [];
	});
	return [{ ...answer, ...extra }, ...inside];
}

/** The answer with more in an object that holds a score: once for each of them. */
export function withExtraBesideScore(answer: object, field: string, extra: object): object[] {
	if (Object.hasOwn(answer, field)) return [{ ...answer, ...extra }];
	return Object.entries(answer).flatMap(([name, inner]: [string, unknown]) =>
		typeof inner === 'object' && inner !== null
			? withExtraBesideScore(inner, field, extra).map((one) => ({ ...answer, [name]: one }))
			: [],
	);
}
