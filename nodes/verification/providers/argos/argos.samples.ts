import { decimalShift } from '../reading/decimalShift';
import type { ScoreScale } from '../reading/scoreScale';
import type { Sample, SampleReply } from '../sample';
import type { Pipeline } from './argos.parameters';

/** As in the samples of the page "ID Liveness". */
const engineVersion = 'id_liveness@3.4.2';

/** The page "Face Liveness" names no engine. Its errors are flat, and their code is a number. */
export function faceSample(sample: Sample): SampleReply {
	const { reference: transactionId } = sample;
	const apiType = 'id_live_face';
	if (sample.kind === 'scored') {
		const result = { liveness_score: sample.score };
		return { status: 200, body: { apiType, result, transactionId } };
	}
	return noFace({ apiType, transactionId });
}

/** "Default threshold 0.8." The page names no error of its own, so the sample is that of a face. */
export function compareSample(
	sample: Sample,
	{ scoreScale }: { readonly scoreScale: ScoreScale },
): SampleReply {
	const { reference: transactionId } = sample;
	if (sample.kind === 'unusable') return noFace({ transactionId });
	const [score, threshold] = [sample.score, 80].map((one) =>
		scoreScale === 'fraction' ? decimalShift(one, -2) : one,
	);
	const similarity = { score, threshold, isMatch: sample.score >= 80 };
	return { status: 200, body: { transactionId, result: { similarity } } };
}

function noFace(head: object): SampleReply {
	const message = 'Fail to analyze face';
	return { status: 400, body: { ...head, errorCode: 1017, message } };
}

/** The page "ID Liveness" nests its errors, and their code is text. */
export function documentSample(sample: Sample, asked: readonly Pipeline[]): SampleReply {
	const { reference: transactionId } = sample;
	const head = { apiType: 'id_live_doc', transactionId, engineVersion };
	if (sample.kind === 'scored') {
		const scores = asked.map((name) => [name, { liveness_score: sample.score }] as const);
		return { status: 200, body: { ...head, result: Object.fromEntries(scores) } };
	}
	const message = 'Fail to analyze document';
	return {
		status: 400,
		body: { error: { statusCode: 400, ...head, errorCode: '1009', message } },
	};
}
