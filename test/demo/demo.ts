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
 * Sends everybody in the folder through the chain, then once more those whose pictures broke a
 * vendor's limits, with fitting switched on. Throws where the folder has no images.
 *
 * @param print gets a line of text, or several, as soon as there is one
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
Some photos broke a limit of a vendor: too many MB, too many pixels, or a format that it does not
take. The same applicants once more, with "Fit Image to Provider Limits" on, which is the default:
`;

function introduction(folder: string, real: Readonly<Record<string, boolean>>): string {
	const vendors = Object.entries(real).map(
		([vendor, isReal]) => `${vendor} ${isReal ? '(the real one)' : '(simulated)'}`,
	);
	const madeUp =
		folder !== ownImages && Object.values(real).includes(false)
			? 'A simulated vendor cannot judge your images: it makes its scores up from their bytes.\n'
			: '';
	return `
examples/kyc-chain.json, run by n8n's own engine. Vendors: ${vendors.join(', ')}.
${madeUp}`;
}

function noImages(folder: string): string {
	return `No images in ${folder}. It needs a folder for each applicant with selfie.* and id.*, or files named NAME-selfie.* and NAME-id.*`;
}
