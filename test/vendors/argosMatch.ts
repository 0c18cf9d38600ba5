import { fractionOf, own } from './fields';
import type { OwnAnswer, VendorCall } from './vendor';

/** Documented. */
const threshold = 0.8;

const similar = { score: 0.99, threshold, isMatch: true };
const matched = { similarity: 0.99, confidence: 0.999 };

/** What the error answers of every ARGOS call may have beside them. */
export const passingMatch = { similarity: similar, faceMatch: matched };

/** Answers that look like a pass, and are none. */
const decoys: Readonly<Record<string, object>> = {
	// The vendor's own word.
	...Object.fromEntries(
		[false, 'false', 0, 'no', null, 'maybe', {}].map((isMatch) => [
			`a high score with isMatch ${JSON.stringify(isMatch)}`,
			{ similarity: { ...similar, isMatch } },
		]),
	),
	'a high score beside a faceMatch that is false': { similarity: similar, faceMatch: false },
	'isMatch false beside the other shape': { ...passingMatch, isMatch: false },
	// Two shapes that do not agree.
	'0.99 and 0.05': { similarity: similar, faceMatch: { ...matched, similarity: 0.05 } },
	'0.05 and 0.99': {
		similarity: { score: 0.05, threshold, isMatch: false },
		faceMatch: matched,
	},
	'0.99 and no number': { similarity: similar, faceMatch: { ...matched, similarity: 'high' } },
	'no number and 0.99': { similarity: { ...similar, score: null }, faceMatch: matched },
	// The documented threshold is a fraction, so the scores are fractions unless the user says otherwise.
	'a score of 99': { similarity: { ...similar, score: 99, threshold: 80 } },
	'a similarity of 99': { faceMatch: { similarity: 99, confidence: 99.9 } },
	'a similarity of 99%': { faceMatch: { ...matched, similarity: '99%' } },
	// No score, and numbers that could pass for one.
	'a threshold and no score': { similarity: { threshold: 0.9, isMatch: true } },
	'a confidence and no similarity': { faceMatch: { confidence: 0.99 } },
	'a similarity that is a number': { similarity: 0.99 },
	'a faceMatch that is a number': { faceMatch: 0.99 },
	'a faceMatch that is true': { faceMatch: true },
	'a list of similarities': { similarity: [similar] },
	'a score without an object': { score: 0.99, threshold, isMatch: true },
	'a liveness': { liveness_score: 99 },
	// Assumed: what it says where a face is missing.
	'a similarity without a face': { face: { isAvailable: false }, faceMatch: matched },
	'a similarity without a match': { faceMatch: { ...matched, isAvailable: false } },
	'a similarity whose face is not certain': { faceMatch: { ...matched, isAvailable: null } },
};

const faulty = (message: string, at: Pick<OwnAnswer, 'at'> = {}): OwnAnswer => ({
	...{ name: message, status: 400, body: { errorCode: 1017, message } },
	reason: 'imageNotAnalysable',
	...at,
});

const found = { isAvailable: true, boundingBox: { Width: 0.4, Height: 0.5, Left: 0.3, Top: 0.2 } };

/** Seen by integrators: what stands beside a similarity. */
const more = { ...found, pose: { Roll: -1.2, Yaw: 0.4 }, quality: { Sharpness: 46.9 } };

const ownAnswers: readonly OwnAnswer[] = [
	...Object.entries(decoys).map(([name, result]): OwnAnswer => ({
		...{ name, status: 200, body: { transactionId: 'e0nvom3caiis7', result } },
		reason: 'unreadableAnswer',
	})),
	{
		name: 'a match outside the result',
		status: 200,
		body: { ...passingMatch, result: {} },
		reason: 'unreadableAnswer',
	},
	...['id_live_face', 'id_live_doc'].map((apiType): OwnAnswer => ({
		name: `a match in an answer of ${apiType}`,
		status: 200,
		body: { apiType, result: { similarity: similar } },
		reason: 'unreadableAnswer',
	})),
	// Assumed: words that name the field.
	faulty('Fail to analyze face: targetFace', { at: 'selfie' }),
	faulty('Fail to analyze face: originFace', { at: 'reference' }),
	faulty('Fail to analyze face: originFace, targetFace'),
];

/** @param answers what every ARGOS call may answer */
export function argosMatchWith(
	limits: VendorCall['limits'],
	answers: readonly OwnAnswer[],
): VendorCall {
	return {
		name: 'ARGOS match',
		check: 'faceMatch',
		subject: 'selfie',
		defaults: { scoreScale: 'fraction' },
		path: '/compare',
		// Seen: integrators send the passport as the origin.
		body: { kind: 'json', image: 'targetFace', reference: 'originFace', fields: {} },
		// Assumed: those of the face call.
		limits,
		threshold: { default: 80, passes: 'atLeast' },
		score: { field: 'score', full: 1 },
		signals: () => ['faceMatch'],
		hasReference: true,
		engineVersion: null,
		answers: (scoreOf, { scoreScale }) => {
			const percent = scoreOf('faceMatch');
			const isPercent = scoreScale === 'percent';
			const score = isPercent ? percent : fractionOf(percent);
			const isMatch = percent >= 100 * threshold;
			// Written from the vendor's documentation. Assumed: its form in percent.
			const similarity = { score, threshold: isPercent ? 100 * threshold : threshold, isMatch };
			// Seen by integrators, on both scales.
			const faceMatch = { similarity: score, confidence: isPercent ? 99.9 : 0.999 };
			const transactionId = 'e0nvom3caiis7';
			return [
				{ transactionId, result: { similarity } },
				{ transactionId, result: { faceMatch } },
				{ transactionId, result: { face: found, faceMatch: { ...more, ...faceMatch } } },
				// Assumed: the name of the API, and both shapes at once.
				{ apiType: 'face_compare', transactionId, result: { similarity, faceMatch } },
			];
		},
		evidence: (answer, { scoreScale }) => {
			const result = own(answer, 'result');
			const [similarity, faceMatch] = [own(result, 'similarity'), own(result, 'faceMatch')];
			const scores = [
				...(similarity === undefined ? [] : [own(similarity, 'score')]),
				...(faceMatch === undefined ? [] : [own(faceMatch, 'similarity')]),
			];
			const isMatch = own(similarity, 'isMatch');
			const isDenied = isMatch !== undefined && isMatch !== true;
			return {
				holders: [answer, result, similarity, faceMatch],
				scores: isDenied || scores.length === 0 ? [undefined] : scores,
				full: scoreScale === 'percent' ? 100 : 1,
			};
		},
		traits: ['fraction', 'comparison'],
		ownAnswers: [...answers, ...ownAnswers],
		simulated: {
			call: 'argosCompare',
			genuine: { faceMatch: 93 },
			attack: { scenario: 'someoneElse', score: 9, reasons: ['faceMatchBelowThreshold'] },
			reviewBand: 75,
			noFace: 'imageNotAnalysable',
			severalFaces: 'pass',
			notAnalysable: 'imageNotAnalysable',
		},
	};
}
