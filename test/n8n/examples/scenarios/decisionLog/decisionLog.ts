import { z } from 'zod';
import type { Row } from '../../../../harness/n8n/dataTable';
import type { Scenario } from '../scenario';
import { atNewAddresses, importExample, reached, withParameters } from '../../stage';
import { logOf, rowOf, send, setUp } from './log';
import { testReviewQueue } from './reviewQueue';
import { testWeeklyTotals } from './weeklyTotals';

const ends = ['Accepted', 'Rejected', 'New Pictures', 'To Review', 'Unresolved'];
const noReview = { reviewer: null, reviewNote: null, reviewedAt: null };

/** What the log holds of an applicant, besides times, references and where to look. */
const logged: ReadonlyArray<readonly [applicant: string, end: string, row: Row]> = [
	['01-genuine', 'Accepted', { decision: 'accept', reasons: '', vendorsInError: '' }],
	['15-busy-vendor', 'Accepted', { decision: 'accept', vendorsInError: '' }],
	[
		'06-replaced-portrait',
		'Rejected',
		{ decision: 'reject', reasons: 'documentForgery: replacePortraitsBelowThreshold' },
	],
	['08-no-face', 'New Pictures', { decision: 'retake', reasons: 'faceLiveness: noFaceFound' }],
	['13-not-an-image', 'New Pictures', { decision: 'retake', vendorsInError: '' }],
	['07-review-band', 'To Review', { decision: 'review', review: 'open' }],
	['14-vendor-down', 'Unresolved', { decision: 'unresolved', vendorsInError: 'kairos' }],
];

const decided = z.object({
	kycDecision: z.object({
		decidedAt: z.string(),
		summary: z.string(),
		checks: z.array(z.object({ transactionId: z.string().nullable() })),
	}),
});

export const decisionLog: Scenario = {
	refused: Object.fromEntries(
		['03-spoofed-selfie', '06-replaced-portrait', '08-no-face'].map((applicant) => [
			applicant,
			async (played) => {
				await played.n8n.api.runManually(played.saved, setUp);
				return await send(played, applicant);
			},
		]),
	),

	tests(played) {
		beforeAll(async () => await played().n8n.api.runManually(played().saved, setUp));

		test.each(logged)('%s: %s, and a row says why', async (applicant, end, expected) => {
			const execution = await send(played(), applicant);
			expect({ status: execution.status, ends: reached(execution, ends) }).toEqual({
				status: 'success',
				ends: [end],
			});
			const [item] = execution.outputsOf(end).flat();
			const { decidedAt, summary, checks } = decided.parse(item?.json).kycDecision;
			const references = checks.flatMap(({ transactionId }) => transactionId ?? []);
			expect(await rowOf(played(), execution)).toMatchObject({
				...{ decidedAt, summary, review: 'none', ...noReview },
				providers: 'kairos, accura, argos',
				transactionIds: references.join(', '),
				requests: played().simulator.requests.length,
				executionUrl: expect.stringMatching(
					`/workflow/${played().saved.id}/executions/${execution.id}$`,
				),
				...expected,
			});
		});

		test('a row holds nothing of the pictures', async () => {
			const row = await rowOf(played(), await send(played(), '01-genuine'));
			expect(JSON.stringify(row)).not.toMatch(/picture|\.jpg|selfie/i);
		});

		test('nobody is accepted whose decision cannot be written down', async () => {
			const nowhere = { __rl: true, mode: 'name', value: 'no such table' };
			const unlogged = await importExample(played(), 'decision-log', (workflow) =>
				atNewAddresses(withParameters(workflow, 'Log Decision', { dataTableId: nowhere })),
			);
			const execution = await send(unlogged, '01-genuine');
			expect({ status: execution.status, ends: reached(execution, ends) }).toEqual({
				status: 'error',
				ends: [],
			});
		});

		test('setting up again keeps the rows', async () => {
			const before = await (await logOf(played())).rows();
			expect(before).not.toEqual([]);
			const { status } = await played().n8n.api.runManually(played().saved, setUp);
			expect(status).toBe('success');
			expect(await (await logOf(played())).rows()).toEqual(before);
		});

		testReviewQueue(played);
		testWeeklyTotals(played);
	},
};
