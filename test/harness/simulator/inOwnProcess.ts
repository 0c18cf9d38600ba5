import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { z } from 'zod';
import type { FaultRule } from './faults/fault';
import type { Simulator } from './simulator';
import { demoKeys } from './vendors/keys';
import { basePaths } from './vendors/vendorCalls';

/** The simulator in its own process, so that the measured process does not include its memory. */
export interface Vendors extends Pick<Simulator, 'keys' | 'baseUrls'> {
	/** Resets the simulator and sets these rules. */
	prepare(rules: readonly FaultRule[]): Promise<void>;
	/** Adds a rule to those. */
	add(rule: FaultRule): Promise<void>;
	/** Of its process. */
	readonly pid: number;
	/** The requests since then, and the peak concurrency. */
	log(): Promise<RequestsSeen>;
	stop(): void;
}

const requestsSeen = z.object({
	requests: z.array(
		z.object({ call: z.string(), imageSha256: z.string().nullable(), billable: z.boolean() }),
	),
	maxInFlight: z.object({ overall: z.number() }),
});

export type RequestsSeen = z.infer<typeof requestsSeen>;

export async function startVendors(): Promise<Vendors> {
	const child = fork(join(__dirname, 'start.ts'), {
		env: { ...process.env, PORT: '0' },
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	});
	const address = await readAddress(child.stdout);
	const { pid } = child;
	if (pid === undefined) throw new Error('The simulator did not start');
	const post = async (path: string, body: object) => {
		const answer = await fetch(`${address}/control/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
	};
	return {
		pid,
		keys: demoKeys,
		baseUrls: {
			accura: `${address}${basePaths.accura}`,
			kairos: `${address}${basePaths.kairos}`,
			argos: `${address}${basePaths.argos}`,
		},
		async prepare(rules) {
			await post('reset', {});
			for (const rule of rules) await post('faults', rule);
		},
		add: async (rule) => await post('faults', rule),
		async log() {
			const answer = await fetch(`${address}/control/requests`);
			return requestsSeen.parse(await answer.json());
		},
		stop: () => void child.kill(),
	};
}

async function readAddress(output: NodeJS.ReadableStream | null): Promise<string> {
	if (output === null) throw new Error('The simulator has no output');
	for await (const line of createInterface(output)) {
		const address = /(http:\S+)\/control\/health$/.exec(line)?.[1];
		if (address !== undefined) {
			output.resume();
			return address;
		}
	}
	throw new Error('The simulator did not start');
}
