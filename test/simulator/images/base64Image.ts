const strictBase64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The bytes of standard, padded base64; null for anything else, such as a `data:` prefix, line
 * breaks or the URL alphabet. ARGOS documents that only the encoded data may be sent.
 */
export function decodeBase64(text: string): Buffer | null {
	if (text.length % 4 !== 0 || !strictBase64.test(text)) return null;
	return Buffer.from(text, 'base64');
}
