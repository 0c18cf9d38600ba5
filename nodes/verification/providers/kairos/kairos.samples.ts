import type { SampleReply, Sample } from '../sample';
import { decimalShift } from '../reading/decimalShift';

/**
 * The sample of the page "Liveness Verification" (v0.1). Assumed: v0.2 gives the same answer, with an
 * empty list if it finds no face. Also assumed: `response_code` is 1.
 */
export function livenessSample(sample: Sample): SampleReply {
	const isScored = sample.kind === 'scored';
	return {
		status: 200,
		body: {
			...headOf(sample),
			response_code: 1,
			response_data: {
				// "a numeric value (between 0 and 1)"
				faces_liveness: isScored ? decimalShift(sample.score, -2) : 0,
				faces_predicted: isScored ? [face] : [],
				img: { height: 71, width: 95 },
			},
		},
	};
}

/**
 * The page of "Biometric Verification" (v0.1) has the place of the score. Assumed: the rest is as for
 * liveness. A missing face is the error of the older calls.
 */
export function matchSample(sample: Sample): SampleReply {
	const head = headOf(sample);
	if (sample.kind === 'unusable') {
		const Errors = [{ ErrCode: 5002, Message: 'no faces found in the image' }];
		return { status: 200, body: { ...head, Errors } };
	}
	const face_match_confidence = decimalShift(sample.score, -2);
	return {
		status: 200,
		body: { ...head, response_code: 1, response_data: { biometric: { face_match_confidence } } },
	};
}

function headOf({ reference }: Sample) {
	const time = '2024-04-01 20:05:17';
	return { api_req_uid: reference, processed_at: time, requested_at: time };
}

const face = {
	confidence: 0.9885,
	delta: { x: 18.9982, y: 25.3957 },
	top_left: { x: 38.0577, y: 4.0824 },
};
