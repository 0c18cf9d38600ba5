import type { ImagePair, OneImage, VendorRequest } from '../provider';
import { pipelineFlags, type Pipeline } from './argos.parameters';

/** "Base64 encoded characters in the payload must not include the MIME type." */
export function faceRequest({ image }: OneImage): VendorRequest {
	return {
		path: '/liveness',
		body: { kind: 'json', fields: {}, base64: [{ field: 'faceImage', image }] },
	};
}

/** The page does not say which of the two is whose. Integrators send the passport as the origin. */
export function compareRequest({ selfie, reference }: ImagePair): VendorRequest {
	return {
		path: '/compare',
		body: {
			kind: 'json',
			fields: {},
			base64: [
				{ field: 'originFace', image: reference },
				{ field: 'targetFace', image: selfie },
			],
		},
	};
}

/**
 * The page requires all three flags in each request.
 *
 * @param callbackUrl "If provided, the process works asynchronously"
 */
export function documentRequest(
	{ image }: OneImage,
	wanted: readonly Pipeline[],
	useUpcomingVersion: boolean,
	callbackUrl?: string,
): VendorRequest {
	const pipelines = {
		[pipelineFlags.screenReplay]: wanted.includes('screenReplay'),
		[pipelineFlags.paperPrinted]: wanted.includes('paperPrinted'),
		[pipelineFlags.replacePortraits]: wanted.includes('replacePortraits'),
	};
	return {
		path: '/document',
		body: {
			kind: 'json',
			fields: {
				pipelines,
				...(useUpcomingVersion ? { useUpcomingVersion } : {}),
				...(callbackUrl === undefined ? {} : { callbackUrl }),
			},
			base64: [{ field: 'idImage', image }],
		},
	};
}
