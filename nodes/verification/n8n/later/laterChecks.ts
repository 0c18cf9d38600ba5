import { checkLabels, type CheckName, checkNames } from '../../check';
import { type Offer, offersOf } from '../../providers/registry';

/** A check whose answer a provider can also give later. */
export interface LaterCheck {
	readonly checkName: CheckName;
	readonly offer: Offer;
}

export type LaterChecks = readonly [LaterCheck, ...LaterCheck[]];

/**
 * The checks that this provider can answer later. The check with the most pipelines comes first.
 *
 * @throws TypeError for a provider that always answers at once
 */
export function laterChecks(providerName: string): LaterChecks {
	const [first, ...others] = checkNames
		.flatMap((checkName) => offersOf(checkName).map((offer) => ({ checkName, offer })))
		.filter(({ offer }) => offer.provider.name === providerName && offer.check.later)
		.toReversed();
	if (first === undefined) throw new TypeError(`${providerName} answers at once only`);
	return [first, ...others];
}

/** The editor's label for each. */
export function labelsOf(checks: readonly LaterCheck[]): Readonly<Record<string, string>> {
	return Object.fromEntries(checks.map(({ checkName }) => [checkName, checkLabels[checkName]]));
}
