/**
 * What a person should know although the check went through. Warnings carry the facts, as failures
 * do; the sentences about them are made where they are shown.
 */
export type Warning =
	/** A passing score beside a code, in this field of the answer, that may not stand for a pass. */
	{ readonly kind: 'doubtfulCode'; readonly field: string; readonly code: string };
