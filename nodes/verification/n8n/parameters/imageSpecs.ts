import type { ImageName } from '../../check';
import type { ChoiceParameter, TextParameter } from '../../providers/parameters';
import { binaryPropertyName, imageBase64, imageSource } from './specs';

/** The parameters that say where an item holds one of its images. */
export interface ImageSpecs {
	readonly source: ChoiceParameter & Pick<typeof imageSource, 'choices'>;
	readonly field: TextParameter;
	readonly base64: TextParameter;
}

export const imageSpecs: Readonly<Record<ImageName, ImageSpecs>> = {
	image: { source: imageSource, field: binaryPropertyName, base64: imageBase64 },
};
