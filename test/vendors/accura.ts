import type { AnyParameterValues } from '../../nodes/verification/providers/parameters';
import { anyCase, fractionOf, valuesAt } from './fields';
import type { Evidence, Vendor, VendorCall } from './vendor';

const wordsOfPictures = [
	['Face not detected', 'noFaceFound'],
	['No face found', 'noFaceFound'],
	['Image is blurred', 'imageNotAnalysable'],
	['Invalid Card Code', 'rejectedByVendor'],
] as const;

/** What the two calls share. The page shows its answer only as a picture, so fields are assumed. */
const everyCall = {
	limits: {
		// Assumed: the page names formats only for another call.
		formats: ['jpeg', 'png'],
		// "Max file upload size is 1 MB"
		maxBytes: 1_048_576,
		minSides: null,
		maxSides: null,
		recommendedSides: null,
	},
	// "above 55%, otherwise spoof"
	threshold: { default: 55, passes: 'above' },
	score: { field: 'score', full: 100 },
	signals: () => ['liveness'],
	hasReference: false,
	engineVersion: null,
	answers: (score, { scoreField, scoreScale }) => {
		const forms = scoreForms(score('liveness'), scoreScale === 'fraction');
		const heads = [{ status: true }, { Status: 'Success' }, {}];
		const placed = placesOf(scoreField);
		return heads.flatMap((head) =>
			forms.flatMap((form) => placed.map((place) => ({ ...head, ...place(form) }))),
		);
	},
	evidence: accuraEvidence,
	traits: ['percentSign', 'anyCase', 'doubtfulFraction'],
	ownAnswers: [
		// Seen of the sister call, which answers so in a success.
		...wordsOfPictures.map(([message, reason]) => ({
			...{ name: `200 with Fail and the message ${message}`, status: 200, reason },
			body: { Status: 'Fail', Message: message },
		})),
		{
			name: 'a word for a bad picture beside a pass',
			status: 200,
			body: { status: false, message: 'Face not detected', data: { score: 95 } },
			reason: 'noFaceFound',
		},
		{
			name: 'a success that names no score',
			status: 200,
			body: { status: true, message: 'success', data: { quality: 88 } },
			reason: 'unreadableAnswer',
		},
		{
			name: 'two scores whose names differ in case',
			status: 200,
			body: { status: true, data: { score: 95, Score: 5 } },
			reason: 'unreadableAnswer',
		},
	],
} as const satisfies Partial<VendorCall>;

const simulated = {
	genuine: { liveness: 92 },
	attack: { scenario: 'spoofedSelfie', score: 18, reasons: ['livenessBelowThreshold'] },
	reviewBand: 50,
	noFace: 'noFaceFound',
	severalFaces: 'pass',
	notAnalysable: 'noFaceFound',
} as const;

export const accura: Vendor = {
	name: 'accura',
	label: 'Accura',
	credential: {
		type: 'accuraApi',
		keys: { apiKey: 'demo-accura-key' },
		secret: ['apiKey', 'API Key'],
		headers: { 'api-key': 'apiKey' },
		defaults: { baseUrl: 'https://api.accurascan.com' },
	},
	forbidden: 'unauthorized',
	// Assumed, after `{status, data}` that an integrator reads.
	errors: (_status, _code, message) => [
		{ status: false, message },
		{ Status: 'Fail', message },
	],
	calls: [
		{
			...everyCall,
			name: 'Accura face',
			check: 'faceLiveness',
			subject: 'selfie',
			defaults: { scoreField: '', scoreScale: 'percent' },
			path: '/v2/api/liveness',
			body: { kind: 'multipart', file: 'liveness_image', fields: {} },
			simulated: { ...simulated, call: 'accuraFace' },
		},
		{
			...everyCall,
			name: 'Accura ID',
			check: 'idLiveness',
			subject: 'idCard',
			parameters: { countryCode: 'IND', cardCode: 'MRZ' },
			defaults: { countryCode: '', cardCode: 'MRZ', scoreField: '', scoreScale: 'percent' },
			path: '/v2/api/id-liveness',
			body: {
				kind: 'multipart',
				file: 'liveness_image',
				fields: { country_code: 'IND', card_code: 'MRZ' },
			},
			simulated: {
				...simulated,
				call: 'accuraId',
				genuine: { liveness: 93 },
				attack: { ...simulated.attack, scenario: 'printedCopy', score: 21 },
				// It looks for no face.
				noFace: 'pass',
			},
		},
	],
};

function scoreForms(percent: number, isFraction: boolean): readonly unknown[] {
	if (isFraction) return [fractionOf(percent), String(fractionOf(percent))];
	return [percent, String(percent), `${percent}%`, `${percent} %`];
}

type Place = (score: unknown) => object;

const usualPlaces: readonly Place[] = [
	(score) => ({ data: { quality: 88, score } }),
	(score) => ({ data: { liveness_score: score } }),
	(score) => ({ data: { quality: 88, livenessScore: score } }),
	(score) => ({ score }),
	(score) => ({ livenessScore: score }),
];

const namedPlaces: Readonly<Record<string, Place>> = {
	'data.score': (score) => ({ data: { quality: 88, score } }),
	'DATA.Score': (score) => ({ data: { score } }),
	' data . score ': (score) => ({ data: { score } }),
	score: (score) => ({ score }),
	livenessScore: (livenessScore) => ({ livenessScore }),
	'data.deep.score': (score) => ({ data: { deep: { score } } }),
};

/** Where the user says that the score is; none for a name that no vendor could use. */
function placesOf(field: unknown): readonly Place[] {
	if (typeof field !== 'string' || field === '') return usualPlaces;
	const place = Object.hasOwn(namedPlaces, field) ? namedPlaces[field] : undefined;
	return place ? [place] : [];
}

const places = [
	...['data.score', 'data.liveness_score', 'data.livenessScore'],
	...['score', 'liveness_score', 'livenessScore'],
];

/** The first place that is there counts, in any case. */
function accuraEvidence(
	answer: unknown,
	{ scoreField = '', scoreScale }: AnyParameterValues,
): Evidence {
	const asked = scoreField === '' ? places : [String(scoreField)];
	const found = asked.map((place) => valuesAt(answer, place)).find((all) => all.length > 0);
	const scores = found ?? [undefined];
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
