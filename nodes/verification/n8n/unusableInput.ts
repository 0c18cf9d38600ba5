import type { CheckError } from '../failure';

/**
 * A parameter or a file that gives nothing usable. It is thrown only between what reads the input
 * and whoever makes a verdict of it, who takes the failure that it carries.
 */
export class UnusableInput extends Error {
	constructor(readonly failure: CheckError) {
		super(failure.reason);
	}
}

/** The message of an error that is not ours may hold anything, so only its kind is told. */
export function failureBehind(error: unknown): CheckError {
	if (error instanceof UnusableInput) return error.failure;
	return { reason: 'unexpected', errorName: error instanceof Error ? error.name : 'unknown' };
}
