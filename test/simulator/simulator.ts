import fastify from 'fastify';
import { FaultRules } from './faults/faultRules';
import { controlRoutes } from './http/controlRoutes';
import { InFlight, type MostInFlight } from './http/inFlight';
import { RequestLog, type RecordedRequest } from './http/requestLog';
import { vendorRoutes } from './http/vendorRoutes';
import { ScenarioBook } from './scenarios/scenarioBook';
import { VariantChoice } from './variants';
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
	/** What goes into each credential's base URL. */
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
	readonly variants: Pick<VariantChoice, 'current' | 'set'>;
	/** Forgets requests, faults, variants, in-flight maxima, and which images were told "busy". */
	reset(): void;
	/** Closes at once, hanging connections included. */
	close(): Promise<void>;
}

/** Plays the three vendors on 127.0.0.1, written from their documentation. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const keys = options.keys ?? demoKeys;
	const log = new RequestLog(options.keepBodies ?? true);
	const inFlight = new InFlight();
	const faults = new FaultRules();
	const variants = new VariantChoice();
	const scenarios = new ScenarioBook();
	const reset = (): void => {
		for (const part of [log, inFlight, variants, scenarios]) part.reset();
		faults.clear();
	};

	const app = fastify({ logger: false, forceCloseConnections: true });
	const desk = () => ({ keys, variants: variants.current, scenarios });
	await app.register(controlRoutes, { prefix: '/control', faults, variants, inFlight, log, reset });
	await app.register(vendorRoutes, { desk, faults, inFlight, log });
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
		variants,
		reset,
		close: () => app.close(),
	};
}
