/** Fields that speak against a score wherever they are. All assumed: no page shows one. */
export const denialsAnywhere: readonly object[] = [
	// A yes that is a no.
	{ livenessStatus: false },
	{ isLive: false },
	{ is_live: 'false' },
	{ is_genuine: 0 },
	{ real_person: 'no' },
	{ verified: false },
	{ passed: 'false' },
	{ isMatch: false },
	{ liveness_confidence: 0.02 },
	// A no that is a yes.
	{ spoof: true },
	{ is_spoof: 'true' },
	{ IsFake: 1 },
	{ spoof_score: 0.97 },
	{ attack: { detected: true } },
	{ printed: true },
	{ screen_replay: true },
	{ fraud_risk: 'high' },
	{ not_live: true },
	// A word.
	{ label: 'spoof' },
	{ label: 'ѕрооf' },
	{ labels: ['live', 'fake'] },
	{ verdict: 'suspicious' },
	{ decision: 'declined' },
	{ prediction: 'attack' },
	{ code: 'E-SPOOF' },
	{ reason_code: 'REPLAY_ATTACK' },
	{ note: 'Not a live person' },
	{ anything: 'Presentation Attack Detected' },
	{ label: '가짜' },
	{ anything: 'falsificado' },
	// In another form.
	{ body: '{"is_live":false}' },
	{ body: 'is_live=false' },
	{ more: { name: 'is_live', value: false } },
	{ more: ['is_live', false] },
	{ spoof: { print: 0.99 } },
	{ attacks: { screen: true } },
	// Names that look like one of these.
	{ ｉｓ＿ｌｉｖｅ: false },
	{ 'is\u200b_live': false },
	{ іѕ_live: false },
	// Further in.
	{ nested: { deeply: { is_live: false } } },
	{ nested: [[{ verdict: 'spoof' }]] },
	{ checks: [{ name: 'liveness', status: 'failed' }] },
	{ predictions: [{ label: 'spoof', score: 0.99 }] },
];

/** Fields that speak against a match wherever they are. All assumed, but for `isMatch`. */
export const denialsOfMatch: readonly object[] = [
	{ is_match: 'false' },
	{ match: false },
	{ Matched: 0 },
	{ faceMatch: false },
	{ face_match_status: 'no' },
	{ samePerson: false },
	{ same_person: 'false' },
	{ mismatch: true },
	{ not_a_match: true },
	{ differentPerson: true },
	{ impostor: true },
	{ match: 'no' },
	{ label: 'mismatch' },
	{ verdict: 'different person' },
	{ decision: 'not matched' },
	{ prediction: 'no match' },
	{ note: 'The faces do not match' },
	{ match_score: 0.02 },
	{ checks: [{ name: 'match', passed: false }] },
];

/** Words that are about the picture only beside its score. */
export const denialsBesideScore: readonly object[] = [
	{ message: 'Presentation attack detected' },
	{ Message: 'The face is not live' },
	{ message: ['success', 'Spoof detected'] },
	{ code: 'SPOOF_DETECTED' },
	{ liveness: { passed: false } },
	{ label: 'unsure' },
	{ scores: [1] },
	{ code: 1001 },
	{ statusCode: 202 },
];
