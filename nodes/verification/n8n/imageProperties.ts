import type { INodeProperties } from 'n8n-workflow';
import type { CheckName } from '../check';
import { propertyHints } from './builderHints';
import { exampleFields, imageSources, labels } from './labels';

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
