import { accuraMatch } from './accuraMatch';
import { accuraAnswers, accuraEvidence, accuraLimits, type Place } from './accuraScores';
import type { Vendor, VendorCall } from './vendor';

const wordsOfPictures = [
	['Face not detected', 'noFaceFound'],
	['No face found', 'noFaceFound'],
	['Image is blurred', 'imageNotAnalysable'],
	['Invalid Card Code', 'rejectedByVendor'],
] as const;

const usualPlaces: readonly Place[] = [
	(score) => ({ data: { quality: 88, score } }),
	(score) => ({ data: { liveness_score: score } }),
	(score) => ({ data: { quality: 88, livenessScore: score } }),
	(score) => ({ score }),
	(score) => ({ livenessScore: score }),
];

const places = [
	...['data.score', 'data.liveness_score', 'data.livenessScore'],
	...['score', 'liveness_score', 'livenessScore'],
];

/** What the two liveness calls share. The page shows its answer only as a picture, so fields are assumed. */
const everyCall = {
	limits: accuraLimits,
	// "above 55%, otherwise spoof"
	threshold: { default: 55, passes: 'above' },
	score: { field: 'score', full: 100 },
	signals: () => ['liveness'],
	hasReference: false,
	engineVersion: null,
	answers: (score, parameters) => accuraAnswers(score('liveness'), parameters, usualPlaces),
	evidence: (answer, parameters) => accuraEvidence(answer, parameters, places),
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
		accuraMatch,
	],
};
