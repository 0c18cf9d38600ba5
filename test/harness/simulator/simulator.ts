import fastify from 'fastify';
import { Callbacks } from './callbacks/callbacks';
import { FaultRules } from './faults/faultRules';
import { controlRoutes } from './http/controlRoutes';
import { InFlight, type MostInFlight } from './http/inFlight';
import { RequestLog, type RecordedRequest } from './http/requestLog';
import { vendorRoutes } from './http/vendorRoutes';
import { ScenarioBook } from './scenarios/scenarioBook';
import { demoKeys, type SimulatorKeys } from './vendors/keys';
import { basePaths, type VendorName } from './vendors/vendorCalls';

export interface SimulatorOptions {
	/** A free port when absent or 0. */
	readonly port?: number;
	readonly keys?: SimulatorKeys;
	/** False drops the long texts of JSON bodies, so that memory stays flat in long runs. */
	readonly keepBodies?: boolean;
}

export interface Simulator {
	readonly port: number;
	/** The base URL for each credential. */
	readonly baseUrls: Readonly<Record<VendorName, string>>;
	readonly controlUrl: string;
	readonly keys: SimulatorKeys;
	/** Every request except those to the control, in order of arrival. */
	readonly requests: readonly RecordedRequest[];
	/** The highest number of requests seen at once. */
	readonly maxInFlight: MostInFlight;
	/** The number of requests whose exchange is not over: neither answered nor cut. */
	readonly openRequests: number;
	readonly faults: Pick<FaultRules, 'add' | 'clear'>;
	/** The results of ARGOS documents that were sent with a callbackUrl. */
	readonly callbacks: Omit<Callbacks, 'accept' | 'reset' | 'close'>;
	/**
	 * Forgets requests, faults, callbacks, in-flight maxima, and which images were told
	 * "busy". Stops callbacks without waiting for them.
	 */
	reset(): void;
	/** Closes immediately, including hanging connections and callbacks. */
	close(): Promise<void>;
}

/** Simulates the three vendors on 127.0.0.1, written from their documentation. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const keys = options.keys ?? demoKeys;
	const log = new RequestLog(options.keepBodies ?? true);
	const inFlight = new InFlight();
	const faults = new FaultRules();
	const scenarios = new ScenarioBook();
	const callbacks = new Callbacks();
	const reset = (): void => {
		for (const part of [log, inFlight, scenarios, callbacks]) part.reset();
		faults.clear();
	};

	const app = fastify({ logger: false, forceCloseConnections: true });
	const desk = { keys, scenarios };
	const parts = { faults, inFlight, log, callbacks };
	await app.register(controlRoutes, { prefix: '/control', ...parts, reset });
	await app.register(vendorRoutes, { ...parts, desk });
	const address = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });

	return {
		port: Number(new URL(address).port),
		baseUrls: {
			accura: `${address}${basePaths.accura}`,
			kairos: `${address}${basePaths.kairos}`,
			argos: `${address}${basePaths.argos}`,
		},
		controlUrl: `${address}/control`,
		keys,
		get requests() {
			return log.all;
		},
		get maxInFlight() {
			return inFlight.maxima;
		},
		get openRequests() {
			return inFlight.open;
		},
		faults,
		callbacks,
		reset,
		close: () => {
			callbacks.close();
			return app.close();
		},
	};
}
