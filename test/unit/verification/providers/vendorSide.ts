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
export const everyCall = [
	{
		call: 'Accura face',
		provider: 'accura',
		checkName: 'faceLiveness',
		parameters: { scoreField: '', scoreScale: 'percent' },
		goodAnswer: { status: true, data: { score: 92 } },
	},
	{
		call: 'Accura ID',
		provider: 'accura',
		checkName: 'idLiveness',
		parameters: { countryCode: 'IND', cardCode: 'MRZ', scoreField: '', scoreScale: 'percent' },
		goodAnswer: { status: true, data: { score: 92 } },
	},
	{
		call: 'Kairos face',
		provider: 'kairos',
		checkName: 'faceLiveness',
		parameters: {},
		goodAnswer: {
			api_req_uid: 'c6bb825f',
			response_data: { faces_liveness: 0.97, faces_predicted: [{ confidence: 0.98 }] },
		},
	},
	{
		call: 'ARGOS face',
		provider: 'argos',
		checkName: 'faceLiveness',
		parameters: {},
		goodAnswer: { transactionId: 'e0nvom3caiis7', result: { liveness_score: 95 } },
	},
	{
		call: 'ARGOS ID liveness',
		provider: 'argos',
		checkName: 'idLiveness',
		parameters: { useUpcomingVersion: false },
		goodAnswer: {
			result: { screenReplay: { liveness_score: 99 }, paperPrinted: { liveness_score: 82 } },
		},
	},
	{
		call: 'ARGOS document forgery',
		provider: 'argos',
		checkName: 'documentForgery',
		parameters: { pipelines: ['replacePortraits'], useUpcomingVersion: false },
		goodAnswer: { result: { replacePortraits: { liveness_score: 100 } } },
	},
] as const;
