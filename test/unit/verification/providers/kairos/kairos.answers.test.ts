import { readLiveness } from '../../../../../nodes/verification/providers/kairos/kairos.answers';
import { jsonReply } from '../vendorSide';

const face = { confidence: 0.9885, top_left: { x: 38.0577, y: 4.0824 } };
const uid = 'c6bb825f-871c-4323-8c06-8e5fd3517747';

/** As the vendor's page has it, with more in its data. */
function sample(data: object, more: object = {}) {
	const response_data = { faces_liveness: 0.97, faces_predicted: [face], ...data };
	return { api_req_uid: uid, response_code: 1, response_data, ...more };
}

function read(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}) {
	return readLiveness(jsonReply(body, status, headers), { threshold: 60 });
}

function scored(score: number) {
	return { kind: 'scored', signals: [{ name: 'liveness', score }], warnings: [] };
}

describe('faces', () => {
	test.each([[[]], [0.97], [null]])('none found (assumed), liveness %j', (faces_liveness) => {
		expect(read(sample({ faces_liveness, faces_predicted: [] }))).toMatchObject({
			failure: { reason: 'noFaceFound' },
			transactionId: uid,
		});
	});

	test.each([2, 3, 7])('%d found (assumed): whose face was scored is open', (faces) => {
		const faces_predicted = Array.from({ length: faces }, () => face);
		const failure = { reason: 'multipleFaces', faces };
		expect(read(sample({ faces_predicted }))).toMatchObject({ failure });
	});

	test.each([
		[[0.97], 97],
		[[0.97, 0.31], 31],
		[[0.31, 0.97], 31],
		[['0.9', 0.8, 0.99], 80],
	])('of several scores (assumed) %j the lowest counts: %d', (faces_liveness, score) => {
		expect(read(sample({ faces_liveness }))).toMatchObject(scored(score));
	});
});

describe('response_code decides nothing: its meaning is not documented', () => {
	test.each([0, 1, '1', null, undefined])('%j beside a pass is as usual', (response_code) => {
		expect(read(sample({}, { response_code }))).toMatchObject(scored(97));
	});

	test.each([2, '3', 401, 'E7'])('%j beside a pass gets a warning that names it', (code) => {
		const warnings = [{ kind: 'doubtfulCode', field: 'response_code', code: String(code) }];
		const body = sample({ faces_liveness: 0.6 }, { response_code: code });
		expect(read(body)).toMatchObject({ ...scored(60), warnings });
	});

	test('beside a score that does not pass it is as usual', () => {
		const body = sample({ faces_liveness: 0.59 }, { response_code: 2 });
		expect(read(body)).toMatchObject(scored(59));
	});
});

test.each([
	sample({ Faces_Liveness: 0.01 }),
	sample({ FACES_LIVENESS: 0.97 }),
	sample({ facesLiveness: 0.01 }),
	sample({ fаces_liveness: 0.01 }),
	sample({ liveness_score: 1 }),
	sample({ score: 3 }),
	sample({ scores: [1] }),
	sample({}, { score: '3 %' }),
	sample({}, { details: { score: 0.03 } }),
	sample({}, { results: [{ score: 3 }] }),
	sample({ Faces_Predicted: [] }),
	sample({}, { Response_Data: {} }),
	sample({ faces_predicted: { length: 1 } }),
	sample({ faces_predicted: 1 }),
	...[null, 0.97, 'face', [], [face], true].map((one) => sample({ faces_predicted: [one] })),
	{ faces_liveness: 0.97, faces_predicted: [face] },
])('%j decides nothing', (body) => {
	expect(read(body)).toMatchObject({ failure: { reason: 'unreadableAnswer' } });
});

test.each([
	sample({ message: 'Try again' }),
	sample({}, { message: 'Try again' }),
	sample({ faces_predicted: [{ error: 'could not' }] }),
])('%j is a refusal: no success is documented to have a message', (body) => {
	expect(read(body)).toMatchObject({ failure: { reason: 'rejectedByVendor' } });
});

test.each([
	['api_req_uid comes first', sample({}), 'request-7', uid],
	['api_req_uuid too', sample({}, { api_req_uid: null, api_req_uuid: uid }), 'request-7', uid],
	['else X-Request-ID', sample({}, { api_req_uid: ' ' }), 'request-7', 'request-7'],
	['an empty header is none', sample({}, { api_req_uid: null }), '', null],
])('the reference: %s', (_rule, body, header, expected) => {
	for (const status of [200, 401, 500]) {
		expect(read(body, status, { 'x-request-id': header }).transactionId).toBe(expected);
	}
});
