import type { Row } from '../../../../harness/n8n/dataTable';
import type { ImportedExample } from '../../stage';
import { logOf } from './log';

const hour = 3_600_000;
const day = 24 * hour;

/** Declares the test of the e-mail with the totals. */
export function testWeeklyTotals(played: () => ImportedExample): void {
	test('the weekly e-mail sums up the last seven whole days', async () => {
		const table = await logOf(played());
		await table.insert([
			rowAged(36 * hour, { decision: 'accept' }),
			rowAged(3 * day, { decision: 'accept', requests: 4 }),
			rowAged(4 * day, { decision: 'reject' }),
			rowAged(5 * day, { decision: 'retake', requests: 0 }),
			rowAged(2 * day, { decision: 'review', review: 'open' }),
			rowAged(2 * day, { decision: 'review', review: 'declined' }),
			rowAged(2 * day, { decision: 'unresolved', vendorsInError: 'kairos, argos', requests: 9 }),
			rowAged(9 * day, { decision: 'reject', requests: 1000 }),
			rowAged(0, { decision: 'reject', requests: 1000 }),
		]);
		const { status } = await played().n8n.api.runManually(played().saved, 'Every Monday');
		expect(status).toBe('success');
		expect(
			played()
				.mailbox.mails[0]?.text?.trim()
				.split(/\s*\n+/),
		).toEqual([
			'KYC decisions of the last seven days',
			'Accepted: 2',
			'Rejected: 1',
			'New pictures needed: 1',
			'Sent to a person: 2',
			'Of these, still open: 1',
			'Unresolved: 1',
			'Decisions with an error, by vendor',
			'Kairos: 1',
			'Accura: 0',
			'ARGOS: 1',
			'Requests that vendors may have charged: 25',
		]);
	});
}

/** @param age in ms */
function rowAged(age: number, fields: Row): Row {
	const decidedAt = new Date(Date.now() - age).toISOString();
	return { decidedAt, review: 'none', vendorsInError: '', requests: 3, ...fields };
}
