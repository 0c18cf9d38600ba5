import { safeQuote } from './quote';

/** A vendor's own message as a sentence with a space behind it, or nothing. */
export function vendorSays(vendor: string, words: string | null): string {
	return words === null ? '' : `${vendor} says: "${safeQuote(words)}". `;
}
