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
	const answer = await check.verify(image, { threshold, parameters }, async (request) => {
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
		goodAnswer: Object(row.answers(() => 95, parameters)[0]) as object,
	};
});
