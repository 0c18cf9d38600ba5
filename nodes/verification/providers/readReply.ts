import type { ProviderAnswer, ReplyBody, SendResult, VendorReply } from './provider';

/** Reads the vendor's reply; a request that had none keeps its failure. */
export function readReply<Answer>(
	sent: SendResult,
	read: (reply: VendorReply) => Answer,
): Answer | ProviderAnswer {
	return sent.kind === 'reply'
		? read(sent.reply)
		: { ...sent, transactionId: null, engineVersion: null };
}

/** What the vendor wrote, as far as it can be shown. */
export function wordsOf(body: ReplyBody): unknown {
	if (body.kind === 'json' || body.kind === 'ambiguous') return body.value;
	return body.kind === 'text' ? body.text : undefined;
}
