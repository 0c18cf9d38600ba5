import { startEngine } from './engine';
import { resolve } from 'node:path';
import { applicantsIn } from '../demo/applicantFolder';
import { kycChain } from '../demo/chain';
import { travel, type End } from '../demo/journey';
import { demoVendors } from '../demo/vendors';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { binaryModes } from './items';

/** Where each applicant of examples/images has to end, and what the last check has to say. */
const expected: ReadonlyArray<readonly [applicant: string, end: End, reasons: readonly string[]]> =
	[
		['01-genuine', 'Accepted', []],
		['02-genuine-png', 'Accepted', []],
		['03-spoofed-selfie', 'Rejected', ['livenessBelowThreshold']],
		['04-screen-replay', 'Rejected', ['livenessBelowThreshold']],
		['05-printed-copy', 'Rejected', ['livenessBelowThreshold']],
		['06-replaced-portrait', 'Rejected', ['replacePortraitsBelowThreshold']],
		['07-review-band', 'To Review', ['livenessInReviewBand']],
		['08-no-face', 'To Review', ['noFaceFound']],
		['09-several-faces', 'To Review', ['multipleFaces']],
		['10-too-small', 'To Review', ['imageTooSmall']],
		['11-too-large', 'To Review', ['imageTooLarge']],
		['12-wrong-format', 'To Review', ['unsupportedFormat']],
		['13-not-an-image', 'To Review', ['notAnImage']],
		['14-vendor-down', 'Error', ['vendorUnavailable']],
		['15-busy-vendor', 'Accepted', []],
		['16-damaged', 'To Review', ['imageDamaged']],
	];

const images = resolve(__dirname, '../../examples/images');

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ keepBodies: false });
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

describe.each(binaryModes)('examples/kyc-chain.json, binary data in %s mode', (binaryMode) => {
	test('every applicant ends where they should', async () => {
		const { credentials } = demoVendors(simulator, {});
		const engine = await startEngine({ binaryMode, credentials });
		const applicants = await applicantsIn(images);
		const journeys = await Promise.all(
			applicants.map((applicant) => travel(engine, kycChain({}), applicant)),
		);
		const ended = journeys.map(({ applicant, end, stops }) => [
			applicant,
			end,
			Object.values(stops).flatMap(({ reasons }) => reasons),
		]);
		expect(ended).toEqual(expected);
	});

	test('an accepted applicant carries three verdicts and both images', async () => {
		const { credentials } = demoVendors(simulator, {});
		const engine = await startEngine({ binaryMode, credentials });
		const [genuine] = await applicantsIn(images);
		const item = await engine.item({ Name: 'Ada' }, genuine?.files);
		const { outputsOf } = await engine.run(kycChain({}), [item]).finished;
		const [accepted] = outputsOf('Accepted').flat();
		expect(accepted?.json).toMatchObject({
			Name: 'Ada',
			faceLiveness: { provider: 'kairos', outcome: 'pass' },
			idLiveness: { provider: 'accura', outcome: 'pass' },
			documentForgery: { provider: 'argos', outcome: 'pass' },
		});
		expect(accepted?.binary).toEqual(item.binary);
	});
});
