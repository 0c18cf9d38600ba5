import { randomUUID } from 'node:crypto';
import { jsonAnswer, type VendorAnswer } from '../vendorAnswer';

/** The codes that the pages list, with their messages. */
const messages = {
	1003: 'Fail to process data',
	1005: 'idImage is required',
	1007: 'pipelines is required',
	1008: 'invalid pipelines format',
	1009: 'Fail to analyze document',
	1010: 'callbackUrl is required',
	// Of sister calls.
	1013: 'Invalid image format',
	1015: 'Invalid inputs',
	1016: 'faceImage is required',
	1017: 'Fail to analyze face',
} as const;

export type ArgosErrorCode = keyof typeof messages;

export function isArgosErrorCode(code: unknown): code is ArgosErrorCode {
	return typeof code === 'number' && code in messages;
}

export function messageOf(code: ArgosErrorCode): string {
	return messages[code];
}

/** The document page's OpenAPI: the code is text here. */
export function nestedError(code: ArgosErrorCode, transactionId: string): unknown {
	const [errorCode, message] = [String(code), messageOf(code)];
	return {
		error: { statusCode: 400, apiType: 'id_live_doc', transactionId, errorCode, message },
	};
}

/** "Unique identifier for each request", shaped as in the document page's example. */
export function newTransactionId(): string {
	return `txn_${randomUUID().replaceAll('-', '').slice(0, 13)}`;
}

/** The face page's attributes: the code is a number here. */
export function flatError(code: ArgosErrorCode): VendorAnswer {
	return jsonAnswer(400, { errorCode: code, message: messageOf(code) });
}

/** What the gateway before ARGOS says itself. */
export function argosGatewayRefusal(status: number, message: string): VendorAnswer {
	return jsonAnswer(status, { message });
}
