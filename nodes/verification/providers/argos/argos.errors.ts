import type { Failure } from '../../failure';
import { claimOf } from '../reading/claims';
import { fieldOf, referenceOf, textOf } from '../reading/fields';

/** One of the three shapes that ARGOS's pages show, read into one. */
export interface ArgosError {
	readonly code: string | null;
	readonly message: string | null;
	readonly transactionId: string | null;
	readonly engineVersion: string | null;
}

/** "1009: Fail to analyze document", "1017: Fail to analyze face": about the picture. */
const imageCodes: ReadonlySet<string> = new Set(['1009', '1017']);

/**
 * Reads `{error: {errorCode: "1003", …}}` (OpenAPI), `{errorCode: 1003, …}` (face page,
 * callback) and a bare `{message}` (gateway).
 *
 * @param scored the objects that should hold the scores, where an error may stand too
 * @returns null where neither the body nor one of these says that it failed
 */
export function readError(body: unknown, scored: readonly unknown[]): ArgosError | null {
	const nested = fieldOf(body, 'error');
	if (nested !== undefined && nested !== null && nested !== false && nested !== '') {
		const inner = textOf(nested);
		return inner === null ? errorFrom(nested) : { ...errorFrom(body), code: null, message: inner };
	}
	const result = fieldOf(body, 'result');
	if (claimOf(body) === 'refusal') return errorFrom(body);
	const failed = [result, ...scored].find((holder) => claimOf(holder) === 'refusal');
	if (failed !== undefined) return { ...errorFrom(failed), ...identityOf(body) };
	// A success may carry a message too, "additional context about the result".
	const isBare = result === undefined && textOf(fieldOf(body, 'message')) !== null;
	return isBare ? errorFrom(body) : null;
}

/** What an error means that came with a status which does not say it by itself. */
export function failureOf(error: ArgosError, status: number): Failure {
	const vendorMessage = error.message;
	return error.code !== null && imageCodes.has(error.code)
		? { reason: 'imageNotAnalysable', status, vendorMessage }
		: { reason: 'rejectedByVendor', status, vendorMessage };
}

/** As a number it may be past 2^53, where two IDs are read as the same one: such an ID is none. */
export function transactionOf(body: unknown): string | null {
	const id = fieldOf(body, 'transactionId');
	return typeof id === 'number' && !Number.isSafeInteger(id) ? null : referenceOf(id);
}

function errorFrom(fields: unknown): ArgosError {
	return {
		code: referenceOf(fieldOf(fields, 'errorCode')),
		message: textOf(fieldOf(fields, 'message')),
		...identityOf(fields),
	};
}

function identityOf(fields: unknown) {
	return {
		transactionId: transactionOf(fields),
		engineVersion: referenceOf(fieldOf(fields, 'engineVersion')),
	};
}
