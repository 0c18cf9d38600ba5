import type { ProviderAnswer, SendResult, VendorReply } from './provider';

/** Reads the vendor's reply; a request that had none keeps its failure. */
export function readReply(
	sent: SendResult,
	read: (reply: VendorReply) => ProviderAnswer,
): ProviderAnswer {
	return sent.kind === 'reply'
		? read(sent.reply)
		: { ...sent, transactionId: null, engineVersion: null };
}
