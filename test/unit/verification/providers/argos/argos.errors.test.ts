import type { Failure } from '../../../../../nodes/verification/failure';
import type { ProviderAnswer } from '../../../../../nodes/verification/providers/provider';
import {
	readDocument,
	readFace,
} from '../../../../../nodes/verification/providers/argos/argos.answers';
import { jsonReply } from '../vendorSide';

function documentAnswer(body: unknown, status = 400): ProviderAnswer {
	return readDocument(jsonReply(body, status), ['screenReplay']);
}

function failureOf(answer: ProviderAnswer): Failure | null {
	return answer.kind === 'failed' ? answer.failure : null;
}

describe('the three shapes of an error', () => {
	test("nested, with a text code (from the vendor's page)", () => {
		const error = {
			statusCode: 400,
			apiType: 'id_live_doc',
			transactionId: 'txn_123456789',
			engineVersion: 'id_liveness@3.4.2',
			errorCode: '1003',
			message: 'Fail to process data',
		};
		expect(documentAnswer({ error })).toMatchObject({
			kind: 'failed',
			failure: { reason: 'imageNotAnalysable', status: 400, vendorMessage: 'Fail to process data' },
			transactionId: 'txn_123456789',
		});
	});

	test("flat, with a number as code (from the vendor's page)", () => {
		const body = { errorCode: 1016, message: 'faceImage is required', transactionId: 'e0n' };
		expect(readFace(jsonReply(body, 400))).toMatchObject({
			failure: { reason: 'rejectedByVendor', status: 400, vendorMessage: 'faceImage is required' },
			transactionId: 'e0n',
		});
	});

	test('a bare message (assumed, as API gateways answer)', () => {
		expect(documentAnswer({ message: 'Internal server error' })).toMatchObject({
			failure: { reason: 'rejectedByVendor', vendorMessage: 'Internal server error' },
			transactionId: null,
		});
	});

	test('a text as the error (assumed)', () => {
		expect(documentAnswer({ error: 'No such key', transactionId: 't1' })).toMatchObject({
			failure: { reason: 'rejectedByVendor', vendorMessage: 'No such key' },
			transactionId: 't1',
		});
	});
});

const codes = [
	['1001', 'Workspace is unavailable', 'rejectedByVendor'],
	['1005', 'idImage is required', 'rejectedByVendor'],
	['1007', 'pipelines is required', 'rejectedByVendor'],
	['1008', 'invalid pipelines format', 'rejectedByVendor'],
	['1009', 'Fail to analyze document', 'imageNotAnalysable'],
	['1010', 'callbackUrl is required', 'rejectedByVendor'],
	['1006', 'Invalid issuing country', 'rejectedByVendor'],
	['1012', 'Back side is not recognised', 'rejectedByVendor'],
	['1013', 'Invalid image format', 'unsupportedFormat'],
	['1014', 'Invalid ID type', 'rejectedByVendor'],
	['1015', 'Invalid inputs', 'rejectedByVendor'],
	['1016', 'faceImage is required', 'rejectedByVendor'],
	['1017', 'Fail to analyze face', 'imageNotAnalysable'],
] as const;

describe("the vendor's codes, as text and as number, nested and flat, with 400 and with 200", () => {
	test.each(codes)('%s, "%s": %s', (code, message, reason) => {
		for (const errorCode of [code, Number(code)]) {
			for (const body of [{ errorCode, message }, { error: { errorCode, message } }]) {
				for (const status of [400, 200]) {
					const expected = { reason, vendorMessage: message };
					expect(failureOf(documentAnswer(body, status))).toMatchObject(expected);
					expect(failureOf(readFace(jsonReply(body, status)))).toMatchObject(expected);
				}
			}
		}
	});

	test.each([
		[400, 'Fail to process data', 'imageNotAnalysable'],
		[400, 'FAIL TO PROCESS DATA', 'imageNotAnalysable'],
		[400, 'Invalid image data', 'imageNotAnalysable'],
		[400, 'The image could not be decoded', 'imageNotAnalysable'],
		[400, 'Fail to process data: pipelines is missing', 'rejectedByVendor'],
		[400, 'idImage is required', 'rejectedByVendor'],
		[200, 'Fail to process data', 'rejectedByVendor'],
		[422, 'Fail to process data', 'rejectedByVendor'],
		[500, 'Fail to process data', 'vendorUnavailable'],
	])('1003 with HTTP %d and "%s": %s', (status, message, reason) => {
		for (const errorCode of ['1003', 1003]) {
			for (const body of [{ errorCode, message }, { error: { errorCode, message } }]) {
				expect(failureOf(documentAnswer(body, status))?.reason).toBe(reason);
				expect(failureOf(readFace(jsonReply(body, status)))?.reason).toBe(reason);
			}
		}
	});

	test.each([
		['User is not authorized to access this resource with an explicit deny', true],
		['User is not authorized: EXPLICIT DENY in a resource-based policy', true],
		['Forbidden', false],
	])('HTTP 403 with "%s": the caller is blocked: %s', (message, isCallerBlocked) => {
		for (const body of [{ message }, { Message: message }]) {
			const failure = failureOf(documentAnswer(body, 403));
			expect(failure).toMatchObject({ reason: 'unauthorized', vendorMessage: message });
			expect(failure && 'isCallerBlocked' in failure).toBe(isCallerBlocked);
		}
	});

	test("1001 with HTTP 401 (from the vendor's page) is about the key", () => {
		const error = { transactionId: 't', errorCode: '1001', message: 'Workspace is unavailable' };
		expect(failureOf(documentAnswer({ error }, 401))).toEqual({
			reason: 'unauthorized',
			status: 401,
			vendorMessage: 'Workspace is unavailable',
		});
	});

	test.each([
		[401, 'unauthorized'],
		[403, 'unauthorized'],
		[413, 'imageTooLarge'],
		[429, 'rateLimited'],
		[500, 'vendorUnavailable'],
	])('HTTP %d says more than a code about the picture', (status, reason) => {
		expect(failureOf(documentAnswer({ errorCode: 1009 }, status))?.reason).toBe(reason);
	});

	test.each([302, 307])('HTTP %d is never about the picture', (status) => {
		const failure = failureOf(documentAnswer({ errorCode: 1009 }, status));
		expect(failure?.reason).toBe('rejectedByVendor');
	});
});

describe('an error beside a good result is no score', () => {
	const face = { result: { liveness_score: 99 } };
	const document = { result: { screenReplay: { liveness_score: 99 } } };

	test.each([
		['nested', { error: { errorCode: '1003', message: 'Fail to process data' } }],
		['flat', { errorCode: 1003, message: 'Fail to process data' }],
		['flat, with a code alone', { errorCode: 1003 }],
		['nested, with nothing in it', { error: {} }],
		['a text', { error: 'Fail to process data' }],
	])('%s', (_shape, error) => {
		const reasons = [
			readFace(jsonReply({ ...face, ...error })),
			documentAnswer({ ...document, ...error }, 200),
		].map((answer) => failureOf(answer)?.reason);
		expect(reasons).toEqual(['rejectedByVendor', 'rejectedByVendor']);
	});

	test.each([
		['1009', 'imageNotAnalysable'],
		[1017, 'imageNotAnalysable'],
	])('code %s: %s', (errorCode, reason) => {
		expect(failureOf(readFace(jsonReply({ ...face, errorCode })))?.reason).toBe(reason);
	});

	test('an error that is null is none', () => {
		const none = { error: null, errorCode: null };
		expect(readFace(jsonReply({ ...face, ...none })).kind).toBe('scored');
		expect(documentAnswer({ ...document, ...none }, 200).kind).toBe('scored');
	});
});
