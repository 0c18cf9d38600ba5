import { accuraAnswers, accuraEvidence, accuraLimits } from './accuraScores';
import type { OwnAnswer, VendorCall } from './vendor';

const passing = { status: true, data: { score: 95 } };

/** Seen of the sister call, which answers so in a success. Assumed: that they name the file. */
const wordsOfPictures: ReadonlyArray<Pick<OwnAnswer, 'name' | 'reason' | 'at'>> = [
	{ name: 'Face not detected', reason: 'noFaceFound' },
	{ name: 'No face found', reason: 'noFaceFound' },
	{ name: 'Image is blurred', reason: 'imageNotAnalysable' },
	{ name: 'Face not detected in target_file', reason: 'noFaceFound', at: 'selfie' },
	{ name: 'Face not detected in source_file', reason: 'noFaceFound', at: 'reference' },
	{ name: 'Face not detected in source_file and target_file', reason: 'noFaceFound' },
	{ name: 'Invalid request', reason: 'rejectedByVendor' },
];

/** Answers in which the score of the match is not where it is seen. */
const decoys: Readonly<Record<string, object>> = {
	'a success that names no score': {
		...{ status: true, message: 'success', data: { quality: 88 } },
	},
	'two scores whose names differ in case': { status: true, data: { score: 95, Score: 5 } },
	'a score that may be a fraction': { status: true, data: { score: 0.95 } },
	'a liveness in place of a match': { status: true, data: { liveness_score: 95 } },
	'a liveness at the top': { status: true, livenessScore: 95 },
	'a list of scores': { status: true, data: [{ score: 95 }] },
	'a score within the score': { status: true, data: { score: { score: 95 } } },
};

const ownAnswers: readonly OwnAnswer[] = [
	...wordsOfPictures.flatMap((one): OwnAnswer[] => [
		{ ...one, status: 200, body: { Status: 'Fail', Message: one.name } },
		{
			...{ ...one, name: `${one.name}, beside a pass` },
			...{ status: 200, body: { ...passing, status: false, message: one.name } },
		},
	]),
	...Object.entries(decoys).map(([name, body]): OwnAnswer => ({
		...{ name, body, status: 200 },
		reason: 'unreadableAnswer',
	})),
];

/** The path, the two files and 1 MB for each are documented. `data.score` is seen by integrators. */
export const accuraMatch: VendorCall = {
	name: 'Accura match',
	check: 'faceMatch',
	subject: 'selfie',
	defaults: { scoreField: '', scoreScale: 'percent' },
	path: '/v2/api/facematch',
	// Assumed: which of the two is the selfie. The source is the picture on the ID.
	body: { kind: 'multipart', file: 'target_file', reference: 'source_file', fields: {} },
	limits: accuraLimits,
	// This package's own: no page names one. Assumed: "above", as of the other calls.
	threshold: { default: 60, passes: 'above' },
	score: { field: 'score', full: 100 },
	signals: () => ['faceMatch'],
	hasReference: false,
	engineVersion: null,
	// Assumed, but for `data.score`, which integrators read.
	answers: (score, parameters) =>
		accuraAnswers(score('faceMatch'), parameters, [(value) => ({ data: { score: value } })]),
	evidence: (answer, parameters) => accuraEvidence(answer, parameters, ['data.score', 'score']),
	traits: ['percentSign', 'anyCase', 'doubtfulFraction', 'comparison'],
	ownAnswers,
	simulated: {
		call: 'accuraMatch',
		genuine: { faceMatch: 84 },
		attack: { scenario: 'someoneElse', score: 17, reasons: ['faceMatchBelowThreshold'] },
		reviewBand: 55,
		noFace: 'noFaceFound',
		severalFaces: 'pass',
		notAnalysable: 'noFaceFound',
	},
};
