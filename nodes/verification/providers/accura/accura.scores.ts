import type { SignalName } from '../../verdict';
import type { AnswerLayout } from '../reading/answerLayout';

/** What a call scores, and where. */
export interface Scored {
	readonly name: SignalName;
	readonly usualPlaces: readonly string[];
	/** Names that mean the score in any place. */
	readonly scoreNames: readonly string[];
	/** Names that mean a score if nothing says what it is about. */
	readonly plainScoreNames: readonly string[];
	/** Names of a score that is high for a bad result, besides those of an attack. */
	readonly oppositeNames: RegExp | null;
	readonly imageWords?: AnswerLayout['imageWords'];
}

/** Seen in integrations of the face call and its sister calls. None of it is documented. */
export const liveness: Scored = {
	name: 'liveness',
	usualPlaces: [
		'data.score',
		'data.liveness_score',
		'data.livenessScore',
		'score',
		'liveness_score',
		'livenessScore',
	],
	scoreNames: ['liveness_score', 'liveness_scores'],
	plainScoreNames: ['score', 'scores'],
	oppositeNames: null,
};

/** Only `data.score` was seen, in one integration. */
export const match: Scored = {
	name: 'faceMatch',
	usualPlaces: [
		'data.score',
		'data.match_score',
		'data.matchScore',
		'score',
		'match_score',
		'matchScore',
	],
	scoreNames: ['match_score', 'match_scores', 'face_match_score'],
	plainScoreNames: ['score', 'scores', 'similarity'],
	oppositeNames: /distance|dissimilar|diff|deviat|false/i,
	imageWords: {
		selfie: /\btarget|\bselfie\b/i,
		reference: /\bsource|\b(?:id|document|card)\b/i,
	},
};

/** These names always mean the score, so the field that the user names must agree with them. */
export function placesBeside({ usualPlaces }: Scored): readonly string[] {
	return usualPlaces.filter((place) => /liveness|match/i.test(place));
}
