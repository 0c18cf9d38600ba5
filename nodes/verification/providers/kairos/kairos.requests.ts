import type { ImagePair, OneImage, VendorRequest } from '../provider';
import { decimalShift } from '../reading/decimalShift';

/**
 * Multipart with the file and the threshold for Kairos: "a numeric value (between 0 and 1)".
 *
 * @param threshold 0-100; Kairos counts from 0 to 1
 */
export function livenessRequest({ image }: OneImage, threshold: number): VendorRequest {
	return {
		path: '/v0.2/liveness-verification',
		body: {
			kind: 'multipart',
			fields: { threshold: String(decimalShift(threshold, -2)) },
			files: [{ field: 'selfie', image }],
		},
	};
}

/** "selfie" and "image", which is the photo of the ID. */
export function matchRequest({ selfie, reference }: ImagePair): VendorRequest {
	return {
		path: '/v0.2/biometric-verification',
		body: {
			kind: 'multipart',
			fields: {},
			files: [
				{ field: 'selfie', image: selfie },
				{ field: 'image', image: reference },
			],
		},
	};
}
