import { passesThreshold } from '../../verdict';
import type { CheckSettings, ProviderAnswer, VendorReply } from '../provider';
import { findAt, numberOf, valueAt } from '../reading/fields';
import { readScores } from '../reading/readScores';
import { type ScoreScale, scoreOn } from '../reading/scoreScale';
import { commonLayout } from './argos.answers';

export const passes = 'atLeast';

const isMatch = 'result.similarity.isMatch';

/** Seen beside `faceMatch`: whether there is a face in the origin, and one of the same person. */
const availabilities = ['result.face.isAvailable', 'result.faceMatch.isAvailable'];

/** Each shape of an answer: its score, and a number in it that is on the same scale. */
const shapes = [
	// "result.similarity {score, threshold, isMatch}", on ARGOS's page.
	{ score: 'result.similarity.score', beside: 'result.similarity.threshold' },
	// Seen in integrations, of which most count in percent.
	{ score: 'result.faceMatch.similarity', beside: 'result.faceMatch.confidence' },
] as const;

type Settings = Pick<
	CheckSettings<{ readonly scoreScale: ScoreScale }>,
	'threshold' | 'parameters'
>;

/** Reads how similar the two faces are. If both shapes are there, they must agree. */
export function readComparison(reply: VendorReply, settings: Settings): ProviderAnswer {
	const { scoreScale } = settings.parameters;
	return readScores(reply, {
		...commonLayout,
		apiType: null,
		signals: [{ name: 'faceMatch', places: shapes.map(({ score }) => score) }],
		readScore: (value) => scoreOn(scoreScale, value),
		plainScoreNames: [...commonLayout.plainScoreNames, 'similarity'],
		ownVerdicts: [isMatch],
		ignored: [],
		imageWords: { selfie: /\btarget/i, reference: /\borigin/i },
		contradictionOf: (body, { score }) =>
			problemWithFaces(body) ??
			problemWithScale(body, scoreScale) ??
			problemWithMatch(body, passesThreshold(score, settings.threshold, passes)),
	});
}

function problemWithFaces(body: unknown): string | null {
	const found = availabilities.map((place) => findAt(body, place, 'any'));
	const isClear = found.every(
		(one) =>
			one.kind === 'absent' ||
			(one.kind === 'values' && one.values.every((value) => value === true)),
	);
	return isClear ? null : 'has an isAvailable that is not true';
}

/** A score such as 0.9 passes as a fraction, and fails as a percentage. */
function problemWithScale(body: unknown, scale: ScoreScale): string | null {
	const isOnScale = shapes.every(({ score, beside }) => {
		if (findAt(body, score, 'documented').kind === 'absent') return true;
		const other = numberOf(valueAt(body, beside, 'documented'));
		return other !== null && other > 0 && other <= 100 && other > 1 === (scale === 'percent');
	});
	return isOnScale
		? null
		: 'has a score whose scale is not certain: set the option Score Scale as your account counts';
}

/** A no next to a score that does not pass is the usual answer about two people. */
function problemWithMatch(body: unknown, isPass: boolean): string | null {
	const found = findAt(body, isMatch, 'any');
	const isDocumented = findAt(body, 'result.similarity', 'any').kind !== 'absent';
	if (found.kind === 'absent') return isDocumented ? 'has no isMatch' : null;
	const values = found.kind === 'values' ? found.values : [];
	if (values.length !== 1 || typeof values[0] !== 'boolean')
		return 'has an isMatch that is not clear';
	return isPass && !values[0]
		? 'says isMatch false next to a score that passes: raise Pass Threshold to the threshold of ARGOS'
		: null;
}
