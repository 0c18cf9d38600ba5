import type {
	ConsideredCheck,
	DecisionName,
	DecisionRecord,
} from '../../../../../nodes/verification/decision/decision';

const face: ConsideredCheck = {
	check: 'faceLiveness',
	node: 'Face Liveness',
	provider: 'kairos',
	outcome: 'pass',
	score: 97,
	threshold: 60,
	transactionId: '7d1c1f0e-5a56-4a0a-9d41-0c8a2f1e7b55',
	checkedAt: '2026-11-30T09:59:41.120Z',
	sha256: '9b74c9897bac770ffc029102a200c5de7f2a8a2f6f4e4b6f0f1a2b3c4d5e6f70',
};
const id: ConsideredCheck = {
	...face,
	check: 'idLiveness',
	node: 'ID Liveness',
	provider: 'accura',
	score: 88.4,
	threshold: 55,
	transactionId: null,
	checkedAt: '2026-11-30T09:59:43.504Z',
	sha256: '0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8',
};
const forgery: ConsideredCheck = {
	...id,
	check: 'documentForgery',
	node: 'Document Forgery',
	provider: 'argos',
	score: 91,
	threshold: 61,
	transactionId: 'txn_8f3a21c09b7d4e55',
	checkedAt: '2026-11-30T09:59:46.011Z',
};

const accepted: DecisionRecord = {
	decision: 'accept',
	summary: 'Accepted: every required check passed',
	accepted: true,
	nextStep: 'accept',
	reasons: [],
	checks: [face, id, forgery],
	required: ['faceLiveness', 'idLiveness', 'documentForgery'],
	policy: {
		onFail: 'reject',
		sameDocument: true,
		maxAge: 0,
		severalVerdicts: 'all',
		verifyOrigin: true,
	},
	decidedAt: '2026-11-30T10:00:00.000Z',
	workflow: { id: 'q3W9vK2mZx81LrTa', name: 'Onboarding: check the applicant' },
	executionId: '20481',
	packageVersion: '0.6.0',
};

/** One record for each decision, as the node makes them. */
export const records: Readonly<Record<DecisionName, DecisionRecord>> = {
	accept: accepted,
	reject: {
		...accepted,
		decision: 'reject',
		summary:
			'Rejected: Document Forgery scored replaced portrait 42, below 61 (ARGOS txn_8f3a21c09b7d4e55)',
		accepted: false,
		nextStep: 'reject',
		reasons: [
			{ check: 'documentForgery', reason: 'screenReplayBelowThreshold' },
			{ check: 'documentForgery', reason: 'replacePortraitsBelowThreshold' },
		],
		checks: [face, id, { ...forgery, outcome: 'fail', score: 42 }],
	},
	review: {
		...accepted,
		decision: 'review',
		summary: 'Review: Document Forgery is deactivated',
		accepted: false,
		nextStep: 'review',
		reasons: [
			{ check: 'idLiveness', reason: 'livenessInReviewBand' },
			{ check: 'documentForgery', reason: 'checkDeactivated' },
			{ check: null, reason: 'differentDocuments' },
		],
		checks: [
			{ ...face, node: null },
			{ ...id, outcome: 'inconclusive', score: 51 },
		],
		policy: { ...accepted.policy, onFail: 'review', maxAge: 30, verifyOrigin: false },
	},
	retake: {
		...accepted,
		decision: 'retake',
		summary:
			'Retake: Face Liveness found no face in the image (Kairos 7d1c1f0e-5a56-4a0a-9d41-0c8a2f1e7b55)',
		accepted: false,
		nextStep: 'retake',
		reasons: [{ check: 'faceLiveness', reason: 'noFaceFound' }],
		checks: [{ ...face, outcome: 'inconclusive', score: null }, id, forgery],
	},
	unresolved: {
		...accepted,
		decision: 'unresolved',
		summary: 'Unresolved: Document Forgery got no answer in time (ARGOS)',
		accepted: false,
		nextStep: 'retry',
		reasons: [
			{ check: 'documentForgery', reason: 'timedOut' },
			{ check: 'idLiveness', reason: 'missingImage' },
		],
		checks: [
			face,
			{ ...id, outcome: 'error', score: null, threshold: null, checkedAt: null, sha256: null },
			{ ...forgery, outcome: 'error', score: null, transactionId: null },
		],
		workflow: { id: null, name: null },
		executionId: null,
	},
};
