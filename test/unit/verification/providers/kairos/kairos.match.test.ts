import { readMatch } from '../../../../../nodes/verification/providers/kairos/kairos.match';
import { jsonReply } from '../vendorSide';

const face = { confidence: 0.99, top_left: { x: 38, y: 4 } };

/** As the page of v0.1 has it, with more in its data. */
function sample(data: object = {}, more: object = {}) {
	const biometric = { face_match_confidence: 0.93 };
	return { api_req_uid: 'uid-1', response_code: 0, response_data: { biometric, ...data }, ...more };
}

function read(body: unknown) {
	return readMatch(jsonReply(body), { threshold: 60 });
}

function scored(score: number) {
	return { kind: 'scored', signals: [{ name: 'faceMatch', score }], transactionId: 'uid-1' };
}

const unreadable = { kind: 'failed', failure: { reason: 'unreadableAnswer' } };

test.each([0, 0.6, '0.93', 1])('%j is read as a fraction', (face_match_confidence) => {
	const score = Number(face_match_confidence) * 100;
	expect(read(sample({ biometric: { face_match_confidence } }))).toMatchObject(scored(score));
});

test.each([
	{ biometric: {} },
	{ biometric: null },
	{ biometric: { face_match_confidence: null } },
	{ biometric: { face_match_confidence: 93 } },
	{ biometric: { face_match_confidence: [0.93] } },
	{ biometric: { face_match_confidence: 0.93, is_match: false } },
	{ biometric: { face_match_confidence: 0.93, result: 'no match' } },
	{ biometric: { face_match_confidence: 0.93 }, face_match_confidence: 0.1 },
	{ biometric: { face_match_confidence: 0.93, similarity: 0.1 } },
	{ biometric: [{ face_match_confidence: 0.93 }] },
	{ selfie: { faces_predicted: 1 } },
	{ image: { faces_predicted: ['face'] } },
])('%j decides nothing', (data) => {
	expect(read(sample(data))).toMatchObject(unreadable);
});

describe('faces', () => {
	test.each([
		[{ selfie: { faces_predicted: [] } }, { reason: 'noFaceFound', of: 'selfie' }],
		[{ image: { faces_predicted: [] } }, { reason: 'noFaceFound', of: 'reference' }],
		[{ faces_predicted: [] }, { reason: 'noFaceFound' }],
		[{ selfie: { faces_predicted: [face, face] } }, { reason: 'multipleFaces', faces: 2 }],
		[
			{ image: { faces_predicted: [face, face, face] } },
			{ reason: 'multipleFaces', faces: 3, of: 'reference' },
		],
		[{ faces_predicted: [face, face, face] }, { reason: 'multipleFaces', faces: 3 }],
	])('%j', (data, failure) => {
		expect(read(sample(data))).toMatchObject({ kind: 'failed', failure });
	});

	test('one in each image is as usual', () => {
		const faces_predicted = [face];
		const data = { selfie: { faces_predicted }, image: { faces_predicted } };
		expect(read(sample(data))).toMatchObject(scored(93));
		expect(read(sample({ faces_predicted: [face, face] }))).toMatchObject(scored(93));
	});

	test.each([
		['no faces found in the image', undefined],
		['no faces found in the selfie', 'selfie'],
		['no faces found in the ID document', 'reference'],
	])('%s', (Message, of) => {
		const failure = { reason: 'noFaceFound', ...(of === undefined ? {} : { of }) };
		expect(read({ Errors: [{ ErrCode: 5002, Message }] })).toMatchObject({ failure });
	});
});

test('a response_code that may not mean a pass gets a warning', () => {
	const warnings = [{ kind: 'doubtfulCode', field: 'response_code', code: '2' }];
	expect(read(sample({}, { response_code: 2 }))).toMatchObject({ ...scored(93), warnings });
	const low = { biometric: { face_match_confidence: 0.1 } };
	expect(read(sample(low, { response_code: 2 }))).toMatchObject({ ...scored(10), warnings: [] });
});
