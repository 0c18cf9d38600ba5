import { startEngine } from './engine';
import { resolve } from 'node:path';
import { checkLabels } from '../../nodes/verification/check';
import type { NextStep } from '../../nodes/verification/failure';
import { applicantsIn } from '../demo/applicantFolder';
import { kycChain } from '../demo/chain';
import { travel, type End } from '../demo/journey';
import { demoVendors } from '../demo/vendors';
import { expectedVerdicts } from '../harness/drawings/expectedVerdicts';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { binaryModes } from './items';

/** The end that an applicant reaches, by the next step of the verdict that decides. */
const endBy: Readonly<Partial<Record<NextStep, End>>> = {
	accept: 'Accepted',
	reject: 'Rejected',
	review: 'To Review',
	retake: 'New Pictures',
	retry: 'Unresolved',
};
const expected = expectedVerdicts.map(({ applicant, nextStep, reasons }) => [
	applicant,
	endBy[nextStep],
	reasons,
]);
const deciding = new Map(expectedVerdicts.map(({ applicant, check }) => [applicant, check]));

const images = resolve(__dirname, '../../examples/images');

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ keepBodies: false });
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

describe.each(binaryModes)('examples/kyc-chain.json, binary data in %s mode', (binaryMode) => {
	test('every applicant reaches the expected end', async () => {
		const { credentials } = demoVendors(simulator, {});
		const engine = await startEngine({ binaryMode, credentials });
		const applicants = await applicantsIn(images);
		const journeys = await Promise.all(
			applicants.map((applicant) => travel(engine, kycChain({}, false), applicant)),
		);
		const ended = journeys.map(({ applicant, end, stops }) => [
			applicant,
			end,
			stops[checkLabels[deciding.get(applicant) ?? 'faceLiveness']]?.reasons,
		]);
		expect(ended).toEqual(expected);
	});
});
