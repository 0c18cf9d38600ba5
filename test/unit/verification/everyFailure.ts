import type { ErrorReason, Failure, UnusableReason } from '../../../nodes/verification/failure';

type Reason = UnusableReason | ErrorReason;

/** At least one example of each reason. The type makes a new reason show up here. */
export const everyFailure: {
	readonly [Name in Reason]: readonly [
		Extract<Failure, { reason: Name }>,
		...Extract<Failure, { reason: Name }>[],
	];
} = {
	imageTooLarge: [
		{ reason: 'imageTooLarge', limitBytes: 1_048_576, bytes: 4_812_331 },
		{ reason: 'imageTooLarge', refusedByVendor: true, status: 413 },
		{ reason: 'imageTooLarge', bytes: 4_812_331, atLeastQuality: true },
		{ reason: 'imageTooLarge', bytes: 300_000_000, mostBytes: 200_000_000 },
	],
	imageTooSmall: [
		{ reason: 'imageTooSmall', limit: { longer: 640, shorter: 480 }, width: 320, height: 240 },
	],
	imageDimensionsTooLarge: [
		{
			reason: 'imageDimensionsTooLarge',
			limit: { longer: 5000, shorter: 5000 },
			width: 6000,
			height: 4000,
		},
		{
			reason: 'imageDimensionsTooLarge',
			limit: { longer: 5000, shorter: 5000 },
			least: { longer: 300, shorter: 300 },
			width: 20_000,
			height: 500,
		},
		{
			reason: 'imageDimensionsTooLarge',
			width: 60_000,
			height: 60_000,
			mostPixels: 65_000_000,
		},
	],
	unsupportedFormat: [
		{ reason: 'unsupportedFormat', format: 'heic', accepted: ['jpeg', 'png'] },
		{ reason: 'unsupportedFormat', format: 'pdf', accepted: ['jpeg', 'png', 'webp'] },
		{ reason: 'unsupportedFormat', format: 'webp', accepted: ['jpeg', 'png'] },
		{ reason: 'unsupportedFormat', format: 'heic', accepted: ['jpeg', 'png'], decodable: false },
		{ reason: 'unsupportedFormat', format: 'bmp', accepted: ['jpeg', 'png'], decodable: false },
		{
			reason: 'unsupportedFormat',
			refusedByVendor: true,
			status: 400,
			vendorMessage: 'Invalid image format',
		},
		{
			reason: 'unsupportedFormat',
			format: 'heic',
			accepted: ['jpeg', 'png'],
			decodable: false,
			switchedOff: true,
		},
	],
	notAnImage: [{ reason: 'notAnImage' }],
	imageDamaged: [
		{ reason: 'imageDamaged', format: 'jpeg' },
		{ reason: 'imageDamaged', format: 'tiff', decodable: false },
	],
	noFaceFound: [{ reason: 'noFaceFound' }],
	multipleFaces: [{ reason: 'multipleFaces', faces: 3 }],
	imageNotAnalysable: [
		{ reason: 'imageNotAnalysable', status: 400, vendorMessage: null },
		{ reason: 'imageNotAnalysable', status: 400, vendorMessage: 'Fail to analyze face' },
	],
	missingImage: [
		{ reason: 'missingImage', problem: 'The item has no image', remedy: 'Give it one.' },
	],
	invalidParameter: [
		{ reason: 'invalidParameter', parameter: 'Pass Threshold', problem: 'is not a number' },
		{
			reason: 'invalidParameter',
			parameter: 'Fit Image to Provider Limits',
			problem: 'cannot be used here',
			remedy: 'Switch it off.',
		},
	],
	unauthorized: [
		{ reason: 'unauthorized', status: 401, vendorMessage: 'Workspace is unavailable' },
		{ reason: 'unauthorized', status: 403, vendorMessage: null },
		{
			reason: 'unauthorized',
			isCallerBlocked: true,
			status: 403,
			vendorMessage: 'User is not authorized to access this resource with an explicit deny',
		},
		{ reason: 'unauthorized', status: null, problem: 'it is missing' },
	],
	quotaExceeded: [
		{ reason: 'quotaExceeded', status: 403, vendorMessage: null },
		{ reason: 'quotaExceeded', status: 402, vendorMessage: 'Plan exceeded' },
	],
	rateLimited: [
		{ reason: 'rateLimited', status: 429, retryAfterSeconds: null, vendorMessage: null },
		{ reason: 'rateLimited', status: 429, retryAfterSeconds: 7, vendorMessage: 'Slow down' },
		{ reason: 'rateLimited', status: 429, retryAfterSeconds: 3600, vendorMessage: null },
	],
	vendorUnavailable: [
		{ reason: 'vendorUnavailable', status: 503, retryAfterSeconds: 90, vendorMessage: null },
		{ reason: 'vendorUnavailable', status: 500, retryAfterSeconds: null, vendorMessage: 'Oops' },
	],
	unreachable: [
		{ reason: 'unreachable', code: 'ECONNREFUSED', mayBeCharged: false },
		{ reason: 'unreachable', code: 'ECONNRESET', mayBeCharged: true },
		{ reason: 'unreachable', proxyStatus: 407, mayBeCharged: false },
	],
	timedOut: [
		{ reason: 'timedOut', seconds: 60, status: null },
		{ reason: 'timedOut', seconds: 60, status: null, mayBeCharged: false },
		{ reason: 'timedOut', seconds: null, status: 408 },
	],
	rejectedByVendor: [
		{ reason: 'rejectedByVendor', status: 400, vendorMessage: 'pipelines is required' },
		{ reason: 'rejectedByVendor', status: 302, vendorMessage: null },
	],
	unreadableAnswer: [{ reason: 'unreadableAnswer', status: 200, problem: 'is empty' }],
	cancelled: [{ reason: 'cancelled' }],
	simulatedOutsideTest: [{ reason: 'simulatedOutsideTest' }],
	unexpected: [
		{ reason: 'unexpected', errorName: 'TypeError' },
		{ reason: 'unexpected', problem: 'The image could not be fitted', remedy: 'Give more memory.' },
	],
};

export const allFailures: readonly Failure[] = Object.values(everyFailure).flat();
