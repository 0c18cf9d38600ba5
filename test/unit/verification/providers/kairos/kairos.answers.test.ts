import { readLiveness as readWith } from '../../../../../nodes/verification/providers/kairos/kairos.answers';
import type { VendorReply } from '../../../../../nodes/verification/providers/provider';
import { jsonReply } from '../vendorSide';

function readLiveness(reply: VendorReply) {
	return readWith(reply, { threshold: 60 });
}

const face = {
	confidence: 0.9885,
	delta: { x: 18.9982, y: 25.3957 },
	top_left: { x: 38.0577, y: 4.0824 },
};
const uid = 'c6bb825f-871c-4323-8c06-8e5fd3517747';

/** From the vendor's page, with another score and faces where a test says so. */
function sample(liveness: unknown, faces: unknown = [face], code = 1) {
	return {
		api_req_uid: uid,
		processed_at: '2024-04-01 20:05:17',
		requested_at: '2024-04-01 20:05:17',
		response_code: code,
		response_data: {
			faces_liveness: liveness,
			faces_predicted: faces,
			img: { height: 71, width: 95 },
		},
	};
}

function scored(score: number) {
	return { kind: 'scored', signals: [{ name: 'liveness', score }], warnings: [] };
}

function failed(reason: string) {
	return { kind: 'failed', failure: { reason } };
}

test("the sample from the vendor's page is a score of 0", () => {
	expect(readLiveness(jsonReply(sample(0.0)))).toEqual({
		...scored(0),
		transactionId: uid,
		engineVersion: null,
		raw: sample(0),
	});
});

describe('a score from 0 to 1 is told from 0 to 100', () => {
	test.each<[unknown, number]>([
		[0.97, 97],
		[1, 100],
		[0.57, 57],
		[0.6, 60],
		[0.5999999999999999, 59.99999999999999],
		[1e-7, 0.00001],
		['0.97', 97],
	])('%j is %d', (liveness, score) => {
		expect(readLiveness(jsonReply(sample(liveness)))).toMatchObject(scored(score));
	});
});

describe('a score that is none is unreadable, neither a pass nor an accusation', () => {
	test.each([
		[-0.01],
		[1.01],
		[97],
		[null],
		[true],
		[false],
		[''],
		['97%'],
		['high'],
		['0,97'],
		[{}],
		[[]],
		[[[0.97]]],
		[[0.97, null]],
		[[0.97, 'high']],
		[[0.97, 1.01]],
	])('%j', (liveness) => {
		expect(readLiveness(jsonReply(sample(liveness)))).toMatchObject(failed('unreadableAnswer'));
	});

	test.each([
		['no score', { ...sample(0.97), response_data: { faces_predicted: [face] } }],
		['no faces', { ...sample(0.97), response_data: { faces_liveness: 0.97 } }],
		['no data', { ...sample(0.97), response_data: undefined }],
		['data that is null', { ...sample(0.97), response_data: null }],
		['data in a list', { ...sample(0.97), response_data: [sample(0.97).response_data] }],
		['the score elsewhere', { faces_liveness: 0.97, faces_predicted: [face] }],
		['faces that are no list', sample(0.97, { length: 1 })],
		['a number of faces', sample(0.97, 1)],
	])('%s (assumed)', (_name, answer) => {
		expect(readLiveness(jsonReply(answer))).toMatchObject(failed('unreadableAnswer'));
	});
});

describe('faces', () => {
	test.each([
		[0, []],
		['0.97', 0.97],
		['null', null],
	])('none found (assumed), liveness %s', (_name, liveness) => {
		expect(readLiveness(jsonReply(sample(liveness, [])))).toMatchObject({
			kind: 'failed',
			failure: { reason: 'noFaceFound' },
			transactionId: uid,
		});
	});

	test.each([2, 3, 7])('%d found (assumed): whose face was scored is open', (faces) => {
		const answer = sample(
			0.97,
			Array.from({ length: faces }, () => face),
		);
		expect(readLiveness(jsonReply(answer))).toMatchObject({
			failure: { reason: 'multipleFaces', faces },
		});
	});

	test.each([
		[[0.97], 97],
		[[0.97, 0.31], 31],
		[[0.31, 0.97], 31],
		[['0.9', 0.8, 0.99], 80],
	])('of several scores (assumed) %j the lowest counts: %d', (liveness, score) => {
		expect(readLiveness(jsonReply(sample(liveness)))).toMatchObject(scored(score));
	});
});

describe('response_code decides nothing: its meaning is not documented', () => {
	test.each([0, 1, '1', null, undefined])('%j beside a pass is as usual', (code) => {
		const answer = { ...sample(0.97), response_code: code };
		expect(readLiveness(jsonReply(answer))).toMatchObject(scored(97));
	});

	test.each([
		[2, '2'],
		['3', '3'],
		[401, '401'],
		['E7', 'E7'],
	])('%j beside a pass gets a warning that names it', (code, shown) => {
		const answer = { ...sample(0.6), response_code: code };
		const warnings = [{ kind: 'doubtfulCode', field: 'response_code', code: shown }];
		expect(readLiveness(jsonReply(answer))).toMatchObject({ ...scored(60), warnings });
	});

	test('beside a score that does not pass it is as usual', () => {
		const answer = { ...sample(0.59), response_code: 2 };
		expect(readLiveness(jsonReply(answer))).toMatchObject(scored(59));
	});
});

describe('names that differ in what nobody sees', () => {
	const { response_data: data, ...rest } = sample(0.97);

	test.each([
		['Faces_Liveness', { ...data, Faces_Liveness: 0.01 }],
		['FACES_LIVENESS, although they agree', { ...data, FACES_LIVENESS: 0.97 }],
		['facesLiveness', { ...data, facesLiveness: 0.01 }],
		['fаces_liveness with a Cyrillic letter', { ...data, fаces_liveness: 0.01 }],
		['a score beside the others', { ...data, liveness_score: 1 }],
		['another list of faces', { ...data, Faces_Predicted: [] }],
	])('%s', (_name, twin) => {
		const answer = { ...rest, response_data: twin };
		expect(readLiveness(jsonReply(answer))).toMatchObject(failed('unreadableAnswer'));
	});

	test('two holders of scores', () => {
		const answer = { ...sample(0.97), Response_Data: data };
		expect(readLiveness(jsonReply(answer))).toMatchObject(failed('unreadableAnswer'));
	});
});

test.each([[null], [0.97], ['face'], [[]], [[face]], [true]])(
	'a face that is %j is none that could be scored',
	(one) => {
		expect(readLiveness(jsonReply(sample(0.97, [one])))).toMatchObject(failed('unreadableAnswer'));
	},
);

describe('the errors of the older calls', () => {
	const error = { ErrCode: 5002, Message: 'no faces found in the image' };

	test.each([200, 400])('5002 with HTTP %d is about the picture', (status) => {
		for (const ErrCode of [5002, '5002']) {
			const answer = readLiveness(jsonReply({ Errors: [{ ...error, ErrCode }] }, status));
			expect(answer).toMatchObject(failed('noFaceFound'));
		}
	});

	test.each([200, 400])('others with HTTP %d keep their words', (status) => {
		const body = { Errors: [{ ErrCode: 1002, Message: 'gallery_name is required' }] };
		expect(readLiveness(jsonReply(body, status))).toMatchObject({
			failure: {
				reason: 'rejectedByVendor',
				status,
				vendorMessage: 'gallery_name is required',
			},
		});
	});
});

describe('the reference', () => {
	const headers = { 'x-request-id': 'request-7' };

	test.each([
		['api_req_uid comes first', sample(0.9), headers, uid],
		[
			'api_req_uuid is the same',
			{ ...sample(0.9), api_req_uid: undefined, api_req_uuid: uid },
			headers,
			uid,
		],
		['else X-Request-ID', { ...sample(0.9), api_req_uid: undefined }, headers, 'request-7'],
		['an empty one is none', { ...sample(0.9), api_req_uid: ' ' }, headers, 'request-7'],
		['without either, null', { ...sample(0.9), api_req_uid: null }, {}, null],
		[
			'an empty header is none either',
			{ ...sample(0.9), api_req_uid: null },
			{ 'x-request-id': '' },
			null,
		],
	])('%s', (_rule, answer, sent, expected) => {
		expect(readLiveness(jsonReply(answer, 200, sent)).transactionId).toBe(expected);
	});

	test.each([401, 403, 429, 500])('is kept with HTTP %d', (status) => {
		expect(readLiveness(jsonReply({}, status, headers)).transactionId).toBe('request-7');
	});
});

describe("the vendor's words are kept", () => {
	test.each([
		['message', { message: 'Usage limit reached' }],
		['error', { error: 'Usage limit reached' }],
		['error.message', { error: { message: 'Usage limit reached' } }],
	])('%s (assumed)', (_place, body) => {
		expect(readLiveness(jsonReply(body, 403))).toMatchObject({
			failure: { reason: 'quotaExceeded', status: 403, vendorMessage: 'Usage limit reached' },
		});
	});
});
