import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { foundIn } from '../../engine/canaries';
import {
	canaryKeys,
	checkedFaults,
	writeSecrets,
	runAndRead,
	save,
	keepingSetting,
	type Secrets,
} from './canaryRuns';
import { base64CanaryWorkflows, canaryWorkflows } from './canaryWorkflows';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';

// With files in memory, n8n writes each item's image to its database in base64. Base64 text is a
// field of the input items. So this suite searches only what the checks add.

let simulator: Simulator;
let n8n: RunningN8n;
let secrets: Secrets;

beforeAll(async () => {
	simulator = await startSimulator({ keys: canaryKeys, keepBodies: false });
	n8n = await startN8n(simulator, { binaryMode: 'default' });
	secrets = await writeSecrets(n8n);
});
afterAll(async () => {
	await n8n.stop();
	await simulator.close();
});

const sample = [
	'nothing',
	'500',
	'truncated JSON',
	'reset after the upload',
	'an echo as it was, with 400',
];

describe.each([
	['files in memory', canaryWorkflows],
	['base64 text in a field', base64CanaryWorkflows],
])('%s', (_source, workflows) => {
	test.each(sample)('no secret in what the checks add: %s', async (name) => {
		const happening = checkedFaults(secrets.image).find((one) => one.name === name);
		if (happening === undefined) throw new Error(`Nothing is called "${name}"`);
		simulator.reset();
		happening.addTo(simulator);
		for (const workflow of await save(n8n, workflows(secrets.folder, await keepingSetting()))) {
			const { stored, added } = await runAndRead(n8n, workflow);
			expect(foundIn(stored, secrets.canaries)).toEqual(['the picture']);
			expect(foundIn(added, secrets.canariesOfInput)).toEqual([]);
			expect(simulator.requests).not.toEqual([]);
		}
	});
});
