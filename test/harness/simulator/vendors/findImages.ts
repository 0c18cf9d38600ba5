import { decodeBase64 } from '../images/base64Image';
import type { Upload } from '../http/readUpload';
import type { Images } from '../images/uploadedImage';
import { jsonFields } from './argos/gateway';
import type { VendorCall } from './vendorCalls';

interface ImageFields {
	readonly image: string;
	/** The field of the image that a comparison compares the other one with. */
	readonly reference?: string;
}

/**
 * Where each call expects its images. The names of Accura and ARGOS do not say which of two is the
 * selfie. Integrators of ARGOS send the passport as the origin, and Accura's is assumed alike.
 */
export const imageFields = {
	accuraFace: { image: 'liveness_image' },
	accuraId: { image: 'liveness_image' },
	accuraMatch: { image: 'target_file', reference: 'source_file' },
	kairosFace: { image: 'selfie' },
	kairosMatch: { image: 'selfie', reference: 'image' },
	argosFace: { image: 'faceImage' },
	argosCompare: { image: 'targetFace', reference: 'originFace' },
	argosDocument: { image: 'idImage' },
} as const satisfies Readonly<Record<VendorCall, ImageFields>>;

/** The bytes of the images in the fields where the call expects them. */
export function findImages(call: VendorCall | 'unknown', upload: Upload): Images<Buffer> {
	if (call === 'unknown') return { image: null, reference: null };
	const fields: ImageFields = imageFields[call];
	return {
		image: imageIn(fields.image, upload),
		reference: fields.reference === undefined ? null : imageIn(fields.reference, upload),
	};
}

function imageIn(field: string, { files, json }: Upload): Buffer | null {
	// An empty name is that of a file input in which nobody chose a file.
	const file = files.find((one) => one.field === field && one.filename !== '');
	if (file) return file.content;
	const text = jsonFields(json)[field];
	return typeof text === 'string' ? decodeBase64(text) : null;
}
