import { randomUUID } from 'node:crypto';
import type { Variants } from '../../variants';
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

/** Assumed: the name of the comparison, which no page shows. */
type ApiType = 'id_live_face' | 'id_live_doc' | 'face_compare';

/** The document page's OpenAPI: the code is text here. */
export function nestedError(
	code: ArgosErrorCode,
	apiType: ApiType,
	transactionId: string,
): unknown {
	const message = messageOf(code);
	return {
		error: { statusCode: 400, apiType, transactionId, errorCode: String(code), message },
	};
}

/** "Unique identifier for each request", shaped as in the document page's example. */
export function newTransactionId(): string {
	return `txn_${randomUUID().replaceAll('-', '').slice(0, 13)}`;
}

/** A 400 in one of the three shapes in which ARGOS reports an error. */
export function argosError(
	code: ArgosErrorCode,
	apiType: ApiType,
	shape: Variants['argosFaceErrors'],
): VendorAnswer {
	const message = messageOf(code);
	switch (shape) {
		case 'nested':
			return jsonAnswer(400, nestedError(code, apiType, newTransactionId()));
		case 'flat':
			// The face page's attributes: the code is a number here.
			return jsonAnswer(400, { errorCode: code, message });
		case 'bare':
			return jsonAnswer(400, { message });
	}
}

/** What the gateway before ARGOS says itself. */
export function argosGatewayRefusal(status: number, message: string): VendorAnswer {
	return jsonAnswer(status, { message });
}
