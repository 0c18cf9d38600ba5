import type { Row } from '../../../../harness/n8n/dataTable';
import { fillIn, isOver, readPage, type FormWithLogin, type Visit } from '../../forms';
import { reviewersLogin, type ImportedExample } from '../../stage';
import { rowOf, send } from './log';

/** Declares the tests of the queue that a person works through. */
export function testReviewQueue(played: () => ImportedExample): void {
	test('a reviewer closes a review, once', async () => {
		const applicant = await send(played(), '07-review-band');
		const { id = null } = await rowOf(played(), applicant);
		const [visit, late] = [await openReviews(played()), await openReviews(played())];
		const page = await readPage(visit.url);
		expect(page.title).toMatch(/^\d+ open reviews$/);
		expect(page.text).toContain(`Review ${String(id)}, `);
		expect(page.text).toContain('faceLiveness: livenessInReviewBand');
		const [closed, refused] = [
			`Review ${String(id)} is closed: approved`,
			'This review is not open',
		];
		expect(await close(played(), visit, id, 'Approve')).toBe(closed);
		expect(await close(played(), late, id, 'Decline')).toBe(refused);
		expect(await rowOf(played(), applicant)).toMatchObject({
			decision: 'review',
			review: 'approved',
			reviewer: 'Rita',
			reviewNote: 'Seen',
			reviewedAt: expect.stringMatching(/^\d{4}-/),
		});
	});

	test('what was decided without a person cannot be reviewed', async () => {
		const applicant = await send(played(), '03-spoofed-selfie');
		const before = await rowOf(played(), applicant);
		const visit = await openReviews(played());
		const title = await close(played(), visit, before.id ?? null, 'Approve');
		expect(title).toBe('This review is not open');
		expect(await rowOf(played(), applicant)).toEqual(before);
	});

	test.each(['approve', '', 'Accept'])('"%s" closes no review', async (decision) => {
		const applicant = await send(played(), '07-review-band');
		const before = await rowOf(played(), applicant);
		const visit = await openReviews(played());
		await answer(visit, before.id ?? null, decision);
		const { runsOf } = await played().n8n.api.until(visit.execution.id, isOver);
		expect(runsOf('Close Review')).toBe(0);
		expect(await rowOf(played(), applicant)).toEqual(before);
	});

	test('only reviewers see the queue', async () => {
		const login = { user: reviewersLogin.user, password: 'guessed' };
		await expect(openReviews(played(), login)).rejects.toThrow(/: 401 /);
	});
}

/** Logs in as a reviewer, up to the page that lists the open reviews. */
async function openReviews(
	played: ImportedExample,
	login: FormWithLogin['login'] = reviewersLogin,
): Promise<Visit> {
	return await fillIn(played, { Reviewer: 'Rita' }, { name: 'Review Form', login });
}

/** Sends the page with the list, which is field 0. */
async function answer(visit: Visit, review: Row[string], decision: string): Promise<void> {
	const body = new FormData();
	for (const [index, value] of [String(review), decision, 'Seen'].entries()) {
		body.set(`field-${index + 1}`, value);
	}
	await fetch(visit.url ?? '', { method: 'POST', body });
}

/** @returns what the reviewer is told */
async function close(
	{ n8n }: ImportedExample,
	visit: Visit,
	review: Row[string],
	decision: string,
): Promise<string> {
	await answer(visit, review, decision);
	await n8n.api.until(visit.execution.id, ({ lastNode }) => lastNode === 'Page: Closed');
	const { title } = await visit.page();
	await visit.leave();
	return title;
}
