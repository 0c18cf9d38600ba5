import type { Execution } from '../../../harness/n8n/workflows/execution';
import { expectChecked, picturesOf } from '../applicants';
import { fillIn } from '../forms';
import type { Scenario } from './scenario';
import { reached, type ImportedExample } from '../stage';

const ends = ['Accepted', 'Rejected', 'New Picture', 'To Review', 'Unresolved'];

export const secondOpinion: Scenario = {
	refused: {
		'a spoofed selfie': async (played) => await send(played, '03-spoofed-selfie'),
		'a selfie that both are unsure about': async (played) => await send(played, '07-review-band'),
		'no face': async (played) => await send(played, '08-no-face'),
		'a selfie that only the second opinion rejects': async (played) => {
			const execution = await sendDoubtful(played, '03-spoofed-selfie');
			played.simulator.faults.clear();
			return execution;
		},
	},

	tests(played) {
		test.each([
			['01-genuine', 'Accepted'],
			['03-spoofed-selfie', 'Rejected'],
			['08-no-face', 'New Picture'],
			['10-too-small', 'New Picture'],
			['14-vendor-down', 'Unresolved'],
		])('%s: %s, and nobody asks for a second opinion', async (applicant, end) => {
			const execution = await send(played(), applicant);
			expectEnd(execution, end);
			expect(execution.runsOf('Second Opinion')).toBe(0);
			expect(played().simulator.requests.filter(({ vendor }) => vendor === 'argos')).toEqual([]);
		});

		test.each([
			['01-genuine', 'Accepted', 95],
			['03-spoofed-selfie', 'Rejected', 12],
			['07-review-band', 'To Review', 58],
		])('%s where Kairos is unsure: %s by ARGOS', async (applicant, end, score) => {
			const [item] = expectEnd(await sendDoubtful(played(), applicant), end);
			expect(item?.json).toMatchObject({
				faceLiveness: { provider: 'kairos', score: 55, nextStep: 'review' },
				secondOpinion: { provider: 'argos', score },
			});
			const { Selfie } = await picturesOf(applicant);
			expectChecked(item, { faceLiveness: Selfie, secondOpinion: Selfie });
		});

		test('a person decides where Kairos is unsure and ARGOS is down', async () => {
			const unavailable = { kind: 'answer', status: 503, body: 'Down' } as const;
			played().simulator.faults.add({ when: { vendor: 'argos' }, then: unavailable });
			const [item] = expectEnd(await sendDoubtful(played(), '01-genuine'), 'To Review');
			expect(item?.json.secondOpinion).toMatchObject({ outcome: 'error', nextStep: 'retry' });
		});
	},
};

async function send(played: ImportedExample, applicant: string): Promise<Execution> {
	const { Selfie } = await picturesOf(applicant);
	return (await fillIn(played, { Name: 'Ada', Selfie })).execution;
}

/** Sends a selfie that Kairos gives a score in the review band. */
async function sendDoubtful(played: ImportedExample, applicant: string): Promise<Execution> {
	played.simulator.faults.add({
		when: { vendor: 'kairos' },
		then: { kind: 'rewritten', scores: ['0.55'] },
	});
	return await send(played, applicant);
}

/** @returns the items that came to this end */
function expectEnd(execution: Execution, end: string) {
	expect({ status: execution.status, ends: reached(execution, ends) }).toEqual({
		status: 'success',
		ends: [end],
	});
	return execution.outputsOf(end).flat();
}
