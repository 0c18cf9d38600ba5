import { fittedFaceVerdicts } from '../../../harness/drawings/expectedVerdicts';
import type { Execution } from '../../../harness/n8n/workflows/execution';
import { expectChecked, picturesOf } from '../applicants';
import { fillIn } from '../forms';
import type { Scenario } from './scenario';
import { reached, type ImportedExample } from '../stage';

const ends = ['Accepted', 'Rejected', 'New Picture', 'To Review', 'Unresolved'];
const endBy = new Map([
	['accept', 'Accepted'],
	['reject', 'Rejected'],
	['review', 'To Review'],
	['retake', 'New Picture'],
	['retry', 'Unresolved'],
]);

export const vendorFallback: Scenario = {
	refused: {
		'a spoofed selfie': async (played) => await send(played, '03-spoofed-selfie'),
		'no face': async (played) => await send(played, '08-no-face'),
		'a selfie that no vendor answers about': async (played) => await send(played, '14-vendor-down'),
		'a spoofed selfie while Kairos is down': async (played) => {
			const execution = await sendWhileDown(played, '03-spoofed-selfie');
			played.simulator.faults.clear();
			return execution;
		},
	},

	tests(played) {
		const answered = fittedFaceVerdicts.filter(({ nextStep }) => nextStep !== 'retry');

		test.each(answered)('$applicant: $nextStep by Kairos only', async (expected) => {
			const execution = await send(played(), expected.applicant);
			expectEnd(execution, endBy.get(expected.nextStep));
			expect(execution.runsOf('Second Vendor')).toBe(0);
			expect(vendorsAsked(played())).not.toContain('argos');
		});

		test.each([
			['01-genuine', 'Accepted'],
			['03-spoofed-selfie', 'Rejected'],
			['07-review-band', 'To Review'],
			['08-no-face', 'New Picture'],
		])('%s while Kairos is down: %s by ARGOS', async (applicant, end) => {
			const execution = await sendWhileDown(played(), applicant);
			const [item] = expectEnd(execution, end);
			expect(new Set(vendorsAsked(played()))).toEqual(new Set(['kairos', 'argos']));
			expect(item?.json).toMatchObject({ faceLiveness: { provider: 'argos' } });
			expectChecked(item, { faceLiveness: (await picturesOf(applicant)).Selfie });
		});

		test('while both are down, nothing is decided', async () => {
			const [item] = expectEnd(await send(played(), '14-vendor-down'), 'Unresolved');
			expect(new Set(vendorsAsked(played()))).toEqual(new Set(['kairos', 'argos']));
			expect(item?.json.kycDecision).toMatchObject({
				decision: 'unresolved',
				nextStep: 'retry',
				reasons: [{ check: 'faceLiveness', reason: 'vendorUnavailable' }],
			});
		});
	},
};

async function send(played: ImportedExample, applicant: string): Promise<Execution> {
	const { Selfie } = await picturesOf(applicant);
	return (await fillIn(played, { Name: 'Ada', Selfie })).execution;
}

async function sendWhileDown(played: ImportedExample, applicant: string): Promise<Execution> {
	const unavailable = { kind: 'answer', status: 503, body: 'Down' } as const;
	played.simulator.faults.add({ when: { vendor: 'kairos' }, then: unavailable });
	return await send(played, applicant);
}

function vendorsAsked({ simulator }: ImportedExample): ReadonlyArray<string | null> {
	return simulator.requests.map(({ vendor }) => vendor);
}

/** @returns the items that came to this end */
function expectEnd(execution: Execution, end = '') {
	expect({ status: execution.status, ends: reached(execution, ends) }).toEqual({
		status: 'success',
		ends: [end],
	});
	return execution.outputsOf(end).flat();
}
