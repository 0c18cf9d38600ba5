import type { ImageName } from '../../check';
import type { ChoiceParameter, TextParameter } from '../../providers/parameters';
import { labels } from '../words/labels';
import { binaryPropertyName, imageBase64, imageSource } from './specs';

/** The parameters that say where an item holds one of its images. */
export interface ImageSpecs {
	readonly source: ChoiceParameter & Pick<typeof imageSource, 'choices'>;
	readonly field: TextParameter;
	readonly base64: TextParameter;
}

export const imageSpecs: Readonly<Record<ImageName, ImageSpecs>> = {
	image: { source: imageSource, field: binaryPropertyName, base64: imageBase64 },
	selfie: {
		source: {
			...imageSource,
			label: labels.selfieSource,
			description: 'Where the item holds the selfie',
		},
		field: {
			...binaryPropertyName,
			label: labels.selfieField,
			hint: 'The name of the input field that holds the selfie',
			placeholder: 'e.g. selfie',
		},
		base64: {
			...imageBase64,
			label: labels.selfieBase64,
			description: 'The selfie as base64 text, with or without a "data:" prefix',
			placeholder: 'e.g. {{ $json.selfie }}',
		},
	},
	reference: {
		source: {
			...imageSource,
			name: 'referenceImageSource',
			label: labels.referenceSource,
			description: 'Where the item holds the photo of the ID',
		},
		field: {
			...binaryPropertyName,
			name: 'referenceBinaryPropertyName',
			label: labels.referenceField,
			hint: 'The name of the input field that holds the photo of the ID',
			// Without a default, because the selfie has "data". A picture always matches itself.
			default: '',
			placeholder: 'e.g. idPhoto',
		},
		base64: {
			...imageBase64,
			name: 'referenceImageBase64',
			label: labels.referenceBase64,
			description: 'The photo of the ID as base64 text, with or without a "data:" prefix',
			placeholder: 'e.g. {{ $json.idPhoto }}',
		},
	},
};
