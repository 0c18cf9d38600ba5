import type { SavedCredentials } from '../engine/credentials';
import type { Simulator } from '../harness/simulator/simulator';

export interface DemoVendors {
	readonly credentials: SavedCredentials;
	/** Whether each vendor, by name, is the real one. */
	readonly real: Readonly<Record<'Kairos' | 'Accura' | 'ARGOS', boolean>>;
}

type Environment = Readonly<Partial<Record<string, string>>>;

/** The real vendors if the environment has their keys, else the simulator. */
export function demoVendors({ baseUrls, keys }: Simulator, env: Environment): DemoVendors {
	const kairos = given({ appId: env.KAIROS_APP_ID, appKey: env.KAIROS_APP_KEY });
	const accura = given({ apiKey: env.ACCURA_API_KEY });
	const argos = given({ apiKey: env.ARGOS_API_KEY });
	return {
		credentials: {
			kairosApi: kairos
				? { ...kairos, ...given({ baseUrl: env.KAIROS_BASE_URL }) }
				: { ...keys.kairos, baseUrl: baseUrls.kairos },
			accuraApi: accura
				? { ...accura, ...given({ baseUrl: env.ACCURA_BASE_URL }) }
				: { ...keys.accura, baseUrl: baseUrls.accura },
			argosApi: argos
				? { ...argos, ...given({ baseUrl: env.ARGOS_BASE_URL }) }
				: { ...keys.argos, baseUrl: baseUrls.argos },
		},
		real: { Kairos: kairos !== null, Accura: accura !== null, ARGOS: argos !== null },
	};
}

/** The values if all of them are set, else null. */
function given(
	values: Readonly<Record<string, string | undefined>>,
): Record<string, string> | null {
	const there = Object.entries(values).flatMap(([name, value]) =>
		value === undefined || value === '' ? [] : [[name, value] as const],
	);
	return there.length === Object.keys(values).length ? Object.fromEntries(there) : null;
}
