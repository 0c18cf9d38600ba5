import { messageOf, type ArgosErrorCode } from './errors';
import type { DocumentFinding } from './finding';

/** What ARGOS will POST to a document's callbackUrl. */
export interface ArgosCallback {
	/** The same as in the 201. */
	readonly transactionId: string;
	/** As the request has it. */
	readonly url: string;
	readonly finding: DocumentFinding;
}

/** The same callback with a failure in place of what was found. */
export function failed(callback: ArgosCallback, code: ArgosErrorCode): ArgosCallback {
	return { ...callback, finding: { kind: 'failed', code } };
}

/**
 * Documented: `{statusCode, apiType, transactionId, engineVersion, result}`, and on failure
 * `{statusCode: 400, apiType, transactionId, errorCode: 1003, message}`. Assumed: 200 as the
 * success's `statusCode`, and other codes than 1003.
 */
export function callbackBody(callback: ArgosCallback): Buffer {
	return Buffer.from(JSON.stringify(report(callback)));
}

const apiType = 'id_live_doc';

/** Of the page's sample answer. */
export const engineVersion = 'id_liveness@3.4.2';

function report({ transactionId, finding }: ArgosCallback): unknown {
	if (finding.kind === 'scored') {
		const { result } = finding;
		return { statusCode: 200, apiType, transactionId, engineVersion, result };
	}
	const { code: errorCode } = finding;
	return { statusCode: 400, apiType, transactionId, errorCode, message: messageOf(errorCode) };
}
