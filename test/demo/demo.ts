import { startEngine } from '../engine/engine';
import { resolve } from 'node:path';
import { startSimulator } from '../harness/simulator/simulator';
import { applicantsIn } from './applicantFolder';
import { kycChain } from './chain';
import { stoppedByLimits, travel, type Journey } from './journey';
import { tableHead, tableRow, totals } from './table';
import { demoVendors } from './vendors';

export const ownImages = resolve(__dirname, '../../examples/images');

/**
 * Sends every applicant in the folder through the chain. Then it switches fitting on and sends those
 * again whose images broke a vendor's limits. Throws if the folder has no images.
 *
 * @param print receives the output, one or more lines at a time
 */
export async function demo(
	folder: string,
	env: Readonly<Partial<Record<string, string>>>,
	print: (text: string) => void,
): Promise<void> {
	const applicants = await applicantsIn(folder);
	if (applicants.length === 0) throw new Error(noImages(folder));
	const simulator = await startSimulator({ keepBodies: false });
	try {
		const { credentials, real } = demoVendors(simulator, env);
		const engine = await startEngine({ binaryMode: 'filesystem', credentials });
		const sendThrough = async (some: typeof applicants, fitImage: boolean) => {
			const journeys: Journey[] = [];
			for (const applicant of some) {
				const journey = await travel(engine, kycChain(env, fitImage), applicant);
				print(tableRow(journey));
				journeys.push(journey);
			}
			print(`\n${totals(journeys)}`);
			return journeys;
		};

		print(introduction(folder, real));
		print(tableHead);
		const stopped = stoppedByLimits(applicants, await sendThrough(applicants, false));
		if (stopped.length === 0) return;
		print(fittedIntroduction);
		print(tableHead);
		await sendThrough(stopped, true);
	} finally {
		await simulator.close();
	}
}

const fittedIntroduction = `
Some photos broke a vendor's limit on size, pixels or format. These are the same applicants again,
with "Fit Image to Provider Limits" on, which is the default:
`;

function introduction(folder: string, real: Readonly<Record<string, boolean>>): string {
	const vendors = Object.entries(real).map(
		([vendor, isReal]) => `${vendor} ${isReal ? '(real)' : '(simulated)'}`,
	);
	const madeUp =
		folder !== ownImages && Object.values(real).includes(false)
			? 'A simulated vendor cannot judge your images. It derives its scores from their bytes.\n'
			: '';
	return `
n8n's own engine runs examples/kyc-chain.json. Vendors: ${vendors.join(', ')}.
${madeUp}`;
}

function noImages(folder: string): string {
	return `No images found in ${folder}. Give each applicant a folder with selfie.* and id.*, or name the files NAME-selfie.* and NAME-id.*`;
}
