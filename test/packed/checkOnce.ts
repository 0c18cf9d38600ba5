import { startEngine } from '../engine/engine';
import { demoCredentials, runCheckNode } from '../engine/checkNode';
import { testedCalls } from '../contract/vendorCalls';
import { drawImage } from '../images/draw';
import { startSimulator } from '../simulator/simulator';

/** Runs each call once with the package in the folder that was named, and prints the outcomes. */
async function checkOnce(packageFolder: string): Promise<void> {
	const simulator = await startSimulator();
	const engine = await startEngine({
		binaryMode: 'filesystem',
		credentials: demoCredentials(simulator),
		packageFolder,
	});
	const outcomes: unknown[] = [];
	for (const call of testedCalls) {
		const drawing = { subject: call.subject, format: 'jpeg', width: 1280, height: 960 } as const;
		const data = await drawImage({ ...drawing, scenario: 'genuine' });
		const { outputs } = await runCheckNode(engine, call, [await engine.item({}, { data })]);
		const verdict: unknown = outputs[0]?.[0]?.json[call.check];
		outcomes.push(
			typeof verdict === 'object' && verdict && 'outcome' in verdict && verdict.outcome,
		);
	}
	await simulator.close();
	console.log(JSON.stringify(outcomes));
}

void checkOnce(process.argv[2] ?? '');
