import type { ErrorMeaning } from '../reading/answerLayout';

/** The shapes are read for every vendor: nested in `error`, flat, and a gateway's bare `{message}`. */
export const meanings: readonly ErrorMeaning[] = [
	// "1009: Fail to analyze document", "1017: Fail to analyze face".
	{ codes: ['1009', '1017'], failure: (refusal) => ({ reason: 'imageNotAnalysable', ...refusal }) },
	// "1013: Invalid image format."
	{
		codes: ['1013'],
		failure: (refusal) => ({ reason: 'unsupportedFormat', refusedByVendor: true, ...refusal }),
	},
	// "1003: Fail to process data", which the page has for "Invalid image data" too.
	{
		codes: ['1003'],
		words:
			/^\s*fail to process data\s*\.?\s*$|\b(?:invalid|corrupt(?:ed)?|damaged|broken|unreadable|unsupported)\b.*\b(?:image|photo|picture)\b|\b(?:image|photo|picture)\b.*\b(?:invalid|corrupt(?:ed)?|damaged|broken|unreadable|unsupported|not be (?:read|processed|decoded))\b/i,
		failure: (refusal) => ({ reason: 'imageNotAnalysable', ...refusal }),
	},
	// The words of the cloud gateway before ARGOS for a caller that the workspace does not allow.
	{
		statuses: [403],
		words: /explicit deny/i,
		failure: (refusal) => ({ reason: 'unauthorized', isCallerBlocked: true, ...refusal }),
	},
];
