import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { z } from 'zod';
import type { FaultRule } from '../simulator/faults/fault';
import type { Simulator } from '../simulator/simulator';
import { demoKeys } from '../simulator/vendors/keys';
import { basePaths } from '../simulator/vendors/vendorCalls';
import type { LoadPicture } from './pictures';

/** The simulator in a process of its own, where it takes no memory of the one that is measured. */
export interface Vendors extends Pick<Simulator, 'keys' | 'baseUrls'> {
	readonly pid: number;
	/** Forgets what was, and strikes these pictures from now on. */
	prepare(pictures: readonly LoadPicture[]): Promise<void>;
	/** Adds a fault to those. */
	add(rule: FaultRule): Promise<void>;
	/** What has arrived since then, and the most requests at once. */
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
	const child = fork(join(__dirname, '../simulator/start.ts'), {
		env: { ...process.env, PORT: '0' },
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	});
	const address = await addressSaid(child.stdout);
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
		async prepare(pictures) {
			await post('reset', {});
			for (const rule of pictures.flatMap(ruleFor)) await post('faults', rule);
		},
		add: async (rule) => await post('faults', rule),
		async log() {
			const answer = await fetch(`${address}/control/requests`);
			return requestsSeen.parse(await answer.json());
		},
		stop: () => void child.kill(),
	};
}

function ruleFor({ fault: then, minBytes, sha256 }: LoadPicture): FaultRule[] {
	if (then === null) return [];
	return [{ when: minBytes === null ? { sha256 } : { minBytes }, then }];
}

async function addressSaid(output: NodeJS.ReadableStream | null): Promise<string> {
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
