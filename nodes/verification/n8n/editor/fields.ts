import { type IDisplayOptions, type INodeProperties } from 'n8n-workflow';
import type { CheckName } from '../../check';
import type { ProviderCheck } from '../../providers/provider';
import type { Offer } from '../../providers/registry';
import { deliveries, exampleFields, imageSources, labels } from '../words/labels';
import { propertyHints } from './builderHints';
import { showFor } from './vendorFields';

/** Where the item has its image: the same for every vendor. */
export function imageProperties(checkName: CheckName): INodeProperties[] {
	const example = exampleFields[checkName];
	return [
		{
			displayName: labels.imageSource,
			name: 'imageSource',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: imageSources.binary,
					value: 'binary',
					description: 'A file on the item, as most nodes give it',
				},
				{
					name: imageSources.base64,
					value: 'base64',
					description: 'Text in one of the fields of the item',
				},
			],
			default: 'binary',
			description: 'Where the item has its image',
		},
		{
			displayName: labels.binaryPropertyName,
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			placeholder: `e.g. ${example}`,
			hint: 'The name of the input field that holds the image file',
			builderHint: { propertyHint: propertyHints.binaryPropertyName },
			displayOptions: { show: { imageSource: ['binary'] } },
		},
		{
			displayName: labels.imageBase64,
			name: 'imageBase64',
			type: 'string',
			default: '',
			required: true,
			placeholder: `e.g. {{ $json.${example} }}`,
			description: 'The image as base64 text, with or without a "data:" prefix',
			displayOptions: { show: { imageSource: ['base64'] } },
		},
		{
			displayName: labels.fitImage,
			name: 'fitImage',
			type: 'boolean',
			default: false,
			description:
				'Whether to turn, scale and convert an image that is too large, or of a format that the provider does not take, until it fits. An image within the limits is sent as it is, and none is enlarged.',
			builderHint: { propertyHint: propertyHints.fitImage },
		},
	];
}

/** What a score has to reach, with the default of the vendor. */
export function thresholdProperty(
	{ defaultThreshold, passes }: ProviderCheck,
	displayOptions: IDisplayOptions,
): INodeProperties {
	return {
		displayName: labels.threshold,
		name: 'threshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: defaultThreshold,
		description: `From 0 to 100. A score ${passes === 'above' ? 'above' : 'at or above'} it passes.`,
		builderHint: { propertyHint: propertyHints.threshold },
		displayOptions,
	};
}

export const routingProperty: INodeProperties = {
	displayName: labels.routing,
	name: 'routing',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Pass, Fail and Inconclusive',
			value: 'passFailInconclusive',
			description: 'Keeps images that nobody could judge apart from those that failed',
		},
		{
			name: 'Pass and Fail',
			value: 'passFail',
			description: 'Whatever did not pass leaves by Fail',
		},
		{
			name: 'Single Output',
			value: 'single',
			description: 'All items leave together; decide by the outcome in the verdict',
		},
	],
	default: 'passFailInconclusive',
	description: 'Which outputs the node has, and what leaves by each',
	builderHint: { propertyHint: propertyHints.routing },
};

/** How the answer comes, for the vendors that can also answer later. */
export function deliveryProperties(offers: readonly Offer[]): INodeProperties[] {
	if (offers.length === 0) return [];
	const { show } = showFor(...offers);
	return [
		{
			displayName: labels.delivery,
			name: 'delivery',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: deliveries.callback,
					value: 'callback',
					description: 'Items leave at once by Pending. The provider calls your address later.',
				},
				{
					name: deliveries.immediate,
					value: 'immediate',
					description: 'The node has the answer before it goes on',
				},
				{
					name: deliveries.wait,
					value: 'wait',
					description:
						'The execution sleeps until the provider calls. For one item at a time, on n8n 2.39.10 or newer.',
				},
			],
			default: 'immediate',
			description: 'When the provider answers, and to whom',
			builderHint: { propertyHint: propertyHints.delivery },
			displayOptions: { show },
		},
		{
			displayName: labels.callbackUrl,
			name: 'callbackUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://n8n.example.com/webhook/…?secret=…',
			description:
				'The address that the provider sends the result to. Whoever knows it can send one too, so keep it secret.',
			displayOptions: { show: { ...show, delivery: ['callback'] } },
		},
	];
}
