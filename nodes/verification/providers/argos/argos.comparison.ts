import { passesThreshold } from '../../verdict';
import type { CheckSettings, ProviderAnswer, VendorReply } from '../provider';
import { findAt, numberOf, valueAt } from '../reading/fields';
import { readScores } from '../reading/readScores';
import { type ScoreScale, scoreOn } from '../reading/scoreScale';
import { commonLayout } from './argos.answers';

export const passes = 'atLeast';

const isMatch = 'result.similarity.isMatch';

/** Seen with `faceMatch`: whether there is a face in the origin, and one of the same person. */
const availabilities = ['result.face.isAvailable', 'result.faceMatch.isAvailable'];

/** Each shape of an answer, its score, and a number in it on the same scale. */
const shapes = [
	// "result.similarity {score, threshold, isMatch}", on ARGOS's page.
	{ holder: 'result.similarity', score: 'score', beside: 'threshold' },
	// Seen in integrations, of which most count in percent.
	{ holder: 'result.faceMatch', score: 'similarity', beside: 'confidence' },
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
		signals: [
			{ name: 'faceMatch', places: shapes.map(({ holder, score }) => `${holder}.${score}`) },
		],
		readScore: (value) => scoreOn(scoreScale, value),
		plainScoreNames: [...commonLayout.plainScoreNames, 'similarity'],
		ownVerdicts: [isMatch],
		ignored: [],
		imageWords: { selfie: /\btarget/i, reference: /\borigin/i },
		contradictionOf: (body, { score }) =>
			problemWithApi(body) ??
			problemWithFaces(body) ??
			problemWithShapes(body, scoreScale) ??
			problemWithMatch(body, passesThreshold(score, settings.threshold, passes)),
	});
}

/** The page does not show the name of this API. These are the names of the others. */
const otherApis: readonly unknown[] = ['id_live_face', 'id_live_doc'];

function problemWithApi(body: unknown): string | null {
	return otherApis.includes(valueAt(body, 'apiType', 'documented'))
		? 'is the answer to another call'
		: null;
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
function problemWithShapes(body: unknown, scale: ScoreScale): string | null {
	for (const { holder, score, beside } of shapes) {
		const found = findAt(body, holder, 'documented');
		if (found.kind === 'absent' || valueAt(body, holder, 'documented') === null) continue;
		const numberAt = (name: string) => numberOf(valueAt(body, `${holder}.${name}`, 'documented'));
		if (numberAt(score) === null) return `has no number in ${holder}.${score}`;
		const other = numberAt(beside);
		if (other === null || other <= 0 || other > 100 || other > 1 !== (scale === 'percent')) {
			return 'has a score whose scale is not certain: set the option Score Scale as your account counts';
		}
	}
	return null;
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
