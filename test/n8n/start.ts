import { startSimulator, type Simulator } from '../simulator/simulator';
import { importExamples, type ImportedExample } from './examples';
import { owner } from './n8nApi';
import { freePort, startN8n, type RunningN8n } from './runningN8n';
import { n8n2 } from './versions';

const usualPort = 5678;
const signals = ['SIGINT', 'SIGTERM'] as const;

/** A real n8n with this package, the simulated vendors and every example, until Ctrl-C. */
async function start(): Promise<void> {
	// Until it runs there is nothing to end in good order; what was started goes with this process.
	const leave = (): never => process.exit(130);
	signals.forEach((signal) => process.on(signal, leave));
	const simulator = await startSimulator({ keepBodies: false });
	console.log(`Starting n8n ${n8n2().number}, about half a minute …`);
	const n8n = await startN8n(simulator, { port: await freePort(usualPort) });
	console.log('Importing the examples …');
	console.log(welcome(n8n, await importExamples(n8n)));

	const asked = new AbortController();
	const stop = async (): Promise<void> => {
		if (asked.signal.aborted) return leave();
		asked.abort();
		console.log('\nStopping …');
		await n8n.stop();
	};
	signals.forEach((signal) => {
		process.off(signal, leave);
		process.on(signal, () => void stop());
	});
	const code = await n8n.ended;
	const { aborted } = asked.signal;
	if (!aborted) {
		console.error(`n8n ended by itself, with ${code ?? 'a signal'}. What it said:\n${n8n.log()}`);
	}
	await end(n8n, simulator);
	process.exit(aborted ? 0 : 1);
}

async function end(n8n: RunningN8n, simulator: Simulator): Promise<void> {
	await n8n.stop();
	await simulator.close();
}

function welcome({ address }: RunningN8n, examples: readonly ImportedExample[]): string {
	return `
n8n ${n8n2().number} is running, with this package as users install it, credentials for simulated
vendors, and every example. Nothing leaves this machine, and no check is paid for.

  Editor    ${address}
  Email     ${owner.email}
  Password  ${owner.password}

${examples.map(exampleLines).join('\n\n')}

Images to try them with: examples/images. Each ends as its folder's name says.
Ctrl-C stops all of it, and leaves nothing behind.
`;
}

function exampleLines({ name, editor, start: startsAt }: ImportedExample): string {
	return [name, `  opens at   ${editor}`, `  starts by  ${startsAt}`].join('\n');
}

start().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
