import { checkLabels, type CheckName } from '../../check';
import type { ChoiceParameter, TextParameter } from '../../providers/parameters';
import { labels } from '../words/labels';

/** In characters. A shorter value may be a word that also occurs in responses. */
export const SHORTEST_SECRET = 16;

export const secret = {
	kind: 'text',
	name: 'secret',
	label: labels.secret,
	description: `Only for workflows without the credential. The value of ?secret= in the ${labels.callbackUrl} of the checks. Use at least ${SHORTEST_SECRET} characters. Letters and digits need no encoding. If you select a ${labels.callbackCredential}, the node ignores this field.`,
	optional: false,
	inSettings: true,
	default: '',
	placeholder: 'e.g. 32 letters and digits from a password manager',
	required: false,
	secret: true,
} as const satisfies TextParameter;

/** Which check the results belong to. n8n wants choices sorted by label. */
export function checkSpec(
	checks: readonly [{ readonly checkName: CheckName }, ...{ readonly checkName: CheckName }[]],
) {
	return {
		kind: 'choice',
		name: 'check',
		label: labels.check,
		description: 'The node that submits the images',
		optional: false,
		fixed: true,
		default: checks[0].checkName,
		choices: checks
			.map(({ checkName }) => ({ value: checkName, label: checkLabels[checkName] }))
			.sort((one, other) => one.label.localeCompare(other.label, 'en')),
	} as const satisfies ChoiceParameter;
}

export const allowedAddresses = {
	kind: 'text',
	name: 'allowedAddresses',
	label: labels.allowedAddresses,
	description:
		'IP addresses and ranges that may send results, separated by commas. If n8n is behind a proxy, set N8N_PROXY_HOPS. Otherwise n8n sees only the address of the proxy.',
	optional: true,
	default: '',
	placeholder: 'e.g. 203.0.113.7, 198.51.100.0/24',
} as const satisfies TextParameter;
