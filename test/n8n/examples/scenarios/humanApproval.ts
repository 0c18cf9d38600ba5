import { fittedFaceVerdicts } from '../../../harness/drawings/expectedVerdicts';
import type { Execution } from '../../../harness/n8n/workflows/execution';
import { expectChecked, expectVerdict, picturesOf } from '../applicants';
import { answerPage, fillIn, here, isOver, readPage, type Answers } from '../forms';
import type { Scenario } from './scenario';
import { importExample, reached, withoutNode, type ImportedExample } from '../stage';

const ends = ['To an Admin', 'No Answer', 'Accepted', 'Rejected', 'New Picture', 'Unresolved'];
const endBy = new Map([
	['accept', 'Accepted'],
	['reject', 'Rejected'],
	['retake', 'New Picture'],
	['retry', 'Unresolved'],
]);
const askPerson = 'Ask a Person';
const withoutPerson = fittedFaceVerdicts.filter(({ nextStep }) => nextStep !== 'review');

export const humanApproval: Scenario = {
	refused: {
		'a spoofed selfie': async (played) => await decide(played, '03-spoofed-selfie', 'Approve'),
		'no face, and whoever is asked says Approve': async (played) =>
			await decide(played, '08-no-face', 'Approve'),
		'a doubtful selfie, and a person says Decline': async (played) =>
			await decide(played, '07-review-band', 'Decline'),
	},

	tests(played) {
		test.each(withoutPerson)('$applicant: $nextStep, and nobody is asked', async (expected) => {
			const { Selfie } = await picturesOf(expected.applicant);
			const { execution } = await fillIn(played(), { Name: 'Ada', Selfie });
			const end = endBy.get(expected.nextStep) ?? '';
			expect({ status: execution.status, ends: reached(execution, ends) }).toEqual({
				status: 'success',
				ends: [end],
			});
			expectVerdict(execution.outputsOf(end).flat()[0], expected);
			expect(played().mailbox.mails).toEqual([]);
		});

		test('Approve accepts, and the item tells who it was', async () => {
			const review = await ask(played());
			const execution = await review.answer({ Decision: 'Approve', Reviewer: 'Rita', Why: 'Seen' });
			expect(reached(execution, ends)).toEqual(['Accepted']);
			const [item] = execution.outputsOf('Accepted').flat();
			expect(item?.json).toMatchObject({
				Name: 'Ada',
				faceLiveness: { nextStep: 'review', passed: false },
				data: { Decision: 'Approve', Reviewer: 'Rita', Why: 'Seen' },
			});
			expectChecked(item, { faceLiveness: (await picturesOf('07-review-band')).Selfie });
			expect(Object.keys(item?.binary ?? {})).toEqual(['Selfie']);
		});

		const others: ReadonlyArray<readonly [string, Answers, string]> = [
			['Decline', { Decision: 'Decline', Reviewer: 'Rita' }, 'Rejected'],
			['no decision', { Reviewer: 'Rita' }, 'No Answer'],
			['nothing at all', { Decision: '' }, 'No Answer'],
			['another word', { Decision: 'approve' }, 'No Answer'],
			['a file', { Decision: Buffer.from('Approve') }, 'No Answer'],
		];

		test.each(others)('%s does not', async (_what, answers, end) => {
			const execution = await (await ask(played())).answer(answers);
			expect({ status: execution.status, ends: reached(execution, ends) }).toEqual({
				status: 'success',
				ends: [end],
			});
		});

		test('whoever only opens the link decides nothing', async () => {
			const { id, link } = await ask(played());
			expect((await readPage(link)).title).toBe('Does the selfie show a live person?');
			const unsigned = link.replace(/signature=[^&]*/, '');
			const answer = { Decision: 'Approve', Reviewer: 'Rita' };
			const forged = await answerPage(played(), askPerson, unsigned, answer);
			expect(forged.status).toBe(401);
			const execution = await played().n8n.api.finished(id);
			expect({ status: execution.status, ends: reached(execution, ends) }).toEqual({
				status: 'waiting',
				ends: [],
			});
		});

		test('the e-mail leads to the run, and holds nothing of the applicant', async () => {
			const name = '<a href="https://example.com">Ada</a>';
			const { id } = await ask(played(), name);
			const [mail] = played().mailbox.mails;
			expect(mail).toMatchObject({
				subject: `Please decide on an applicant, execution ${id}`,
				from: { address: 'kyc@example.com' },
				to: [{ address: 'reviewer@example.com' }],
				attachments: [],
			});
			expect(mail?.html).toContain(`/workflow/${played().saved.id}/executions/${id}`);
			expect(mail?.html).toContain('A selfie scored 55. A score of 60 or more passes');
			expect(mail?.html).not.toContain('Ada');
		});

		test.each(['Face Liveness', 'KYC Decision', 'Ask a Person'])(
			'nobody is accepted while %s is deactivated',
			async (node) => {
				const deactivated = await importExample(played(), 'human-approval', (workflow) =>
					withoutNode(workflow, node),
				);
				const { Selfie } = await picturesOf('07-review-band');
				const { execution } = await fillIn(deactivated, { Name: 'Ada', Selfie });
				const end = node === 'Ask a Person' ? 'No Answer' : 'To an Admin';
				expect(reached(execution, ends)).toEqual([end]);
			},
		);

		test('nobody is accepted when the e-mail cannot be sent', async () => {
			played().mailbox.refuse(true);
			const { Selfie } = await picturesOf('07-review-band');
			const { execution } = await fillIn(played(), { Name: 'Ada', Selfie });
			expect({ status: execution.status, ends: reached(execution, ends) }).toEqual({
				status: 'error',
				ends: [],
			});
		});
	},
};

/** A run that waits for a person, and their ways to answer. */
export interface Review {
	readonly id: string;
	/** Where the button of the e-mail leads. */
	readonly link: string;
	/** Fills in the page behind the link. */
	readonly answer: (answers: Answers) => Promise<Execution>;
}

/** Sends a selfie with a doubtful score. */
export async function ask(played: ImportedExample, name = 'Ada'): Promise<Review> {
	const { Selfie } = await picturesOf('07-review-band');
	const { execution, url } = await fillIn(played, { Name: name, Selfie });
	expect({ status: execution.status, ends: reached(execution, ends) }).toEqual({
		status: 'waiting',
		ends: [],
	});
	// An applicant who knew the address of the run could open the question too.
	expect(url).toBeNull();
	return reviewOf(played, execution);
}

/** Sends a selfie, and where somebody is asked about it, their decision. */
async function decide(
	played: ImportedExample,
	applicant: string,
	Decision: string,
): Promise<Execution> {
	const { Selfie } = await picturesOf(applicant);
	const { execution } = await fillIn(played, { Name: 'Ada', Selfie });
	if (isOver(execution)) return execution;
	return await reviewOf(played, execution).answer({ Decision, Reviewer: 'Rita' });
}

/** What the last e-mail leads to. */
function reviewOf(played: ImportedExample, { id }: Execution): Review {
	const { n8n, mailbox } = played;
	const href = /href="([^"]*webhook-waiting[^"]*)"/.exec(mailbox.mails.at(-1)?.html ?? '')?.[1];
	const link = here(played, (href ?? '').replaceAll('&amp;', '&'));
	const answer = async (answers: Answers): Promise<Execution> => {
		await answerPage(played, askPerson, link, answers);
		return await n8n.api.until(id, isOver);
	};
	return { id, link, answer };
}
