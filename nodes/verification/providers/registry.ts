import type { CheckName } from '../check';
import { accura } from './accura/accura.provider';
import { argos } from './argos/argos.provider';
import { kairos } from './kairos/kairos.provider';
import type { Provider, ProviderCheck } from './provider';

export const providers: readonly Provider[] = [accura, argos, kairos];

/** The preselected provider of each check. */
export const defaultProviders: Readonly<Record<CheckName, string>> = {
	faceLiveness: 'kairos',
	idLiveness: 'accura',
	documentForgery: 'argos',
	faceMatch: 'argos',
};

/** A provider together with one check that it offers. */
export interface Offer {
	readonly provider: Provider;
	readonly check: ProviderCheck;
}

/** All providers of this check. */
export function offersOf(checkName: CheckName, from: readonly Provider[] = providers): Offer[] {
	return from.flatMap((provider) => {
		const check = provider.checks[checkName];
		return check ? [{ provider, check }] : [];
	});
}
