import type { ImageName } from '../../check';
import type { Failure } from '../../failure';
import { passesThreshold } from '../../verdict';
import type { CheckSettings, ProviderAnswer, VendorReply } from '../provider';
import type { AnswerLayout } from '../reading/answerLayout';
import { findAt, fractionOf, isJsonObject } from '../reading/fields';
import { readScores } from '../reading/readScores';
import { noScore, unreadable } from '../reading/refusals';
import { codeWarnings, commonLayout, passes } from './kairos.answers';

const layout: AnswerLayout = {
	...commonLayout,
	signals: [{ name: 'faceMatch', places: ['response_data.biometric.face_match_confidence'] }],
	readScore: (value) => fractionOf(value) ?? { problem: noScore },
	holders: [],
	plainScoreNames: [...commonLayout.plainScoreNames, 'similarity'],
	scoreNames: ['face_match_confidence', 'match_score', 'match_scores'],
	// "image" is the name of the photo of the ID, but messages use the word for any picture.
	imageWords: { selfie: /\bselfie\b/i, reference: /\b(?:id|document|card)\b/i },
	failureBeforeScores: failureOfFaces,
};

/** Reads `response_data.biometric.face_match_confidence` (0 to 1). The page of v0.1 shows it. */
export function readMatch(
	reply: VendorReply,
	{ threshold }: Pick<CheckSettings<unknown>, 'threshold'>,
): ProviderAnswer {
	return readScores(reply, {
		...layout,
		warningsOf: (body, { score }) => codeWarnings(body, passesThreshold(score, threshold, passes)),
	});
}

/** Where an answer may list the faces of each image. No page shows a list for this call. */
const faceLists: ReadonlyArray<readonly [of: ImageName, places: readonly string[]]> = [
	['selfie', ['response_data.selfie', 'response_data.biometric.selfie']],
	['reference', ['response_data.image', 'response_data.biometric.image']],
];

/** A face may be missing, or there may be another one: then a score is not about the applicant. */
function failureOfFaces(reply: VendorReply, body: unknown): Failure | null {
	const ofBoth = facesAt(body, ['response_data', 'response_data.biometric']);
	const ofEach = faceLists.map(([of, places]) => ({ of, ...facesAt(body, places) }));
	for (const { lists, isClear, of } of [...ofEach, { ...ofBoth, of: undefined }]) {
		if (!isClear) return unreadable(reply, 'lists the faces found in a form that is not known');
		const named = of === undefined ? {} : { of };
		if (lists.some((faces) => faces.length === 0)) return { reason: 'noFaceFound', ...named };
		// A list for both images has a face of each.
		const most = Math.max(0, ...lists.map((faces) => faces.length));
		if (most > (of === undefined ? 2 : 1))
			return { reason: 'multipleFaces', faces: most, ...named };
	}
	return null;
}

function facesAt(body: unknown, places: readonly string[]) {
	const found = places.map((place) => findAt(body, `${place}.faces_predicted`, 'documented'));
	const values = found.flatMap((one) => (one.kind === 'values' ? one.values : []));
	const lists = values.filter((one): one is readonly unknown[] => Array.isArray(one));
	const isClear =
		found.every(({ kind }) => kind !== 'ambiguous') &&
		lists.length === values.length &&
		lists.flat().every(isJsonObject);
	return { lists, isClear };
}
