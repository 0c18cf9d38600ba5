import { everyReading, withExtraAnywhere, withExtraBesideScore } from './vendorSide';

/** Fields beside a good score that speak against it, by what stands in them. */
const sameValue: ReadonlyArray<readonly [value: unknown, names: string]> = [
	[false, 'livenessStatus isLive is_live live genuine is_real real_person verified passed'],
	[false, 'match isMatch face_match bonafide valid document_valid human approved'],
	[false, 'liveness_passed anti_spoofing verdict document_is_real isSame іѕ_live ｉｓ＿ｌｉｖｅ'],
	[false, 'is-live ıs_live'],
	[true, 'spoof isSpoof spoof_detected fake deepfake attack presentationAttack printed'],
	[true, 'photocopy replay fraud forged tampered counterfeit rejected not_live nonLive'],
	[true, 'is_screen mask_detected moire altered liveness_failed verification_failed invalid'],
	[true, 'fake_id is_forged_id tampered_date anti_spoofing_failed not_passed is_not_alive'],
	[true, 'photo_of_screen ai_generated face_swapped portrait_replaced no_face_found'],
	[false, 'liveness_ok passed_liveness is_original classification'],
	['false', 'LivenessStatus pass'],
	['spoof', 'livenessstatus predicted_class'],
	['no', 'is_live authentic accepted'],
	[0, 'IS_LIVE real bona_fide'],
	['true', 'is_spoof presentation_attack_detected'],
	['print', 'spoofType predicted_label'],
	['screenReplay', 'label reasons'],
	['[removed]', 'label code is_live'],
	[1, 'is_fake is_replay'],
	['yes', 'fake_face is_printed fraudulent'],
	['reject', 'final_result action'],
	[['liveness'], 'failed_checks failures'],
];

const sameName: ReadonlyArray<readonly [name: string, ...values: unknown[]]> = [
	['liveness_status', 'Not Live'],
	['islive', '0'],
	['liveness', 'no', 'failed', 0.03, 3, { passed: false }, { value: false }],
	['liveness', { status: 'rejected' }],
	['alive', 'n'],
	['isGenuine', 'FALSE'],
	['is_genuine', [false]],
	['isReal', 'unknown'],
	['is_verified', 'No'],
	['verified', 'unverified', 'maybe'],
	['is_match', 'no match'],
	['matched', [[false]]],
	['liveness_confidence', 0.02],
	['overall_score', 3],
	['trust_score', 3],
	['p_live', 0.01],
	['category', 'no'],
	['genuine_probability', 4],
	['antispoof', 'failed'],
	['spoof', 1, 'detected', 'yes', { detected: true }, { probability: 0.97 }],
	['spoof', [{ detected: true }]],
	['IsSpoofed', 'TRUE'],
	['spoof_score', 0.97, 97],
	['confidence_spoof', 0.99],
	['attack', [true]],
	['attackType', 'replay'],
	['attacks', ['print']],
	['attack_count', 2],
	['fraud_risk', 'HIGH'],
	['risk', 'high'],
	['label', 'spoof', 'not live', 'ｓｐｏｏｆ', 'ѕрооf', 'sp\u200boof', 'mask', 0],
	['Label', 'SPOOF'],
	['labels', ['live', 'fake']],
	['type', 'fake', 'print_attack', 'print'],
	['verdict', 'spoof', 'SPOOF', 'suspicious', 'refer', { value: 'fake' }],
	['decision', 'declined', 'manual review'],
	['outcome', 'not passed'],
	['prediction', 'attack'],
	['classification', 'Fake'],
	['category', 'FRAUD'],
	['code', 'E-SPOOF'],
	['Code', 'SPOOF_DETECTED'],
	['reason', 'Printed photo'],
	['reasonCode', 'REPLAY_ATTACK'],
	['description', 'This is a photo of a screen: spoof'],
	['note', 'Not a live person'],
	['title', 'Fake face'],
	['warning', 'Possible fraud'],
	['flags', ['SPOOF']],
	['anything', 'spoof', 'Presentation Attack Detected'],
	['message', 'Presentation attack detected', 'The face is not live'],
	['message', ['success', 'Spoof detected']],
	['Message', 'Spoof detected', 'Deepfake detected', 'AI generated image'],
	['checks', { liveness: false }, [{ name: 'liveness', status: 'failed' }]],
	['nested', { deeply: { is_live: false } }, [[{ verdict: 'spoof' }]]],
	['verificationStatus', 'FAILED'],
	['kyc_status', 'rejected'],
	['overallResult', 'FAIL'],
	['PAD', 'fail'],
	['rejection_reason', 'low light'],
	['recommendation', 'decline'],
	['realness', 0.01],
	['probabilities', { live: 0.01, spoof: 0.99 }],
	['predictions', [{ label: 'spoof', score: 0.99 }], [['spoof', 0.99]]],
	['is\u200b_live', false],
	['IS LIVE', false],
	// In more lists than are looked through.
	['label', JSON.parse(`${'['.repeat(40)}"spoof"${']'.repeat(40)}`)],
	['nested', JSON.parse(`${'['.repeat(40)}{"is_live":false}${']'.repeat(40)}`)],
];

const denials = [
	...sameValue.flatMap(([value, names]) => names.split(' ').map((name) => ({ name, value }))),
	...sameName.flatMap(([name, ...values]) => values.map((value) => ({ name, value }))),
];

const rows = everyReading.flatMap((reading) =>
	denials.map((denial) => ({ ...reading, ...denial, shown: JSON.stringify(denial.value) })),
);

test.each(rows)('$call: $name $shown speaks against the score', async (row) => {
	for (const answer of withExtraAnywhere(row.goodAnswer, { [row.name]: row.value })) {
		const read = await row.read(answer);
		expect([answer, read]).toMatchObject([answer, { kind: 'failed' }]);
		const { reason } = read.kind === 'failed' ? read.failure : { reason: null };
		// Some are a refusal in the vendor's own words as well.
		expect(['unreadableAnswer', 'rejectedByVendor', 'noFaceFound']).toContain(reason);
	}
});

describe.each(everyReading)('$call', ({ goodAnswer, read }) => {
	test.each([
		['livenessStatus', false],
		['label', 'spoof'],
		['verified', false],
		['is_live', false],
		['verdict', 'spoof'],
		['code', 'E-SPOOF'],
		['message', 'Presentation attack detected'],
	])('a denial is told by its field, and not by its value: %s', async (name, value) => {
		const answer = await read({ ...goodAnswer, [name]: value });
		expect(answer).toMatchObject({ failure: { reason: 'unreadableAnswer' } });
		const problem = JSON.stringify(answer.kind === 'failed' && answer.failure);
		expect(problem).toContain(name);
		expect(problem).not.toMatch(/spoof|attack/i);
	});

	test.each(['Max Mustermann', 'sk1234567890abcdef12345', 'x'.repeat(40), ''])(
		'a name that may be data is not shown: %j',
		async (name) => {
			const answer = await read({ ...goodAnswer, data: { [name]: 'spoof' } });
			const problem = JSON.stringify(answer.kind === 'failed' && answer.failure);
			expect(problem).toContain('one of its fields');
		},
	);
});

/** The answer's own words for a failure. Assumed, all of it. */
const refusals: readonly object[] = [
	...[false, 'false', 'Fail', 'failed', 'FAILURE', 'Error', 0, '0'].flatMap((status) => [
		{ status },
		{ Status: status },
		{ success: status },
	]),
	...['Wrong code', { message: 'Wrong code' }, { errorCode: '1003' }, {}, 5, true].flatMap(
		(error) => [{ error }, { status: true, Error: error }, { errors: [error] }],
	),
	...[{ isSuccess: false }, { errorMessage: 'No' }, { error_message: 'No' }, { errorCode: 17 }],
	...[
		{ error_code: 'E17' },
		{ code: 401 },
		{ code: 500 },
		{ statusCode: 500 },
		{ statusCode: '404' },
	],
	...[{ statusCode: 'none' }, { Errors: [{ Message: 'Wrong code', ErrCode: 5001 }] }],
	...[
		{ status: true, Status: false },
		{ status: false, Status: true },
	],
	...[
		{ error: null, Error: 'Wrong code' },
		{ errors: [], Errors: ['Wrong code'] },
	],
	...[
		...['Fail to analyze', 'Analysis failed', 'Internal error: null', '10 errors', 'Invalid image'],
		...['Error 0x80004005', 'Unable to read', 'No face was found', 'Can’t analyze', '분석 실패'],
		['Done', 'Fail to analyze'],
	].map((message) => ({ message })),
];

const unclear: readonly object[] = [
	...['pending', 'unknown', '', null, 500, {}, [], 'not success', [['success']]].map((status) => ({
		status,
	})),
	...[{ en: 'Fail' }, { text: 'Failed' }, 'Error [removed]'].map((message) => ({ message })),
];

const claims = everyReading.flatMap((reading) =>
	[...refusals, ...unclear].map((claim) => ({
		...{ ...reading, claim, shown: JSON.stringify(claim) },
		isUnclear: unclear.includes(claim),
	})),
);

test.each(claims)('$call: $shown beside its scores is no success', async (row) => {
	const beside = withExtraBesideScore(row.goodAnswer, row.score.field, row.claim);
	for (const answer of [{ ...row.goodAnswer, ...row.claim }, ...beside]) {
		const read = await row.read(answer);
		const reason = read.kind === 'failed' ? read.failure.reason : 'scored';
		expect([answer, reason === 'unreadableAnswer']).toEqual([answer, row.isUnclear]);
		expect(reason).not.toBe('scored');
	}
});
