import type { CheckImage } from '../../image/checkImage';
import type { VendorRequest } from '../provider';
import { pipelineFlags, type Pipeline } from './argos.parameters';

/** "Base64 encoded characters in the payload must not include the MIME type." */
export async function faceRequest(image: CheckImage): Promise<VendorRequest> {
	return {
		path: '/liveness',
		body: { kind: 'json', value: { faceImage: await image.base64() } },
	};
}

/**
 * The page requires all three flags, whichever are wanted.
 *
 * @param callbackUrl "If provided, the process works asynchronously"
 */
export async function documentRequest(
	image: CheckImage,
	wanted: readonly Pipeline[],
	useUpcomingVersion: boolean,
	callbackUrl?: string,
): Promise<VendorRequest> {
	const pipelines = {
		[pipelineFlags.screenReplay]: wanted.includes('screenReplay'),
		[pipelineFlags.paperPrinted]: wanted.includes('paperPrinted'),
		[pipelineFlags.replacePortraits]: wanted.includes('replacePortraits'),
	};
	return {
		path: '/document',
		body: {
			kind: 'json',
			value: {
				idImage: await image.base64(),
				pipelines,
				...(useUpcomingVersion ? { useUpcomingVersion } : {}),
				...(callbackUrl === undefined ? {} : { callbackUrl }),
			},
		},
	};
}
