/** What has to come of a fault. */
export interface Expected {
	readonly outcome: 'pass' | 'fail' | 'inconclusive' | 'error';
	/** The one reason; null where none is given, and `belowThreshold` whichever score was too low. */
	readonly reason: string | null;
	readonly nextStep: 'accept' | 'reject' | 'retake' | 'retry' | 'fix';
	/** How many requests it takes, and so what it may cost, where one repeat is allowed. */
	readonly requests: number;
}

/** It may have been charged, or the answer would be the same. */
const once = { requests: 1 };
/** Nothing was analysed, so asking again costs nothing. */
const twice = { requests: 2 };

const error = (reason: string, nextStep: 'retry' | 'fix'): Expected => ({
	outcome: 'error',
	reason,
	nextStep,
	...once,
});
const unusable = (reason: string): Expected => ({
	outcome: 'inconclusive',
	reason,
	nextStep: 'retake',
	...once,
});

export const passes: Expected = { outcome: 'pass', reason: null, nextStep: 'accept', ...once };
export const fails: Expected = {
	outcome: 'fail',
	reason: 'belowThreshold',
	nextStep: 'reject',
	...once,
};

export const rejected = error('rejectedByVendor', 'fix');
export const unauthorized = error('unauthorized', 'fix');
export const quotaExceeded = error('quotaExceeded', 'fix');
export const unreadable = error('unreadableAnswer', 'retry');
export const timedOut = error('timedOut', 'retry');
export const unavailable = error('vendorUnavailable', 'retry');
export const broken = error('unreachable', 'retry');
export const notReached = { ...broken, ...twice };
export const tooBusy = { ...error('rateLimited', 'retry'), ...twice };
/** The vendor asks for more patience than an execution has, so it is not asked again. */
export const tooBusyForLong = { ...tooBusy, requests: 1 };
/**
 * 502, 503 and 504 are taken for "not now" and repeated. A gateway may say so behind a vendor that
 * has done its work, so each try may be charged.
 */
export const notNow = { ...unavailable, requests: 2 };

export const tooLarge = unusable('imageTooLarge');
export const wrongFormat = unusable('unsupportedFormat');
export const noFace = unusable('noFaceFound');
export const severalFaces = unusable('multipleFaces');
export const notAnalysable = unusable('imageNotAnalysable');
