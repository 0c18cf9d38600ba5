import { decodeBase64 } from '../images/base64Image';
import type { Upload } from '../http/readUpload';
import { answerAccura } from './accura';
import { answerArgosDocument } from './argos/document';
import { answerArgosFace } from './argos/face';
import { jsonFields } from './argos/gateway';
import { answerKairosFace } from './kairos';
import type { VendorContext, Received } from './received';
import { jsonAnswer, type VendorAnswer } from './vendorAnswer';
import type { Destination, VendorCall } from './vendorCalls';

/** The bytes of the image in the field where the call expects it; null when there are none. */
export function findImage(call: VendorCall | 'unknown', upload: Upload): Buffer | null {
	switch (call) {
		case 'accuraFace':
		case 'accuraId':
			return fileIn('liveness_image', upload);
		case 'kairosFace':
			return fileIn('selfie', upload);
		case 'argosFace':
			return base64In('faceImage', upload);
		case 'argosDocument':
			return base64In('idImage', upload);
		case 'unknown':
			return null;
	}
}

function fileIn(field: string, { file }: Upload): Buffer | null {
	return file?.field === field ? file.content : null;
}

function base64In(field: string, { json }: Upload): Buffer | null {
	const text = jsonFields(json)[field];
	return typeof text === 'string' ? decodeBase64(text) : null;
}

export function answerVendorCall(
	{ call, pathKnown }: Destination,
	received: Received,
	desk: VendorContext,
): VendorAnswer {
	switch (call) {
		case 'accuraFace':
		case 'accuraId':
			return answerAccura(call, received, desk);
		case 'kairosFace':
			return answerKairosFace(received, desk);
		case 'argosFace':
			return answerArgosFace(received, desk);
		case 'argosDocument':
			return answerArgosDocument(received, desk);
		case 'unknown':
			// Assumed for every vendor.
			return pathKnown
				? jsonAnswer(405, { message: 'Method Not Allowed' }, { headers: { allow: 'POST' } })
				: jsonAnswer(404, { message: 'Not Found' });
	}
}
