import { everyReading, withExtraAnywhere } from './vendorSide';

/** Assumed, all of it: what a vendor may write beside a score without speaking against it. */
const extras: readonly object[] = [
	...[{ message: 'success' }, { message: 'Success.' }, { Message: 'OK' }, { message: '' }],
	...[{ message: null }, { error: null }, { errors: [] }, { errorCode: 0 }],
	...[{ error: false, errorMessage: '' }, { status: true }, { status: ' ok ' }],
	...[{ Status: '200' }, { status: 1 }, { error: 0, errorCode: null }, { status: 'success' }],
	...[{ Status: 'Success' }, { success: true }, { code: 0 }, { code: 200 }, { statusCode: 200 }],
	...[{ code: 'OK' }, { label: 'live' }, { label: 'real' }, { label: 'Genuine' }],
	...[{ isLive: true }, { is_live: 'true' }, { livenessStatus: true }],
	...[{ livenessStatus: 'Live' }, { liveness: 'live face detected' }, { verified: true }],
	...[{ verified: 1 }, { verdict: 'genuine' }, { decision: 'approved' }, { prediction: 'live' }],
	...[{ match: null }, { spoof: false }, { is_spoof: 'no' }, { is_spoof: 0 }, { spoof: 'none' }],
	...[{ spoof_score: 0.02 }, { spoof_probability: 3 }],
	...[{ spoof: { detected: false, probability: 0.01 } }, { attack_detected: false }],
	...[{ attack_type: null }, { attack_type: 'none' }, { fraud_risk: 'very low' }, { fake: [] }],
	...[{ anti_spoofing: true }, { verified_at: '2026-11-30T10:00:00Z', type: 'selfie' }],
	...[{ type: 'passport' }, { type: 'id_card', category: 'document' }],
	...[{ title: 'Face liveness' }, { description: 'Liveness check completed' }],
	...[{ description: 'No spoof detected' }, { note: 'Anti-spoofing check passed' }],
	...[{ summary: 'Presentation attack detection completed' }, { warnings: [] }, { quality: 88 }],
	...[{ quality: 0.31, brightness: 12, sharpness: 0.04 }, { confidence: 0.9885 }],
	...[{ face_confidence: 0.12 }, { bounding_box: { x: 12, y: 8, width: 240, height: 310 } }],
	...[
		{ box: [12, 8, 240, 310] },
		{
			landmarks: [
				[1, 2],
				[3, 4],
			],
		},
	],
	...[{ top_left: { x: 38.0577, y: 4.0824 }, delta: { x: 18.9982, y: 25.3957 } }],
	...[{ angle: { pitch: -3.1, yaw: 0, roll: 0.2 } }, { img: { height: 71, width: 95 } }],
	...[
		{ age: 0, gender: 'female' },
		{ glasses: false, mask: false, eyes_open: true },
	],
	...[{ real_time: false, livemode: false, live_mode: false }],
	...[{ timestamp: 1764496800, created_at: '2026-11-30' }],
	...[{ processing_time_ms: 0, duration: 412 }],
	...[{ model: 'anti-spoof-v2', model_version: '0.0.1' }],
	...[{ spoof_model_version: '3.1', fraud_check_at: '2026-11-30' }],
	...[
		{ spoof_threshold: 55, lowest_threshold: 0 },
		{ requestId: 'a1', request_id: 'a1', trace: null },
	],
	...[{ version: 2, build: 'f00fd00d' }],
	...[{ filename: 'fake-name.jpg', url: 'https://vendor.example/attack/1' }],
	...[{ country: 'NO', document_number: '0', name: 'Live Olsen' }],
	...[{ passport: 'X0', matches: [], valid_until: '2030-01-01' }],
	...[{ usage: { used: 12, limit: 0 }, credits: 0 }],
	...[{ country_code: 'NO', document_type: 'P', file_type: 'image/jpeg', state: 'NY' }],
	...[{ rejection_reason: null, rejectReasons: [], failures: 0, failed_checks: [] }],
	...[{ recommendation: 'accept', action: 'continue', next_step: 'none' }],
	...[{ image_type: 'selfie', context: 'onboarding', result_code: 0 }],
	...[{ is_blurry: false, is_black_and_white: true, face_count: 1, same: true }],
	...[{ error: {} }, { error: 'No error' }, { error: 'None' }, { errorCode: 'none' }],
	...[{ error: { code: 0, message: '' } }, { hasError: false }, { error_count: 0 }],
	...[{ is_spoof: { value: false, confidence: 0.99 } }, { live: 0.97, spoof: 0.03 }],
	...[{ classes: { live: 0.97, spoof: 0.03 } }, { spoof_score: '1%' }, { spoof_score: '1 %' }],
	...[{ note: 'Low risk of forgery' }, { description: 'Very low forgery risk' }],
	...[{ livenessStatus: 'confirmed' }, { livenessStatus: 'not_spoof' }, { status: 'confirmed' }],
	...[{ label: 'not_spoof' }, { note: '{"is_live":true}' }, { note: 'is_live=true' }],
	...[{ more: { name: 'is_live', value: true } }, { more: ['is_live', true] }],
	...[{ more: ['liveness', 'quality'] }, { spoof: { mask: 0.01, model_version: '3' } }],
	...[{ spoof: { checked: true, status: 'completed', threshold: 55 } }, { error: 'N/A' }],
	...[{ label: 'person' }, { labels: ['face', 'live'] }, { recommendation: 'proceed' }],
	...[
		{ checks: [{ name: 'sharpness', score: 20 }] },
		{ landmarks: '[removed]' },
		{ image: '[removed]' },
	],
	...[{ title: '성공' }, { verification_status: 'verified' }, { check_result: 'passed' }],
	...[{ scores: [] }, { more: 'at 10:00: done, see https://vendor.example/?id=1' }],
	...['Erfolgreich verarbeitet', 'Operación exitosa', 'Processado com sucesso', 'सफल'].map(
		(message) => ({ message }),
	),
	...['정상 처리되었습니다', '成功', 'Успешно', 'Request processed successfully'].map(
		(message) => ({
			message,
			status: message,
		}),
	),
	...['Your request was successful', 'Data fetched successfully', 'Image analyzed', 'Low risk'].map(
		(message) => ({ message }),
	),
	...[{ forgery_risk: 'very low risk' }, { riskLevel: 'low risk' }, { label: 'very low risk' }],
	...[{ risk: 'negligible' }, { decision: 'proceed' }, { verdict: 'allow' }],
	...[{ completed: '2026-11-30T10:00:00Z', processed: 1, done: true, pending: false }],
	...[{ needs_review: false, alert: null, 'quality.score': 12, 'face.box': [1, 2] }],
	...[{ similarity_score: 0.97, dissimilarity: 0.03, is_different: false, matching: true }],
	...[{ note: 'Both were taken in the same session' }, { comparison: 'done' }],
	...[{ msg: 'Your picture arrived', detail: 'ok', statusText: 'OK', fail_reason: null }],
	...[{ names: ['age', 'gender'], rows: [[30, 'female']] }, { note: '50% of 3' }],
	...[{ token: 'eyJhbGciOiJIUzI1NiJ9.eyJpc19saXZlIjp0cnVlfQ.sig' }],
	...[{ meta: { environment: 'production', region: 'eu', debug: false } }],
];

const rows = everyReading.flatMap((reading) =>
	extras.map((extra) => ({ ...reading, extra, shown: JSON.stringify(extra) })),
);

test.each(everyReading)('$call: the answer itself is a score', async ({ goodAnswer, read }) => {
	expect(await read(goodAnswer)).toMatchObject({ kind: 'scored' });
});

test.each(rows)('$call: $shown speaks against nothing', async ({ goodAnswer, extra, read }) => {
	const plain = await read(goodAnswer);
	const signals = plain.kind === 'scored' ? plain.signals : null;
	for (const answer of withExtraAnywhere(goodAnswer, extra)) {
		expect([answer, await read(answer)]).toMatchObject([answer, { kind: 'scored', signals }]);
	}
});
