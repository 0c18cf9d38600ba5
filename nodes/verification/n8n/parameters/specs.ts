import type { CheckName } from '../../check';
import type {
	ChoiceParameter,
	NumberParameter,
	SwitchParameter,
	TextParameter,
} from '../../providers/parameters';
import type { ProviderCheck } from '../../providers/provider';
import { defaultProviders, type Offer } from '../../providers/registry';
import { deliveries, labels } from '../words/labels';

/** What a field with the image could be called, where the editor shows an example. */
export const exampleFields: Readonly<Record<CheckName, string>> = {
	faceLiveness: 'selfie',
	idLiveness: 'idPhoto',
	documentForgery: 'idPhoto',
};

/** Who checks the image; which credential goes with whom is for the one who fills in both. */
export function providerSpec(checkName: CheckName, offers: readonly Offer[]) {
	const pairs = offers.map(({ provider }) => `'${provider.name}' needs ${provider.credentialType}`);
	return {
		kind: 'choice',
		name: 'provider',
		label: labels.provider,
		description: 'Who checks the image. You need an account there.',
		builderHint: `Each provider has a credential of its own: ${pairs.join(', ')}. Set that one and no other.`,
		optional: false,
		fixed: true,
		default: defaultProviders[checkName],
		choices: offers.map(({ provider: { name, label } }) => ({ value: name, label })),
	} as const satisfies ChoiceParameter;
}

export const imageSource = {
	kind: 'choice',
	name: 'imageSource',
	label: labels.imageSource,
	description: 'Where the item has its image',
	optional: false,
	fixed: true,
	default: 'binary',
	choices: [
		{
			value: 'binary',
			label: 'Binary File',
			description: 'A file on the item, as most nodes give it',
		},
		{
			value: 'base64',
			label: 'Base64 Text',
			description: 'Text in one of the fields of the item',
		},
	],
} as const satisfies ChoiceParameter;

export const binaryPropertyName = {
	kind: 'text',
	name: 'binaryPropertyName',
	label: labels.binaryPropertyName,
	hint: 'The name of the input field that holds the image file',
	builderHint:
		"The name of the binary field on the incoming item, not a file name. After an n8n Form Trigger it is the label of the file field, with _ for every character that is not a letter, digit or _: 'Photo of ID' becomes 'Photo_of_ID'.",
	optional: false,
	default: 'data',
	placeholder: 'e.g. data',
	required: true,
} as const satisfies TextParameter;

export const imageBase64 = {
	kind: 'text',
	name: 'imageBase64',
	label: labels.imageBase64,
	description: 'The image as base64 text, with or without a "data:" prefix',
	optional: false,
	default: '',
	placeholder: 'e.g. {{ $json.image }}',
	required: true,
} as const satisfies TextParameter;

export const fitImage = {
	kind: 'switch',
	name: 'fitImage',
	label: labels.fitImage,
	description:
		'Whether to turn, scale and convert an image that is too large, or of a format that the provider does not take, until it fits. An image within the limits is sent as it is, and none is enlarged.',
	builderHint:
		'Keep it on unless the user asks for it to be off. No Edit Image node is needed before the check.',
	optional: false,
	default: true,
} as const satisfies SwitchParameter;

/** What a score has to reach, with the default of the vendor. */
export function thresholdSpec({ defaultThreshold, passes }: ProviderCheck) {
	return {
		kind: 'number',
		name: 'threshold',
		label: labels.threshold,
		description: `From 0 to 100. A score ${passes === 'above' ? 'above' : 'at or above'} it passes.`,
		builderHint:
			'Keep the default unless the user names a score. Scores run from 0 to 100, never from 0 to 1.',
		optional: false,
		default: defaultThreshold,
		range: [0, 100],
		whole: false,
	} as const satisfies NumberParameter;
}

/** How the answer comes, for the vendors that can also answer later. */
export const delivery = {
	kind: 'choice',
	name: 'delivery',
	label: labels.delivery,
	description: 'When the provider answers, and to whom',
	builderHint:
		"Keep 'immediate' unless the user wants results later. With 'callback' there is one output more, Pending, after the others and before Error: connect it to whatever stores transactionId.",
	optional: false,
	fixed: true,
	default: 'immediate',
	choices: [
		{
			value: 'callback',
			label: deliveries.callback,
			description: 'Items leave at once by Pending. The provider calls your address later.',
		},
		{
			value: 'immediate',
			label: deliveries.immediate,
			description: 'The node has the answer before it goes on',
		},
		{
			value: 'wait',
			label: deliveries.wait,
			description:
				'The execution sleeps until the provider calls. For one item at a time, on n8n 2.39.10 or newer.',
		},
	],
} as const satisfies ChoiceParameter;

export const callbackUrl = {
	kind: 'text',
	name: 'callbackUrl',
	label: labels.callbackUrl,
	description:
		'The address that the provider sends the result to. Whoever knows it can send one too, so keep it secret.',
	optional: false,
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…?secret=…',
	required: true,
} as const satisfies TextParameter;
