import type { ErrorMeaning } from '../reading/answerLayout';

/**
 * The sister call answers HTTP 200 with `Status: "Fail"` and a `Message` about the picture. Seen in
 * integrations, not documented.
 */
export const meanings: readonly ErrorMeaning[] = [
	{
		words:
			/\bno (?:human )?faces?\b|\bfaces? (?:was |were |is |are )?(?:not|n['’]t) (?:detected|found|visible)|(?:(?:not|cannot|can['’]t|unable to|could not|failed to|fail to) (?:detect|find|locate)|undetected) (?:a |any |the )?(?:human )?face/i,
		failure: () => ({ reason: 'noFaceFound' }),
	},
	{
		words:
			/\bblur|\bglare\b|\b(?:too |very )?dark\b|low[ -]light|reflection|out of focus|unclear|low (?:quality|resolution)|poor (?:quality|image)|image quality|(?:document|card|id|image|picture|photo) (?:was |is |could )?(?:not|n['’]t) (?:be )?(?:detected|found|clear|readable|recogni[sz]ed)|not? (?:document|card|id)\b.*(?:detected|found)/i,
		failure: (refusal) => ({ reason: 'imageNotAnalysable', ...refusal }),
	},
];
