import { fractionOf, own } from './fields';
import { kairosMatch } from './kairosMatch';
import type { Vendor } from './vendor';

/** The page shows no error. The bodies are assumed; integrators see the one with Errors. */
export const kairos: Vendor = {
	name: 'kairos',
	label: 'Kairos',
	credential: {
		type: 'kairosApi',
		keys: { appId: 'demo-kairos-app-id', appKey: 'demo-kairos-app-key' },
		secret: ['appKey', 'App Key'],
		// The page spells them in both ways.
		headers: { 'app-id': 'appId', 'app-key': 'appKey', app_id: 'appId', app_key: 'appKey' },
		defaults: { baseUrl: 'https://idv-eu.kairos.com', headerStyle: 'both' },
	},
	forbidden: 'quotaExceeded',
	errors: (_status, code, message) => [
		{ message },
		{ Errors: [{ ErrCode: code, Message: message }] },
	],
	calls: [
		{
			name: 'Kairos face',
			check: 'faceLiveness',
			subject: 'selfie',
			path: '/v0.2/liveness-verification',
			body: { kind: 'multipart', file: 'selfie', fields: { threshold: '0.6' } },
			limits: {
				// Assumed: the page names no formats.
				formats: ['jpeg', 'png'],
				maxBytes: null,
				// "minimum 300 px, recommended > 900 px, maximum 5000 px"
				minSides: { longer: 300, shorter: 300 },
				maxSides: { longer: 5000, shorter: 5000 },
				recommendedSides: { longer: 901, shorter: 901 },
			},
			// "greater than or equal to this threshold"; 0.6 is the page's example.
			threshold: { default: 60, passes: 'atLeast' },
			score: { field: 'faces_liveness', full: 1 },
			signals: () => ['liveness'],
			hasReference: true,
			engineVersion: null,
			// The sample answer of the page. A list of scores is assumed, for several faces.
			answers: (score) => {
				const liveness = fractionOf(score('liveness'));
				return [liveness, [liveness]].map((faces_liveness) => ({
					api_req_uid: 'c6bb825f-871c-4323-8c06-8e5fd3517747',
					processed_at: '2024-04-01 20:05:17',
					requested_at: '2024-04-01 20:05:17',
					response_code: 1,
					response_data: {
						faces_liveness,
						faces_predicted: [face],
						img: { height: 1920, width: 1080 },
					},
				}));
			},
			evidence: (answer) => {
				const data = own(answer, 'response_data');
				const faces = own(data, 'faces_predicted');
				const liveness = own(data, 'faces_liveness');
				const isOneFace = Array.isArray(faces) && faces.length === 1;
				const scores = Array.isArray(liveness) && liveness.length > 0 ? liveness : [liveness];
				return { holders: [answer, data], scores: isOneFace ? scores : [undefined], full: 1 };
			},
			traits: ['fraction', 'scorePerFace'],
			ownAnswers: [
				{ name: '0.99 of no face', status: 200, body: withFaces([]), reason: 'noFaceFound' },
				{ name: '0.99 of two', status: 200, body: withFaces([{}, {}]), reason: 'multipleFaces' },
				// Seen with the older calls.
				...[{}, withFaces([{}])].map((more) => ({
					...{ name: `5002 with ${JSON.stringify(more)}`, status: 200 },
					body: { ...more, Errors: [{ ErrCode: 5002, Message: 'no faces found in the image' }] },
					reason: 'noFaceFound' as const,
				})),
				...[undefined, null, {}, 1, true, 'one', [null], [[]], ['face']].map((faces) => ({
					name: `0.99 with faces ${JSON.stringify(faces)}`,
					status: 200,
					body: withFaces(faces),
					reason: 'unreadableAnswer' as const,
				})),
			],
			simulated: {
				call: 'kairosFace',
				genuine: { liveness: 97 },
				attack: { scenario: 'spoofedSelfie', score: 8, reasons: ['livenessBelowThreshold'] },
				reviewBand: 55,
				noFace: 'noFaceFound',
				severalFaces: 'multipleFaces',
				notAnalysable: 'noFaceFound',
			},
		},
		kairosMatch,
	],
};

const face = {
	confidence: 0.9885,
	delta: { x: 18.9982, y: 25.3957 },
	top_left: { x: 120.4, y: 88.1 },
};

function withFaces(faces_predicted: unknown): object {
	return { response_data: { faces_liveness: 0.99, faces_predicted } };
}
