import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { scenarioNames } from '../../simulator/scenarios/scenarios';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { makeImage } from './sampleImages';
import { accuraFace, argosFace, everyCall, everyComparison, kairosFace } from './vendorRequests';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.reset());
afterAll(() => simulator.close());

describe('scenarios', () => {
	test.each(['jpeg', 'png', 'webp'] as const)('are read from a %s', async (format) => {
		const image = await makeImage({ format, scenario: 'spoofedSelfie' });
		const answer = await argosFace(simulator, image);
		expect(await answer.json()).toMatchObject({ result: { liveness_score: 12 } });
		expect(simulator.requests[0]?.scenario).toBe('spoofedSelfie');
	});

	const card = { sr: 99, pc: 92, ps: 97 };
	const refused = 'No face or document could be detected';
	const face = { accuraFace: 92, kairosFace: 0.97, argosFace: 95 };
	const match = { accuraMatch: 84, kairosMatch: 0.91, argosCompare: 0.93 };
	const genuine = { ...face, accuraId: 93, argosDocument: card, ...match };
	const matchWithoutFace = {
		accuraMatch: 'Face not detected in target_file',
		kairosMatch: 'no faces found in the image',
		argosCompare: 1017,
	};
	const answers: Record<string, Record<keyof typeof everyCall, unknown>> = {
		genuine,
		spoofedSelfie: { ...genuine, accuraFace: 18, kairosFace: 0.08, argosFace: 12 },
		screenReplay: { ...genuine, accuraId: 14, argosDocument: { ...card, sr: 12 } },
		printedCopy: { ...genuine, accuraId: 21, argosDocument: { ...card, pc: 9 } },
		replacedPortrait: { ...genuine, accuraId: 88, argosDocument: { sr: 97, pc: 90, ps: 42 } },
		reviewBand: {
			accuraFace: 50,
			accuraId: 50,
			kairosFace: 0.55,
			argosFace: 58,
			argosDocument: { ...card, sr: 58 },
			accuraMatch: 55,
			kairosMatch: 0.55,
			argosCompare: 0.75,
		},
		noFace: {
			...genuine,
			accuraFace: refused,
			kairosFace: 'no face',
			argosFace: 1017,
			...matchWithoutFace,
		},
		severalFaces: { ...genuine, kairosFace: [0.97, 0.31] },
		notAnalysable: {
			accuraFace: refused,
			accuraId: refused,
			kairosFace: 'no face',
			argosFace: 1017,
			argosDocument: '1009',
			...matchWithoutFace,
		},
		vendorDown: {
			accuraFace: 503,
			accuraId: 503,
			kairosFace: 503,
			argosFace: 503,
			argosDocument: 503,
			accuraMatch: 503,
			kairosMatch: 503,
			argosCompare: 503,
		},
		someoneElse: { ...genuine, accuraMatch: 17, kairosMatch: 0.11, argosCompare: 0.09 },
	};
	test.each(Object.entries(answers))('every call answers %s', async (scenario, expected) => {
		const image = await makeImage({ scenario });
		const seen: Record<string, unknown> = {};
		for (const [call, send] of Object.entries(everyCall)) {
			seen[call] = await essenceOf(await send(simulator, image));
		}
		expect(seen).toEqual(expected);
	});

	test('busyOnce refuses the first request with an image', async () => {
		const image = await makeImage({ scenario: 'busyOnce' });
		const first = await accuraFace(simulator, image);
		expect([first.status, first.headers.get('retry-after')]).toEqual([429, '1']);
		expect(await essenceOf(await accuraFace(simulator, image))).toBe(92);
		const other = await makeImage({ scenario: 'busyOnce', shade: 1 });
		expect((await kairosFace(simulator, other)).status).toBe(429);
		expect(simulator.requests.map(({ billable }) => billable)).toEqual([false, true, false]);
	});

	test('the tests cover every scenario', () => {
		expect([...Object.keys(answers), 'busyOnce'].sort()).toEqual(scenarioNames.toSorted());
	});

	test('without a scenario, the scores depend only on the bytes and are spread', async () => {
		const scores = new Set<string>();
		for (let shade = 0; shade < 20; shade += 1) {
			const image = await makeImage({ shade, width: 640, height: 480 });
			const [first, second] = [
				await accuraFace(simulator, image),
				await accuraFace(simulator, image),
			];
			const body = await first.text();
			expect(await second.text()).toBe(body);
			scores.add(body);
		}
		expect(scores.size).toBeGreaterThan(10);
		expect(simulator.requests[0]?.scenario).toBeNull();
	});

	test('reports a misspelt one', async () => {
		const answer = await accuraFace(simulator, await makeImage({ scenario: 'genuin' }));
		expect(answer.status).toBe(501);
		expect(await answer.text()).toContain('no scenario \\"genuin\\"');
	});
});

describe.each(Object.entries(everyComparison))('%s compares', (call, send) => {
	const noFace: Readonly<Record<string, Record<string, unknown>>> = {
		accuraMatch: {
			selfie: 'Face not detected in target_file',
			reference: 'Face not detected in source_file',
			both: 'Face not detected in source_file and target_file',
		},
		kairosMatch: {
			selfie: 'no faces found in the image',
			reference: 'no faces found in the image',
			both: 'no faces found in the image',
		},
		argosCompare: { selfie: 1017, reference: 1017, both: 1017 },
	};
	const referenceOf = {
		accuraMatch: 'source_file',
		kairosMatch: 'image',
		argosCompare: 'originFace',
	};
	const field = Object.entries(referenceOf).find(([name]) => name === call)?.[1] ?? '';

	const compared = async (selfie: string | undefined, reference: string | undefined) => {
		const [image, other] = [await imageOf(selfie), await imageOf(reference)];
		return await essenceOf(await send(simulator, image, { fields: { [field]: other } }));
	};
	const imageOf = (scenario: string | undefined) =>
		makeImage(scenario === undefined ? { shade: 7 } : { scenario });

	test('both images: either may be of someone else', async () => {
		const [same, ...others] = [
			await compared('genuine', 'genuine'),
			await compared('someoneElse', 'genuine'),
			await compared('genuine', 'someoneElse'),
		];
		expect(new Set(others).size).toBe(1);
		expect(Number(others[0])).toBeLessThan(Number(same) / 2);
		expect(await compared('spoofedSelfie', 'printedCopy')).toBe(same);
	});

	test('and says what it says of pictures without a face', async () => {
		expect({
			selfie: await compared('noFace', 'genuine'),
			reference: await compared('genuine', 'noFace'),
			both: await compared('noFace', 'noFace'),
		}).toEqual(noFace[call]);
	});

	test('images without a scenario by the bytes of both, in either order', async () => {
		const scores = [await compared(undefined, 'genuine'), await compared('genuine', undefined)];
		expect(new Set(scores).size).toBe(1);
		expect(await compared(undefined, undefined)).not.toBe(scores[0]);
	});

	test('and is as unavailable as either image says', async () => {
		expect(await compared('genuine', 'vendorDown')).toBe(503);
		expect(await compared('genuine', 'genuin')).toBe(501);
	});
});

const answerSchema = z.object({
	message: z.string().optional(),
	errorCode: z.number().optional(),
	error: z.object({ errorCode: z.string() }).optional(),
	Errors: z.tuple([z.object({ Message: z.string() })]).optional(),
	data: z.object({ score: z.number() }).optional(),
	response_data: z
		.object({
			faces_liveness: z.unknown(),
			faces_predicted: z.array(z.unknown()).optional(),
			biometric: z.object({ face_match_confidence: z.number() }).optional(),
		})
		.optional(),
	result: z.record(z.unknown()).optional(),
});

/** The scores of any vendor's answer, or its reason for a missing score. */
async function essenceOf(answer: Response): Promise<unknown> {
	if (answer.status >= 500) return answer.status;
	const body = answerSchema.parse(await answer.json());
	if (body.Errors !== undefined) return body.Errors[0].Message;
	if (body.response_data?.biometric) return body.response_data.biometric.face_match_confidence;
	if (body.response_data?.faces_predicted?.length === 0) return 'no face';
	if (body.response_data !== undefined) return body.response_data.faces_liveness;
	if (body.result !== undefined) return scoresOf(body.result);
	return body.data?.score ?? body.error?.errorCode ?? body.errorCode ?? body.message;
}

const scoreSchema = z.object({ score: z.number() });

function scoresOf(result: Record<string, unknown>): unknown {
	if ('liveness_score' in result) return result['liveness_score'];
	if ('similarity' in result) return scoreSchema.parse(result['similarity']).score;
	const score = (name: string): number =>
		z.object({ liveness_score: z.number() }).parse(result[name]).liveness_score;
	return {
		sr: score('screenReplay'),
		pc: score('paperPrinted'),
		ps: score('replacePortraits'),
	};
}
