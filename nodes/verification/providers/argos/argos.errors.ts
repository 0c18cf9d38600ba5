import type { ErrorMeaning } from '../reading/answerLayout';

/**
 * Every vendor's errors are read in these shapes: nested in `error`, flat, or a gateway's plain
 * `{message}`.
 */
export const meanings: readonly ErrorMeaning[] = [
	// "1009: Fail to analyze document", "1017: Fail to analyze face".
	{ codes: ['1009', '1017'], failure: (refusal) => ({ reason: 'imageNotAnalysable', ...refusal }) },
	// "1013: Invalid image format."
	{
		codes: ['1013'],
		failure: (refusal) => ({ reason: 'unsupportedFormat', refusedByVendor: true, ...refusal }),
	},
	// "1003: Fail to process data". The page also uses it for "Invalid image data".
	{
		codes: ['1003'],
		words:
			/^\s*fail to process data\s*\.?\s*$|\b(?:invalid|corrupt(?:ed)?|damaged|broken|unreadable|unsupported)\b.*\b(?:image|photo|picture)\b|\b(?:image|photo|picture)\b.*\b(?:invalid|corrupt(?:ed)?|damaged|broken|unreadable|unsupported|not be (?:read|processed|decoded))\b/i,
		failure: (refusal) => ({ reason: 'imageNotAnalysable', ...refusal }),
	},
	// ARGOS's cloud gateway says this to a caller that the workspace does not allow.
	{
		statuses: [403],
		words: /explicit deny/i,
		failure: (refusal) => ({ reason: 'unauthorized', isCallerBlocked: true, ...refusal }),
	},
];
