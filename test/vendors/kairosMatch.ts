import { fractionOf, own } from './fields';
import type { OwnAnswer, VendorCall } from './vendor';

const noFaces = (message: string) => ({ Errors: [{ ErrCode: 5002, Message: message }] });

/** "the image" is either of the two: these are the words of the older calls, which had one. */
const noFaceAnywhere = noFaces('no faces found in the image');

function withBiometric(biometric: unknown, more: object = {}): object {
	return { api_req_uid: 'c6bb825f', response_data: { biometric, ...more } };
}

const match = { face_match_confidence: 0.99 };

/** Places and shapes in which the vendor is not known to have the score. */
const decoys: Readonly<Record<string, object>> = {
	'no biometric': { response_data: {} },
	'a biometric that is null': withBiometric(null),
	'a biometric that is a number': withBiometric(0.99),
	'a biometric in a list': withBiometric([match]),
	'a biometric of nothing': withBiometric({}),
	'a match beside the biometric': { response_data: { ...match, biometric: {} } },
	'a match at the top': { ...match, response_data: {} },
	'a liveness in place of a match': {
		response_data: { faces_liveness: 0.99, faces_predicted: [{}] },
	},
	'a biometric without response_data': { biometric: match },
};

const ownAnswers: readonly OwnAnswer[] = [
	...Object.entries(decoys).map(([name, body]): OwnAnswer => ({
		...{ name, body, status: 200 },
		reason: 'unreadableAnswer',
	})),
	// Seen with the older calls.
	...[{}, withBiometric(match)].map((more): OwnAnswer => ({
		name: `5002 with ${JSON.stringify(more)}`,
		status: 200,
		body: { ...more, ...noFaceAnywhere },
		reason: 'noFaceFound',
	})),
	// Assumed: words that name the picture.
	{
		name: '5002 about the selfie',
		status: 200,
		body: noFaces('no faces found in the selfie'),
		reason: 'noFaceFound',
		at: 'selfie',
	},
	// As in the answers of the liveness call.
	{
		name: 'a match of no face',
		status: 200,
		body: withBiometric(match, { faces_predicted: [] }),
		reason: 'noFaceFound',
	},
];

/** The path and the two fields are documented for v0.2, the answer for v0.1. */
export const kairosMatch: VendorCall = {
	name: 'Kairos match',
	check: 'faceMatch',
	subject: 'selfie',
	path: '/v0.2/biometric-verification',
	body: { kind: 'multipart', file: 'selfie', reference: 'image', fields: {} },
	limits: {
		// Assumed: those of the liveness call.
		formats: ['jpeg', 'png'],
		maxBytes: null,
		minSides: { longer: 300, shorter: 300 },
		maxSides: { longer: 5000, shorter: 5000 },
		recommendedSides: { longer: 901, shorter: 901 },
	},
	// This package's own: no page names one.
	threshold: { default: 60, passes: 'atLeast' },
	score: { field: 'face_match_confidence', full: 1 },
	signals: () => ['faceMatch'],
	hasReference: true,
	engineVersion: null,
	// Written from the vendor's documentation of v0.1. `api_req_uuid` and the code 0 are assumed.
	answers: (score) => {
		const face_match_confidence = fractionOf(score('faceMatch'));
		const times = { processed_at: '2024-04-01 20:05:17', requested_at: '2024-04-01 20:05:17' };
		const response_data = { biometric: { face_match_confidence } };
		const reference = 'c6bb825f-871c-4323-8c06-8e5fd3517747';
		return [
			{ api_req_uid: reference, ...times, response_code: 1, response_data },
			{ api_req_uuid: reference, ...times, response_code: 0, response_data },
		];
	},
	evidence: (answer) => {
		const data = own(answer, 'response_data');
		const biometric = own(data, 'biometric');
		return {
			holders: [answer, data, biometric],
			scores: [own(biometric, 'face_match_confidence')],
			full: 1,
		};
	},
	traits: ['fraction', 'comparison'],
	ownAnswers,
	simulated: {
		call: 'kairosMatch',
		genuine: { faceMatch: 91 },
		attack: { scenario: 'someoneElse', score: 11, reasons: ['faceMatchBelowThreshold'] },
		reviewBand: 55,
		noFace: 'noFaceFound',
		severalFaces: 'pass',
		notAnalysable: 'noFaceFound',
	},
};
