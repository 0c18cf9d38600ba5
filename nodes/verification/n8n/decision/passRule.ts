import type { PassRuleOf } from '../../decision/readVerdict';
import { offersOf } from '../../providers/registry';

/** As each vendor's own page has it. */
export const passRuleOf: PassRuleOf = (check, provider) =>
	offersOf(check).find((offer) => offer.provider.name === provider)?.check.passes ?? null;
