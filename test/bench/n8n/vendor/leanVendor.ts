import { join } from 'node:path';
import { callNamed } from '../../../engine/items';
import { demoKeys } from '../../../harness/simulator/vendors/keys';
import { startFresh } from '../../../harness/processes/freshProcess';
import { vendorNames, type Protocol, type VendorName } from '../cases';
import { makeCertificate } from './certificate';
import type { VendorTask, VendorTold } from './vendorProgram';

/** What the vendors say of every image, 0-100. */
const SCORE = 97;

export const callNames: Readonly<Record<VendorName, string>> = {
	kairos: 'Kairos face',
	argos: 'ARGOS face',
};

/** Vendors that read an upload, wait, and answer. In a process of their own. */
export interface LeanVendor {
	readonly keys: typeof demoKeys;
	/** The address of each call. */
	readonly baseUrls: Readonly<Record<Protocol, string>>;
	/** The file of a certificate that clients have to trust. */
	readonly certificateFile: string;
	/** @param latency in ms, from the end of an upload to its answer */
	begin(latency: number): Promise<void>;
	/** The most requests in flight since then. */
	mostAtOnce(): Promise<number>;
	stop(): void;
}

/** @param folder for the certificate */
export async function startLeanVendor(folder: string): Promise<LeanVendor> {
	const { file, ...certificate } = makeCertificate(folder);
	const child = startFresh<VendorTask, VendorTold>(join(__dirname, 'vendorProgram.ts'));
	const answers = Object.fromEntries(
		vendorNames.map((name) => {
			const { path, answers: answersOf } = callNamed(callNames[name]);
			return [path, JSON.stringify(answersOf(() => SCORE, {})[0])];
		}),
	);
	const { ports } = await child.ask({ kind: 'listen', certificate, answers });
	const address = (protocol: Protocol) => `${protocol}://localhost:${ports[protocol]}`;
	return {
		keys: demoKeys,
		baseUrls: { http: address('http'), https: address('https') },
		certificateFile: file,
		async begin(latency) {
			await child.ask({ kind: 'begin', latency });
		},
		mostAtOnce: async () => (await child.ask({ kind: 'tell' })).mostAtOnce,
		stop: () => child.stop(),
	};
}
