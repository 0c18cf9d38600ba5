const foreign = /[^A-Za-z0-9+/]/;

/**
 * The bytes of standard, padded base64; null for anything else, such as a `data:` prefix, line
 * breaks or the URL alphabet. ARGOS documents that only the encoded data may be sent.
 */
export function decodeBase64(text: string): Buffer | null {
	const digits = text.replace(/={1,2}$/, '');
	if (text.length % 4 !== 0 || digits === '' || foreign.test(digits)) return null;
	return Buffer.from(text, 'base64');
}
