/** A pattern that makes a sentence hard to read, and what to write instead. */
export interface Rule {
	readonly pattern: RegExp;
	readonly instead: string;
}

/** The most words that a sentence may have. A code span is one word. */
export const MOST_WORDS = 30;

/** In every sentence that a person reads. */
export const rules: readonly Rule[] = [
	{ pattern: /\balone\b/i, instead: 'only' },
	{ pattern: /\bbeside\b/i, instead: 'besides, or next to' },
	{ pattern: /\bwho(?:so)?ever\b/i, instead: 'anyone who' },
	{ pattern: /(?<!there )\b(?:is|are) none\b/i, instead: 'is invalid, or is no …' },
	{ pattern: /\bof nobody\b/i, instead: 'say what is missing' },
	// Delivery is also a parameter's label.
	{ pattern: /\bdeliver(?:y|ies|ed|s|ing)?\b|\bDeliveries\b/, instead: 'callback, or to send' },
	{ pattern: /\brepeat(?:s|ed|ing|edly)?\b/i, instead: 'retry' },
	{ pattern: /\b(?:an?|one) (?!or\b)\w+ more\b/i, instead: 'an additional …' },
	{ pattern: /\bis to (?:be|happen|come)\b/i, instead: 'an active verb' },
	{ pattern: /\bin a way that\b/i, instead: 'say what happens' },
	{ pattern: /\bforesee\b/i, instead: 'The check failed unexpectedly' },
	{ pattern: /\bleads? nowhere\b/i, instead: 'does nothing' },
	{ pattern: /\bon doubt\b/i, instead: 'fail closed' },
	{ pattern: /\bjust so\b/i, instead: 'too, or in the same way' },
	{ pattern: /\bneither on nor off\b/i, instead: 'must be true or false' },
	{ pattern: /\bhas [\d.,]+ ?(?:kB|KB|MB|px)\b/, instead: 'is … MB' },
	{ pattern: /\bnetwork says\b/i, instead: 'Network error: …' },
	{ pattern: /^Nothing (?:leaves|answers|else)\b/, instead: 'say the positive: what happens' },
	{ pattern: /(?:[^\s.,;:]+ +){11,}too[.,;]/, instead: 'also, next to the verb' },
];

/** Besides, in what the nodes say of an error. */
export const messageRules: readonly Rule[] = [
	{ pattern: /\w[nN]['’]t\b|\b(?:it|that|there)['’]s\b/i, instead: 'the whole words' },
];
