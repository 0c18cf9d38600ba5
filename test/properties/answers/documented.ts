import * as fc from 'fast-check';
import type { Question } from './question';

/**
 * What a vendor documents, or is seen in integrations to answer, when all went well. Written from
 * the vendors' pages, and not from the adapters.
 *
 * @param scores of each signal, 0-100, in the order in which they are asked for
 */
export function documentedSuccess(
	question: Question,
	[first, second, third]: readonly [number, number, number],
): fc.Arbitrary<unknown> {
	const { provider, checkName } = question;
	switch (provider) {
		case 'accura':
			return accura(question, first);
		case 'kairos':
			return kairos(first);
		case 'argos':
			return checkName === 'faceLiveness'
				? fc.constant({ ...argosHead, apiType: 'id_live_face', result: { liveness_score: first } })
				: fc.constant({
						...argosHead,
						engineVersion: 'id_liveness@3.4.2',
						result: Object.fromEntries(
							askedPipelines(question).map((name, index) => [
								name,
								{ liveness_score: [first, second, third][index] },
							]),
						),
					});
		default:
			throw new Error(`Nothing is known of what ${provider} answers`);
	}
}

/** No vendor is known to have its score where some Score Fields point to. */
export function isDocumented({ parameters }: Question): boolean {
	const { scoreField = '' } = parameters;
	return scoreField === '' || atField(scoreField, {}, 0) !== undefined;
}

/** So that there is room for something else in it, or for the header that stands in. */
export function withoutReference(answer: unknown): unknown {
	if (typeof answer !== 'object' || answer === null) return answer;
	const references = ['api_req_uid', 'transactionId', 'engineVersion'];
	return Object.fromEntries(Object.entries(answer).filter(([name]) => !references.includes(name)));
}

/** ID Liveness asks for the two that are about how the picture was taken. */
export function askedPipelines({ checkName, parameters }: Question): readonly string[] {
	const { pipelines } = parameters;
	if (checkName === 'documentForgery' && Array.isArray(pipelines)) return pipelines.map(String);
	return ['screenReplay', 'paperPrinted'];
}

const argosHead = { transactionId: 'e0nvom3caiis7', apiType: 'id_live_doc' };

/** Exactly: 56.7 / 100 is 0.5670000000000001. */
function fractionOf(percent: number): number {
	return Number(`${percent}e-2`);
}

function accura({ parameters }: Question, percent: number): fc.Arbitrary<unknown> {
	const number = parameters.scoreScale === 'fraction' ? fractionOf(percent) : percent;
	const scores: fc.Arbitrary<unknown> =
		parameters.scoreScale === 'fraction'
			? fc.constantFrom(number, String(number))
			: fc.constantFrom(number, String(number), `${number}%`, `${number} %`);
	const heads = fc.constantFrom({ status: true }, { Status: 'Success' }, {});
	return fc.tuple(heads, scores, fc.nat(4)).map(([head, score, shape]) => {
		const usual = [
			{ ...head, data: { quality: 88, score } },
			{ ...head, data: { liveness_score: score } },
			{ ...head, data: { quality: 88, livenessScore: score } },
			{ ...head, score },
			{ ...head, livenessScore: score },
		];
		return atField(parameters.scoreField, head, score) ?? usual[shape];
	});
}

/** Where the user says that the score is, for the names that a vendor might use. */
function atField(field: unknown, head: object, score: unknown): unknown {
	const shapes: Readonly<Record<string, unknown>> = {
		'data.score': { ...head, data: { quality: 88, score } },
		'DATA.Score': { ...head, data: { score } },
		' data . score ': { ...head, data: { score } },
		score: { ...head, score },
		livenessScore: { ...head, livenessScore: score },
		'data.deep.score': { ...head, data: { deep: { score } } },
	};
	return typeof field === 'string' && Object.hasOwn(shapes, field) ? shapes[field] : undefined;
}

function kairos(percent: number): fc.Arbitrary<unknown> {
	const liveness = fractionOf(percent);
	return fc.constantFrom(liveness, [liveness]).map((faces) => ({
		api_req_uid: 'c6bb825f-871c-4323-8c06-8e5fd3517747',
		processed_at: '2024-04-01 20:05:17',
		requested_at: '2024-04-01 20:05:17',
		response_code: 2,
		response_data: {
			faces_liveness: faces,
			faces_predicted: [
				{
					confidence: 0.9885,
					delta: { x: 18.9982, y: 25.3957 },
					top_left: { x: 120.4, y: 88.1 },
				},
			],
			img: { height: 1920, width: 1080 },
		},
	}));
}
