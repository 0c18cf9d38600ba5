import { everyReading, withExtraAnywhere } from './vendorSide';

/** A field beside a good score that speaks against it, with its name as a message may show it. */
const denials: ReadonlyArray<readonly [name: string, value: unknown]> = [
	// A boolean, a word or a number where a yes is due.
	['livenessStatus', false],
	['LivenessStatus', 'false'],
	['liveness_status', 'Not Live'],
	['livenessstatus', 'spoof'],
	['isLive', false],
	['is_live', false],
	['is_live', 'no'],
	['IS_LIVE', 0],
	['islive', '0'],
	['live', false],
	['liveness', 'no'],
	['liveness', 'failed'],
	['liveness', 0.03],
	['liveness', 3],
	['liveness', { passed: false }],
	['liveness', { value: false }],
	['liveness', { status: 'rejected' }],
	['alive', 'n'],
	['genuine', false],
	['isGenuine', 'FALSE'],
	['is_genuine', [false]],
	['is_real', false],
	['isReal', 'unknown'],
	['real', 0],
	['real_person', false],
	['verified', false],
	['is_verified', 'No'],
	['verified', 'unverified'],
	['verified', 'maybe'],
	['passed', false],
	['pass', 'false'],
	['match', false],
	['isMatch', false],
	['is_match', 'no match'],
	['face_match', false],
	['matched', [[false]]],
	['authentic', 'no'],
	['bonafide', false],
	['bona_fide', 0],
	['valid', false],
	['document_valid', false],
	['human', false],
	['approved', false],
	['accepted', 'no'],
	['liveness_passed', false],
	['liveness_confidence', 0.02],
	['genuine_probability', 4],
	['antispoof', 'failed'],
	['anti_spoofing', false],
	// A boolean, a word or a number where a no is due.
	['spoof', true],
	['spoof', 1],
	['spoof', 'detected'],
	['spoof', 'yes'],
	['spoof', { detected: true }],
	['spoof', { probability: 0.97 }],
	['spoof', [{ detected: true }]],
	['is_spoof', 'true'],
	['isSpoof', true],
	['IsSpoofed', 'TRUE'],
	['spoof_detected', true],
	['spoof_score', 0.97],
	['spoof_score', 97],
	['confidence_spoof', 0.99],
	['spoofType', 'print'],
	['fake', true],
	['is_fake', 1],
	['fake_face', 'yes'],
	['deepfake', true],
	['attack', true],
	['attack', [true]],
	['attackType', 'replay'],
	['attacks', ['print']],
	['attack_count', 2],
	['presentationAttack', true],
	['presentation_attack_detected', 'true'],
	['printed', true],
	['is_printed', 'yes'],
	['photocopy', true],
	['replay', true],
	['is_replay', 1],
	['fraud', true],
	['fraudulent', 'yes'],
	['fraud_risk', 'HIGH'],
	['risk', 'high'],
	['forged', true],
	['tampered', true],
	['counterfeit', true],
	['rejected', true],
	['not_live', true],
	['nonLive', true],
	// A word.
	['label', 'spoof'],
	['Label', 'SPOOF'],
	['label', 'not live'],
	['label', 'ｓｐｏｏｆ'],
	['label', 'ѕрооf'],
	['label', 'sp\u200boof'],
	['labels', ['live', 'fake']],
	['type', 'fake'],
	['type', 'print_attack'],
	['verdict', 'spoof'],
	['verdict', 'SPOOF'],
	['verdict', 'suspicious'],
	['verdict', 'refer'],
	['verdict', false],
	['verdict', { value: 'fake' }],
	['decision', 'declined'],
	['decision', 'manual review'],
	['outcome', 'not passed'],
	['prediction', 'attack'],
	['predicted_class', 'spoof'],
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
	['anything', 'spoof'],
	['anything', 'Presentation Attack Detected'],
	['message', 'Presentation attack detected'],
	['Message', 'Spoof detected'],
	['message', 'The face is not live'],
	['message', ['success', 'Spoof detected']],
	['checks', { liveness: false }],
	['checks', [{ name: 'liveness', status: 'failed' }]],
	['nested', { deeply: { is_live: false } }],
	['nested', [[{ verdict: 'spoof' }]]],
	// Look-alikes of the names.
	['іѕ_live', false],
	['ｉｓ＿ｌｉｖｅ', false],
	['is\u200b_live', false],
	['is-live', false],
	['IS LIVE', false],
	['ıs_live', false],
];

const rows = everyReading.flatMap((reading) =>
	denials.map(([name, value]) => ({ ...reading, name, value, shown: JSON.stringify(value) })),
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
