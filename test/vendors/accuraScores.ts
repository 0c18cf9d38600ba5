import type { AnyParameterValues } from '../../nodes/verification/providers/parameters';
import { anyCase, fractionOf, valuesAt } from './fields';
import type { Evidence, VendorCall } from './vendor';

export const accuraLimits: VendorCall['limits'] = {
	// Assumed: the page names formats only for another call.
	formats: ['jpeg', 'png'],
	// "Max file upload size is 1 MB"
	maxBytes: 1_048_576,
	minSides: null,
	maxSides: null,
	recommendedSides: null,
};

export type Place = (score: unknown) => object;

/**
 * Every form of a good answer. The pages show theirs only as a picture, so the heads are assumed.
 *
 * @param usual where a score is unless the user names a place
 */
export function accuraAnswers(
	percent: number,
	{ scoreField, scoreScale }: AnyParameterValues,
	usual: readonly Place[],
): readonly object[] {
	const forms = scoreForms(percent, scoreScale === 'fraction');
	const heads = [{ status: true }, { Status: 'Success' }, {}];
	return heads.flatMap((head) =>
		forms.flatMap((form) =>
			placesOf(scoreField, usual).map((place) => ({ ...head, ...place(form) })),
		),
	);
}

function scoreForms(percent: number, isFraction: boolean): readonly unknown[] {
	if (isFraction) return [fractionOf(percent), String(fractionOf(percent))];
	return [percent, String(percent), `${percent}%`, `${percent} %`];
}

const namedPlaces: Readonly<Record<string, Place>> = {
	'data.score': (score) => ({ data: { quality: 88, score } }),
	'DATA.Score': (score) => ({ data: { score } }),
	' data . score ': (score) => ({ data: { score } }),
	score: (score) => ({ score }),
	livenessScore: (livenessScore) => ({ livenessScore }),
	'data.deep.score': (score) => ({ data: { deep: { score } } }),
};

/** Where the user says that the score is; none for a name that no vendor could use. */
function placesOf(field: unknown, usual: readonly Place[]): readonly Place[] {
	if (typeof field !== 'string' || field === '') return usual;
	const place = Object.hasOwn(namedPlaces, field) ? namedPlaces[field] : undefined;
	return place ? [place] : [];
}

/** The first place that is there counts, in any case. */
export function accuraEvidence(
	answer: unknown,
	{ scoreField = '', scoreScale }: AnyParameterValues,
	usual: readonly string[],
): Evidence {
	const asked = scoreField === '' ? usual : [String(scoreField)];
	// An account may have a place that it leaves empty.
	const scores = asked
		.map((place) => valuesAt(answer, place))
		.find((all) => all.some((value) => value !== null)) ?? [undefined];
	return {
		holders: [answer, ...anyCase(answer, 'data')],
		...(scoreScale === 'fraction'
			? { scores, full: 1 }
			: { scores: scores.map(withoutPercentSign), full: 100 }),
	};
}

function withoutPercentSign(value: unknown): unknown {
	return typeof value === 'string' ? value.trim().replace(/\s*%$/, '') : value;
}
