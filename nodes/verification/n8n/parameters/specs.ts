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

/** Example names: of the field with the only image, and of the result, such as selfieCheck. */
export const exampleFields: Readonly<Record<CheckName, string>> = {
	faceLiveness: 'selfie',
	idLiveness: 'idPhoto',
	documentForgery: 'idPhoto',
	faceMatch: 'match',
};

/** Which vendor checks the image. The builder hint names each vendor's credential. */
export function providerSpec(checkName: CheckName, offers: readonly Offer[]) {
	const pairs = offers.map(({ provider }) => `'${provider.name}' needs ${provider.credentialType}`);
	return {
		kind: 'choice',
		name: 'provider',
		label: labels.provider,
		description: 'The vendor that checks the image. You need an account with this vendor.',
		builderHint: `Each provider has its own credential: ${pairs.join(', ')}. Set only that one.`,
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
	description: 'Where the item holds the image',
	optional: false,
	fixed: true,
	default: 'binary',
	choices: [
		{
			value: 'binary',
			label: 'Binary File',
			description: 'A file on the item, as most nodes output it',
		},
		{
			value: 'base64',
			label: 'Base64 Text',
			description: 'Text in a field of the item',
		},
	],
} as const satisfies ChoiceParameter;

export const binaryPropertyName = {
	kind: 'text',
	name: 'binaryPropertyName',
	label: labels.binaryPropertyName,
	hint: 'The name of the input field that holds the image file',
	builderHint:
		"The name of the binary field on the incoming item, not a file name. After an n8n Form Trigger it is the label of the file field. Every character that is not a letter, digit or _ becomes _: 'Photo of ID' becomes 'Photo_of_ID'.",
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
		'Whether to rotate, scale down or convert an image that breaks the limits of the provider. An image within the limits is sent unchanged. The node never enlarges an image.',
	builderHint:
		'Keep it on unless the user asks for it to be off. The check needs no Edit Image node before it.',
	optional: false,
	inSettings: true,
	default: true,
} as const satisfies SwitchParameter;

/** The score that passes, with the vendor's default. */
export function thresholdSpec({ defaultThreshold, passes, isOwnThreshold }: ProviderCheck) {
	const origin = isOwnThreshold
		? ` The provider documents no threshold, so ${defaultThreshold} is the choice of this package.`
		: '';
	return {
		kind: 'number',
		name: 'threshold',
		label: labels.threshold,
		description: `A score ${passes === 'above' ? 'above' : 'at or above'} this value passes. From 0 to 100.${origin}`,
		builderHint:
			'Keep the default unless the user names a score. Scores run from 0 to 100, never from 0 to 1.',
		optional: false,
		default: defaultThreshold,
		range: [0, 100],
		whole: false,
	} as const satisfies NumberParameter;
}

/** How the result arrives, for vendors that can also send it later. */
export const delivery = {
	kind: 'choice',
	name: 'delivery',
	label: labels.delivery,
	description: 'When and where the result arrives',
	builderHint:
		"Keep 'immediate' unless the user wants results later. 'callback' adds an output, Pending, after the others and before Error. Connect Pending to a step that stores transactionId. It needs a second credential, the same as in the trigger that receives the results.",
	optional: false,
	fixed: true,
	default: 'immediate',
	choices: [
		{
			value: 'callback',
			label: deliveries.callback,
			description: 'Items go to Pending immediately. A trigger receives the result later.',
		},
		{
			value: 'immediate',
			label: deliveries.immediate,
			description: 'The node waits for the result before it continues',
		},
		{
			value: 'wait',
			label: deliveries.wait,
			description:
				'The execution waits until the result arrives. The node then accepts only one item, and needs n8n 2.39.10 or newer.',
		},
	],
} as const satisfies ChoiceParameter;

export const callbackUrl = {
	kind: 'text',
	name: 'callbackUrl',
	label: labels.callbackUrl,
	description: `Only for workflows without the credential. The address that receives the result. Anyone who knows it can send a result, so keep it secret. If you select a ${labels.callbackCredential}, the node ignores this field.`,
	optional: false,
	inSettings: true,
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…?secret=…',
	required: false,
} as const satisfies TextParameter;
