import { startEngine } from '../engine/engine';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { startSimulator } from '../simulator/simulator';
import { applicantsIn } from './applicantFolder';
import { kycChain } from './chain';
import { travel, type Journey } from './journey';
import { tableHead, tableRow, totals } from './table';
import { demoVendors } from './vendors';

const ownImages = resolve(__dirname, '../../examples/images');

async function demo(folder: string): Promise<void> {
	const applicants = await applicantsIn(folder);
	if (applicants.length === 0) throw new Error(noImages(folder));
	const simulator = await startSimulator({ keepBodies: false });
	try {
		const vendors = demoVendors(simulator, process.env);
		const engine = await startEngine({
			binaryMode: 'filesystem',
			credentials: vendors.credentials,
		});
		console.log(introduction(folder, vendors.real));
		console.log(tableHead());
		const journeys: Journey[] = [];
		for (const applicant of applicants) {
			const journey = await travel(engine, kycChain(process.env), applicant);
			console.log(tableRow(journey));
			journeys.push(journey);
		}
		console.log(`\n${totals(journeys)}`);
	} finally {
		await simulator.close();
	}
}

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

const [argument] = process.argv.slice(2);
const folder = argument === undefined ? ownImages : resolve(process.env.INIT_CWD ?? '.', argument);
if (existsSync(folder)) {
	demo(folder).catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	});
} else {
	console.error(`There is no folder ${folder}`);
	process.exitCode = 1;
}
