import { readScore } from '../../../../nodes/verification/providers/accura/accura.answers';
import {
	readDocument,
	readFace,
} from '../../../../nodes/verification/providers/argos/argos.answers';
import { readLiveness } from '../../../../nodes/verification/providers/kairos/kairos.answers';
import type {
	ProviderAnswer,
	VendorReply,
} from '../../../../nodes/verification/providers/provider';

function reply(value: unknown): VendorReply {
	return { status: 200, header: () => null, body: { kind: 'json', value } };
}

const readers: Readonly<Record<string, (answer: VendorReply) => ProviderAnswer>> = {
	Accura: (answer) => readScore(answer, { scoreField: '', scoreScale: 'percent' }),
	Kairos: (reply) => readLiveness(reply, { threshold: 60 }),
	'ARGOS face': readFace,
	'ARGOS document': (answer) => readDocument(answer, ['screenReplay']),
};

const kairos = { faces_liveness: 0.99, faces_predicted: [{ confidence: 0.99 }] };
const document = { screenReplay: { liveness_score: 99 } };

/** Assumed, all of it: a high score beside words that deny it. None may be taken for a score. */
const denied: ReadonlyArray<readonly [vendor: string, body: unknown]> = [
	['Kairos', { message: 'Internal error', response_data: kairos }],
	['Kairos', { error: 'Internal error', response_data: kairos }],
	['Kairos', { response_data: { ...kairos, error: 'No access' } }],
	['Kairos', { response_data: { ...kairos, message: 'Try again' } }],
	['Kairos', { errors: ['Wrong code'], response_data: kairos }],
	['Kairos', { Errors: [{ Message: 'Wrong code', ErrCode: 5001 }], response_data: kairos }],
	['Kairos', { success: false, response_data: kairos }],
	['Kairos', { status: 'error', response_data: kairos }],
	['Kairos', { statusCode: 500, response_data: kairos }],
	['Kairos', { error_message: 'Wrong code', response_data: kairos }],
	['Accura', { code: 401, data: { score: 99 } }],
	['Accura', { isSuccess: false, data: { score: 99 } }],
	['Accura', { result: 'error', data: { score: 99 } }],
	['Accura', { errorCode: 17, data: { score: 99 } }],
	['Accura', { error_code: 'E17', data: { score: 99 } }],
	['Accura', { status: true, data: { status: false, message: 'Wrong code', score: 99 } }],
	['Accura', { status: true, data: { success: 'failed', score: 99 } }],
	['Accura', { data: { error: 'Wrong code', score: 99 } }],
	['Accura', { statusCode: 500, message: 'Internal error', data: { score: 99 } }],
	['Accura', { data: { statusCode: '404', score: 99 } }],
	['Accura', { message: 'Invalid image', score: 99 }],
	['Accura', { message: 'Try again', data: { status: true, score: 99 } }],
	['Accura', { data: { success: true, message: 'Try again', score: 99 } }],
	['Accura', { success: false, data: { score: 99 } }],
	['Accura', { status: true, errors: ['Wrong code'], data: { score: 99 } }],
	['ARGOS face', { statusCode: 400, message: 'Fail', result: { liveness_score: 99 } }],
	['ARGOS face', { error: 'Fail', result: { liveness_score: 99 } }],
	['ARGOS face', { errorCode: 1003, result: { liveness_score: 99 } }],
	['ARGOS face', { success: false, result: { liveness_score: 99 } }],
	['ARGOS face', { message: 'Fail to analyze face', result: { liveness_score: 99 } }],
	['ARGOS face', { result: { liveness_score: 99, error: { errorCode: '1003' } } }],
	['ARGOS document', { errors: ['No'], result: document }],
	['ARGOS document', { status: 'FAILED', result: document }],
	['ARGOS document', { statusCode: 'none', result: document }],
	['ARGOS document', { error: { errorCode: '1003' }, result: document }],
	['Accura', { status: true, message: 'Fail to analyze face', data: { score: 99 } }],
	['Accura', { status: true, data: { score: 99, message: 'Unable to read the image' } }],
	['ARGOS document', { result: { screenReplay: { liveness_score: 99, error: 'Fail' } } }],
	['ARGOS document', { result: { screenReplay: { liveness_score: 99, status: false } } }],
	['ARGOS document', { result: { screenReplay: { liveness_score: 99, message: 'Fail to' } } }],
	['ARGOS document', { message: 'Unable to analyze', result: document }],
	['ARGOS document', { Message: 'Fail to analyze', result: document }],
	['ARGOS document', { message: ['Done', 'Fail to analyze'], result: document }],
	['ARGOS document', { message: 'Analysis failed', result: document }],
	['ARGOS document', { message: 'Internal error: null', result: document }],
	['ARGOS document', { message: '10 errors', result: document }],
	['ARGOS document', { message: 'Error 0x80004005', result: document }],
	['ARGOS face', { message: 'No face was found', result: { liveness_score: 99 } }],
	['ARGOS document', { message: 'Can’t analyze face', result: document }],
	['ARGOS document', { message: '분석 실패', result: document }],
	['ARGOS face', { message: 'Internal server error', result: { liveness_score: 99 } }],
	[
		'Accura',
		{ status: true, message: 'Success', data: { score: 99, message: 'Failed to analyze face' } },
	],
	['Accura', { message: 'ok', data: { score: 99, message: 'Failed to analyze face' } }],
	['Accura', { status: true, message: ['Success', 'Failed'], data: { score: 99 } }],
	['Kairos', { Message: 'Failed', response_data: kairos }],
	['Accura', { message: 'x', Message: 'Failed', data: { score: 99 } }],
	['Kairos', { message: ['Failed'], response_data: kairos }],
	['Kairos', { response_data: { ...kairos, faces_predicted: [{ error: 'could not' }] } }],
];

test.each(denied)('%s: %j is no score', (vendor, body) => {
	expect(readers[vendor]?.(reply(body))).toMatchObject({
		kind: 'failed',
		failure: { reason: 'rejectedByVendor' },
	});
});

/** Assumed: a status that nobody knows is not taken for a success either. */
const unclear: ReadonlyArray<readonly [vendor: string, body: unknown]> = [
	['Accura', { status: 'pending', data: { score: 99 } }],
	['Accura', { status: [['success']], data: { score: 99 } }],
	['Accura', { status: true, data: { status: 'spoof', score: 99 } }],
	['Kairos', { status: 'queued', response_data: kairos }],
	['ARGOS document', { status: 'queued', result: document }],
	['ARGOS document', { message: { en: 'Fail' }, result: document }],
	['ARGOS document', { message: 'Error [removed]', result: document }],
	['Accura', { message: { text: 'Failed' }, data: { score: 99 } }],
];

test.each(unclear)('%s: %j cannot be read', (vendor, body) => {
	expect(readers[vendor]?.(reply(body))).toMatchObject({
		kind: 'failed',
		failure: { reason: 'unreadableAnswer' },
	});
});

test.each([
	[{ face: { error: 'Wrong code', live: { score: 99 } } }, 'rejectedByVendor'],
	[{ face: { live: { status: false, score: 99 } } }, 'rejectedByVendor'],
	[{ face: { live: { message: 'Wrong code', score: 99 } } }, 'rejectedByVendor'],
	[{ face: { status: 'pending', live: { score: 99 } } }, 'unreadableAnswer'],
])('%j denies the score that lies below it', (body, reason) => {
	const reading = { scoreField: 'face.live.score', scoreScale: 'percent' } as const;
	expect(readScore(reply(body), reading)).toMatchObject({ kind: 'failed', failure: { reason } });
});

test('an error in a twin that differs in case is not passed over, wherever the score is read', () => {
	const body = { score: 99, data: {}, Data: { error: 'Wrong code' } };
	const reading = { scoreField: 'score', scoreScale: 'percent' } as const;
	expect(readScore(reply(body), reading)).toMatchObject({
		kind: 'failed',
		failure: { reason: 'rejectedByVendor' },
	});
});

/** The same fields, where they deny nothing. */
const allowed: ReadonlyArray<readonly [vendor: string, body: unknown]> = [
	['Kairos', { error: null, message: '', response_data: kairos }],
	['Accura', { status: true, message: 'Processed', data: { score: 99 } }],
	['Accura', { message: 'Success', data: { score: 99 } }],
	['Accura', { errorCode: 0, error: null, errors: [], statusCode: 200, data: { score: 99 } }],
	['ARGOS face', { statusCode: 200, message: 'Done', result: { liveness_score: 99 } }],
	['ARGOS document', { error: null, result: document }],
	['ARGOS document', { result: { ...document, paperPrinted: { error: 'not asked for' } } }],
	['ARGOS document', { result: { screenReplay: { status: 'success', liveness_score: 99 } } }],
	['ARGOS document', { message: 'Completed without errors', result: document }],
	['ARGOS document', { message: 'Failed checks: 0', result: document }],
	['ARGOS document', { message: 'Error: none', result: document }],
	['ARGOS document', { message: 'Rejection risk: low', result: document }],
	['ARGOS face', { message: 'No face mask', result: { liveness_score: 99 } }],
	['ARGOS document', { error: false, result: document }],
	['ARGOS document', { error: '', message: null, result: document }],
];

test.each(allowed)('%s: %j is a score', (vendor, body) => {
	expect(readers[vendor]?.(reply(body))).toMatchObject({
		kind: 'scored',
		signals: [{ score: 99 }],
	});
});
