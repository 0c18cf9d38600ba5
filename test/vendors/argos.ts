import type { AnyParameterValues } from '../../nodes/verification/providers/parameters';
import { argosMatchWith, passingMatch } from './argosMatch';
import { own } from './fields';
import type { OwnAnswer, Vendor, VendorCall } from './vendor';

/** "min 640x480", which holds for either orientation. */
const minSides = { longer: 640, shorter: 480 };

/** The page has bands of forgery risk: from 61 on it is low. */
const threshold = { default: 61, passes: 'atLeast' } as const;
const score = { field: 'liveness_score', full: 100 } as const;

/** The nested shape is the OpenAPI's, the flat one the face page's, the bare one a gateway's. */
const errors = (status: number, code: number, message: string) => [
	{ error: { statusCode: status, errorCode: String(code), message } },
	{ errorCode: code, message },
	{ message },
];

const passing = { liveness_score: 99 };
const everyResult = {
	...passing,
	...passingMatch,
	...{ screenReplay: passing, paperPrinted: passing, replacePortraits: passing },
};

/** 1009 and 1017 say that the picture could not be analysed. */
const ownAnswers: readonly OwnAnswer[] = [
	...[1009, 1017].flatMap((code): OwnAnswer[] => {
		const [nested, flat] = errors(400, code, 'Fail to analyze');
		const unusable = { reason: 'imageNotAnalysable' } as const;
		return [
			{ name: `${code}, nested`, status: 400, body: nested, ...unusable },
			{ name: `${code}, flat`, status: 400, body: flat, ...unusable },
			{ name: `${code} under success`, status: 200, body: nested, ...unusable },
			{
				...{ name: `${code} beside a pass`, status: 200, ...unusable },
				body: { result: everyResult, errorCode: code, message: 'Fail to analyze' },
			},
			{ name: `${code} under 500`, status: 500, body: flat, reason: 'vendorUnavailable' },
		];
	}),
	// "1003: Fail to process data", "1013: Invalid image format".
	...[400, 200].flatMap((status) =>
		errors(status, 1003, 'Fail to process data')
			.slice(0, 2)
			.map((body): OwnAnswer => ({
				...{ name: `${status} with 1003 in ${JSON.stringify(body)}`, status, body },
				reason: 'imageNotAnalysable',
			})),
	),
	...errors(400, 1013, 'Invalid image format')
		.slice(0, 2)
		.map((body): OwnAnswer => ({
			...{ name: `1013 in ${JSON.stringify(body)}`, status: 400, body },
			reason: 'unsupportedFormat',
		})),
	{
		name: '1003 about something else',
		status: 400,
		body: errors(400, 1003, 'Fail to reach the queue')[1],
		reason: 'rejectedByVendor',
	},
	// The words of a cloud gateway for a caller that the workspace does not allow.
	{
		name: '403 by the gateway',
		status: 403,
		body: { Message: 'User is not authorized to access this resource with an explicit deny' },
		reason: 'unauthorized',
	},
	{ name: '1001', status: 401, body: errors(401, 1001, 'Unavailable')[0], reason: 'unauthorized' },
	{ name: '1005', status: 400, body: errors(400, 1005, 'Required')[1], reason: 'rejectedByVendor' },
];

const faceLimits = {
	formats: ['jpeg', 'png', 'webp'],
	maxBytes: null,
	fitBytes: 4_194_304,
	minSides,
	maxSides: null,
	recommendedSides: null,
} as const;

const document = {
	subject: 'idCard',
	path: '/document',
	limits: {
		formats: ['jpeg', 'png'],
		maxBytes: 10_485_760,
		fitBytes: 4_194_304,
		minSides,
		maxSides: null,
		recommendedSides: { longer: 1920, shorter: 1080 },
	},
	threshold,
	score,
	hasReference: true,
	engineVersion: 'id_liveness@3.4.2',
	traits: ['pipelines'],
	ownAnswers,
} as const satisfies Partial<VendorCall>;

const captureSignals = ['screenReplay', 'paperPrinted'];
const allSignals = [...captureSignals, 'replacePortraits'];

export const argos: Vendor = {
	name: 'argos',
	label: 'ARGOS',
	credential: {
		type: 'argosApi',
		keys: { apiKey: 'demo-argos-key' },
		secret: ['apiKey', 'API Key'],
		headers: { 'x-api-key': 'apiKey' },
		defaults: { baseUrl: 'https://idverify-api.argosidentity.com/modules' },
	},
	forbidden: 'unauthorized',
	errors,
	calls: [
		{
			name: 'ARGOS face',
			check: 'faceLiveness',
			subject: 'selfie',
			path: '/liveness',
			// "must not include the MIME type"
			body: { kind: 'json', image: 'faceImage', fields: {} },
			limits: faceLimits,
			// Assumed: the page of the face call names no threshold.
			threshold,
			score,
			signals: () => ['liveness'],
			hasReference: true,
			engineVersion: null,
			answers: (of) => [
				{
					apiType: 'id_live_face',
					transactionId: 'e0nvom3caiis7',
					result: { liveness_score: of('liveness') },
				},
			],
			evidence: (answer) => evidenceIn(answer, [own(answer, 'result')]),
			traits: [],
			ownAnswers,
			simulated: {
				call: 'argosFace',
				genuine: { liveness: 95 },
				attack: { scenario: 'spoofedSelfie', score: 12, reasons: ['livenessBelowThreshold'] },
				reviewBand: 58,
				noFace: 'imageNotAnalysable',
				severalFaces: 'pass',
				notAnalysable: 'imageNotAnalysable',
			},
		},
		{
			...document,
			name: 'ARGOS document, ID Liveness',
			check: 'idLiveness',
			defaults: { useUpcomingVersion: false },
			body: documentBody({ sr: true, pc: true, ps: false }),
			...scoring(() => captureSignals),
			simulated: {
				...simulatedDocument({ screenReplay: 99, paperPrinted: 92 }),
				attack: { scenario: 'screenReplay', score: 12, reasons: ['screenReplayBelowThreshold'] },
			},
		},
		{
			...document,
			name: 'ARGOS document, Document Forgery',
			check: 'documentForgery',
			defaults: { pipelines: allSignals, useUpcomingVersion: false },
			body: documentBody({ sr: true, pc: true, ps: true }),
			...scoring(({ pipelines = allSignals }) =>
				Array.isArray(pipelines) ? pipelines.map(String) : [],
			),
			simulated: {
				...simulatedDocument({ screenReplay: 99, paperPrinted: 92, replacePortraits: 97 }),
				attack: {
					scenario: 'replacedPortrait',
					score: 42,
					reasons: ['replacePortraitsBelowThreshold'],
				},
			},
		},
		argosMatchWith(faceLimits, ownAnswers),
	],
};

/** "pipelines" and all three of its fields are required. */
function documentBody(pipelines: Readonly<Record<'sr' | 'pc' | 'ps', boolean>>) {
	return { kind: 'json', image: 'idImage', fields: { pipelines } } as const;
}

/** `result` has an object for each signal that was asked for. */
function scoring(
	signals: VendorCall['signals'],
): Pick<VendorCall, 'signals' | 'answers' | 'evidence'> {
	return {
		signals,
		answers: (of, parameters) => {
			const result = signals(parameters).map((name) => [name, { liveness_score: of(name) }]);
			return [
				{
					apiType: 'id_live_doc',
					transactionId: 'txn_123456789',
					engineVersion: document.engineVersion,
					result: Object.fromEntries(result),
				},
			];
		},
		evidence: (answer, parameters: AnyParameterValues) =>
			evidenceIn(
				answer,
				signals(parameters).map((name) => own(own(answer, 'result'), name)),
			),
	};
}

function evidenceIn(answer: unknown, scored: readonly unknown[]) {
	return {
		holders: [answer, own(answer, 'result'), ...scored],
		scores: scored.map((holder) => own(holder, score.field)),
		full: score.full,
	};
}

function simulatedDocument(genuine: Readonly<Record<string, number>>) {
	return {
		call: 'argosDocument',
		genuine,
		reviewBand: 58,
		// It looks for no face.
		noFace: 'pass',
		severalFaces: 'pass',
		notAnalysable: 'imageNotAnalysable',
	} as const;
}
