import { fittedFaceVerdicts } from '../../../harness/drawings/expectedVerdicts';
import type { Execution } from '../../../harness/n8n/workflows/execution';
import { expectChecked, expectVerdict, picturesOf } from '../applicants';
import { answerPage, fillIn, isOver, type Visit } from '../forms';
import type { Scenario } from './scenario';
import { importExample, reached, withoutNode, type ImportedExample } from '../stage';

const check = 'Face Liveness';
const newSelfie = 'Page: New Selfie';
const pageOf = new Map([
	['Accepted', 'Your picture is accepted'],
	['Rejected', 'We could not accept your picture'],
	['To a Person', 'We have received your picture'],
	['Unresolved', 'Please try again later'],
]);
const ends = [...pageOf.keys(), 'Never Came Back'];
const endBy = new Map([
	['accept', 'Accepted'],
	['reject', 'Rejected'],
	['review', 'To a Person'],
	['retry', 'Unresolved'],
]);

/** What an applicant reads, by reason. */
const words = new Map([
	['noFaceFound', 'could not see a face'],
	['multipleFaces', 'more than one person'],
	['imageTooSmall', 'too small'],
	['unsupportedFormat', 'send a JPEG or a PNG'],
	['notAnImage', 'not a picture'],
	['imageDamaged', 'did not arrive in one piece'],
]);

const atOnce = fittedFaceVerdicts.filter(({ nextStep }) => nextStep !== 'retake');
const retakes = fittedFaceVerdicts.filter(({ nextStep }) => nextStep === 'retake');

export const retakeLoop: Scenario = {
	refused: {
		'a spoofed selfie': async (played) => (await apply(played, '03-spoofed-selfie')).execution,
		'a spoofed selfie, when asked for a new one': async (played) => {
			const visit = await apply(played, '08-no-face');
			const asked = visit.execution.lastNode === newSelfie;
			return asked ? await retake(played, visit, '03-spoofed-selfie') : visit.execution;
		},
	},

	tests(played) {
		test.each(atOnce)('$applicant: $nextStep, without a second picture', async (expected) => {
			const visit = await apply(played(), expected.applicant);
			const end = endBy.get(expected.nextStep) ?? '';
			await expectEnd(visit, visit.execution, end);
			expect(visit.execution.runsOf(newSelfie)).toBe(0);
			expectVerdict(visit.execution.outputsOf(end).flat()[0], expected);
		});

		test.each(retakes)('$applicant is told what was wrong', async ({ applicant, reasons }) => {
			const { execution, page } = await apply(played(), applicant);
			expect(reached(execution, ends)).toEqual([]);
			const { title, text } = await page();
			expect(title).toBe('Please take a new picture');
			expect(text).toContain(words.get(reasons[0] ?? '') ?? 'no words for this reason');
			expect(text).not.toContain('last try');
		});

		test('a good new picture is accepted, after its own check', async () => {
			const visit = await apply(played(), '08-no-face');
			const execution = await retake(played(), visit, '01-genuine');
			await expectEnd(visit, execution, 'Accepted');
			const [item] = execution.outputsOf('Accepted').flat();
			const { Selfie } = await picturesOf('01-genuine');
			expectChecked(item, { faceLiveness: Selfie });
			expect(item?.json.Name).toBe('Ada');
			expect(Object.keys(item?.binary ?? {})).toEqual(['Selfie']);
		});

		test('a bad new picture is rejected', async () => {
			const visit = await apply(played(), '08-no-face');
			const execution = await retake(played(), visit, '03-spoofed-selfie');
			await expectEnd(visit, execution, 'Rejected');
		});

		test('after three pictures that nobody can judge, a person looks', async () => {
			const visit = await apply(played(), '08-no-face');
			await retake(played(), visit, '09-several-faces');
			expect((await visit.page()).text).toContain('This is the last try.');
			const execution = await retake(played(), visit, '13-not-an-image');
			expect(execution.runsOf(newSelfie)).toBe(2);
			await expectEnd(visit, execution, 'To a Person');
		});

		test('no picture, no way around the check', async () => {
			const visit = await apply(played(), '08-no-face');
			await answerPage(played(), newSelfie, visit.url, { Selfie: 'none' });
			await expectEnd(visit, await checkedTimes(played(), visit, 2), 'Unresolved');
		});

		test('nobody is accepted while the check is deactivated', async () => {
			const deactivated = await importExample(played(), 'retake-loop', (workflow) =>
				withoutNode(workflow, check),
			);
			const visit = await apply(deactivated, '01-genuine');
			await expectEnd(visit, visit.execution, 'To a Person');
		});

		test('only a form that is sent by its own address counts', async () => {
			const visit = await apply(played(), '08-no-face');
			const unsigned = (visit.url ?? '').replace(/\?.*/, '');
			const answers = await Promise.all([
				answerPage(played(), newSelfie, unsigned, { Selfie: 'none' }),
				fetch(visit.url ?? '', { method: 'POST' }),
				fetch(visit.url ?? '', {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ data: { faceLiveness: { passed: true } } }),
				}),
			]);
			expect(answers.map(({ status }) => status)).toEqual([401, 415, 415]);
			const execution = await played().n8n.api.finished(visit.execution.id);
			expect({ status: execution.status, ends: reached(execution, ends) }).toEqual({
				status: 'waiting',
				ends: [],
			});
		});
	},
};

async function apply(played: ImportedExample, applicant: string): Promise<Visit> {
	const { Selfie } = await picturesOf(applicant);
	return await fillIn(played, { Name: 'Ada', Selfie });
}

/** Sends the selfie of somebody on the page for new ones, and waits until the node checked it, or never will. */
async function retake(
	played: ImportedExample,
	visit: Visit,
	applicant: string,
): Promise<Execution> {
	const { Selfie } = await picturesOf(applicant);
	const before = await played.n8n.api.finished(visit.execution.id);
	await answerPage(played, newSelfie, visit.url, { Selfie });
	return await checkedTimes(played, visit, before.runsOf(check) + 1);
}

async function checkedTimes(
	{ n8n }: ImportedExample,
	{ execution: { id } }: Visit,
	times: number,
): Promise<Execution> {
	return await n8n.api.until(
		id,
		(execution) => isOver(execution) || execution.runsOf(check) === times,
	);
}

async function expectEnd(visit: Visit, execution: Execution, end: string): Promise<void> {
	expect(reached(execution, ends)).toEqual([end]);
	expect((await visit.page()).title).toBe(pageOf.get(end));
	expect((await visit.leave()).status).toBe('success');
}
