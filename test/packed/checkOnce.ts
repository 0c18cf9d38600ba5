import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { startEngine } from '../engine/engine';
import { demoCredentials, onlyItem, runCheckNode } from '../engine/checkNode';
import { testedCalls } from '../contract/vendorCalls';
import { drawImage } from '../harness/drawings/draw';
import { startSimulator } from '../harness/simulator/simulator';

const fixtures = '../unit/verification/image/fixtures';
const iPhonePhoto = readFileSync(resolve(__dirname, fixtures, 'sideways.heic'));

/**
 * Runs each call with the package in the folder that was named: once with a picture that every
 * vendor takes, once with one that has to be converted, once with a photo of an iPhone. Prints what
 * came of each.
 */
async function checkOnce(packageFolder: string): Promise<void> {
	const simulator = await startSimulator();
	const engine = await startEngine({
		binaryMode: 'filesystem',
		credentials: demoCredentials(simulator),
		packageFolder,
	});
	const found: unknown[] = [];
	for (const call of testedCalls) {
		const drawing = { subject: call.subject, format: 'jpeg', width: 1280, height: 960 } as const;
		const taken = await drawImage({ ...drawing, scenario: 'genuine' });
		const converted = await sharp(taken).tiff().toBuffer();
		for (const data of [taken, converted, iPhonePhoto]) {
			const item = await engine.item({}, { data });
			const { outputs } = await runCheckNode(engine, call, [item], {
				parameters: { fitImage: true },
				onError: 'continueRegularOutput',
			});
			found.push(onlyItem(outputs).item.json[call.check]);
		}
	}
	await simulator.close();
	console.log(JSON.stringify(found));
}

void checkOnce(process.argv[2] ?? '');
