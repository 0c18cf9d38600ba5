import { checkLabels, type CheckName } from '../../check';
import type { ChoiceParameter, TextParameter } from '../../providers/parameters';
import { labels } from '../words/labels';

/** In characters. A shorter value may be a word, which stands in answers too. */
export const SHORTEST_SECRET = 16;

export const secret = {
	kind: 'text',
	name: 'secret',
	label: labels.secret,
	description: `What has to stand in the address that is called. At least ${SHORTEST_SECRET} characters; letters and digits need no encoding there.`,
	optional: false,
	default: '',
	placeholder: 'e.g. 32 letters and digits of a password manager',
	required: true,
	secret: true,
} as const satisfies TextParameter;

/** Which check the results are of, by label as n8n wants them; the first of the checks by default. */
export function checkSpec(
	checks: readonly [{ readonly checkName: CheckName }, ...{ readonly checkName: CheckName }[]],
) {
	return {
		kind: 'choice',
		name: 'check',
		label: labels.check,
		description: 'Which node has handed the images in',
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
		'IP addresses and ranges that may deliver, with commas between. Behind a proxy n8n has to be told of it (N8N_PROXY_HOPS), or it sees the address of the proxy alone.',
	optional: true,
	default: '',
	placeholder: 'e.g. 203.0.113.7, 198.51.100.0/24',
} as const satisfies TextParameter;
