import { readScore } from '../../../../../nodes/verification/providers/accura/accura.answers';
import { jsonReply } from '../vendorSide';

const score = { data: { score: 97 } };

/** No refusal of Accura's is documented, so every shape here is assumed. */
function read(body: unknown, status = 200) {
	return readScore(jsonReply(body, status), { scoreField: '', scoreScale: 'percent' });
}

describe('a status beside a good score', () => {
	test.each([[true], ['true'], ['Success'], ['SUCCESS'], [' ok '], ['200'], [200], ['1'], [1]])(
		'%j lets the score count',
		(status) => {
			expect(read({ status, ...score })).toMatchObject({ kind: 'scored' });
			expect(read({ Status: status, ...score })).toMatchObject({ kind: 'scored' });
		},
	);

	test.each([[false], ['false'], ['Fail'], ['failed'], ['FAILURE'], ['Error'], [0], ['0']])(
		'%j is a refusal, not a score',
		(status) => {
			for (const body of [
				{ status, ...score },
				{ Status: status, ...score },
			]) {
				expect(read(body)).toMatchObject({ failure: { reason: 'rejectedByVendor', status: 200 } });
			}
		},
	);

	test.each([['pending'], ['unknown'], [''], [null], [500], [{}], [[]], ['not success']])(
		'%j is not known, so the score does not count',
		(status) => {
			expect(read({ status, ...score })).toMatchObject({ failure: { reason: 'unreadableAnswer' } });
		},
	);

	test('two that contradict each other do not let the score count', () => {
		expect(read({ status: true, Status: false, ...score })).toMatchObject({ kind: 'failed' });
		expect(read({ status: false, Status: true, ...score })).toMatchObject({ kind: 'failed' });
	});
});

describe('an error beside a good score is a refusal', () => {
	test.each([
		['error', { error: 'Wrong code' }],
		['Error', { Error: 'Wrong code' }],
		['error.message', { error: { message: 'Wrong code' } }],
		['errorMessage', { errorMessage: 'Wrong code' }],
		['error_message', { error_message: 'Wrong code' }],
		['a list of errors', { errors: ['Wrong code'] }],
		['a code', { error: 5 }],
		['true', { error: true }],
	])('%s', (_place, error) => {
		expect(read({ ...score, ...error })).toMatchObject({ failure: { reason: 'rejectedByVendor' } });
		expect(read({ status: true, ...score, ...error })).toMatchObject({
			failure: { reason: 'rejectedByVendor' },
		});
	});

	test('one that is spelled twice, empty and not, is an error all the same', () => {
		expect(read({ ...score, error: null, Error: 'Wrong code' })).toMatchObject({ kind: 'failed' });
		expect(read({ ...score, errors: [], Errors: ['Wrong code'] })).toMatchObject({
			kind: 'failed',
		});
	});

	test.each([[null], [false], [''], [[]], [0]])('error: %j is none', (error) => {
		expect(read({ status: true, ...score, error })).toMatchObject({ kind: 'scored' });
	});

	test('a message beside a score is information', () => {
		expect(read({ status: true, message: 'Liveness done', ...score })).toMatchObject({
			kind: 'scored',
		});
	});
});

describe('what its words say of the picture', () => {
	test.each([
		['Face not detected', 'noFaceFound'],
		['No face found in the image', 'noFaceFound'],
		['no face', 'noFaceFound'],
		['Unable to detect face', 'noFaceFound'],
		['Image is blurry', 'imageNotAnalysable'],
		['Blur detected', 'imageNotAnalysable'],
		['Document not detected', 'imageNotAnalysable'],
		['Please upload a clear image: low quality', 'imageNotAnalysable'],
		['Invalid card code', 'rejectedByVendor'],
		['Surface code is wrong', 'rejectedByVendor'],
	])('%s: %s', (message, reason) => {
		for (const body of [
			{ Status: 'Fail', Message: message },
			{ status: false, message, data: {} },
			{ status: 'fail', data: { message } },
			{ Status: 'Fail', Message: message, data: { score: 99 } },
		]) {
			expect(read(body)).toMatchObject({ failure: { reason } });
		}
		expect(read({ status: false, message }, 400)).toMatchObject({ failure: { reason } });
	});
});

describe("the vendor's words are kept", () => {
	test.each([
		['message', { status: false, message: 'Invalid card code' }],
		['Message', { Status: 'Fail', Message: 'Invalid card code' }],
		['data.message', { status: false, data: { message: 'Invalid card code' } }],
		['error', { error: 'Invalid card code' }],
		['error.message', { error: { message: 'Invalid card code' } }],
		['message without a status', { message: 'Invalid card code' }],
	])('%s', (_place, body) => {
		expect(read(body)).toMatchObject({
			failure: {
				reason: 'rejectedByVendor',
				status: 200,
				vendorMessage: 'Invalid card code',
			},
		});
	});

	test('with an HTTP error too', () => {
		expect(read({ message: 'Invalid API key' }, 401)).toMatchObject({
			failure: { reason: 'unauthorized', status: 401, vendorMessage: 'Invalid API key' },
		});
	});
});

describe('the reference is whatever the answer has', () => {
	test.each([
		['transactionId', { transactionId: 'a1' }, 'a1'],
		['transaction_id', { transaction_id: 'a1' }, 'a1'],
		['request_id, in any case', { Request_ID: 'a1' }, 'a1'],
		['in data', { data: { score: 97, requestId: 'a1' } }, 'a1'],
		['a number', { id: 42 }, '42'],
		['an empty one is none', { transactionId: '', id: 'b2' }, 'b2'],
		['none', {}, null],
	])('%s', (_place, reference, expected) => {
		expect(read({ ...score, ...reference }).transactionId).toBe(expected);
	});

	test('it is kept with a refusal', () => {
		expect(read({ status: false, requestId: 'a1' }).transactionId).toBe('a1');
		expect(read({ requestId: 'a1' }, 500).transactionId).toBe('a1');
	});
});
