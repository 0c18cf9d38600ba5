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
	const message = 'Fail to analyze face';
	return { status: 400, body: { apiType, transactionId, errorCode: 1017, message } };
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
