import { type Simulator, startSimulator } from '../harness/simulator/simulator';
import {
	checkNode,
	chain,
	decisionNode,
	decisionsOf,
	node,
	scriptedNodes,
	scriptedType,
	start,
	type Script,
} from './decisionWorkflow';
import { demoCredentials } from './checkNode';
import { type Engine, startEngine } from './engine';
import { picture } from './items';

const { scripts, nodeTypes } = scriptedNodes();
let simulator: Simulator;
let engine: Engine;
beforeAll(async () => {
	simulator = await startSimulator();
	engine = await startEngine({
		binaryMode: 'filesystem',
		credentials: demoCredentials(simulator),
		nodeTypes,
	});
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

async function applicant(scenario = 'genuine', json = {}) {
	const selfie = await picture(scenario);
	const idPhoto = await picture(scenario, { subject: 'idCard', width: 1280, height: 960 });
	return await engine.item(json, { selfie, idPhoto });
}

test('spike', async () => {
	const w = chain(
		start,
		checkNode('faceLiveness'),
		checkNode('idLiveness'),
		checkNode('documentForgery'),
		decisionNode(),
	);
	const f = await engine.run(w, [
		await applicant(),
		await applicant('spoofedSelfie'),
		await applicant('replacedPortrait'),
	]).finished;
	console.log(
		JSON.stringify(
			decisionsOf(f).map((x) => [x.output, x.record]),
			null,
			1,
		),
		f.run.data.resultData.error,
	);
});
