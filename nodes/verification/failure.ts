import type { FaultyImage } from './check';
import type { UnfitImage } from './image/fit/unfit';

/**
 * Everything that can keep a check from getting a score. Failures are values: they carry the
 * facts, and the sentences about them are made where they are shown.
 */
export type Failure = UnusableImage | CheckError;

/** The image is at fault, not the applicant: a new picture may help. */
export type UnusableImage = ImageFault & {
	/** Which of the check's images it is. Absent until that is known. */
	readonly of?: FaultyImage;
};

type ImageFault =
	| UnfitImage
	| { readonly reason: 'imageTooLarge'; readonly refusedByVendor: true; readonly status: number }
	| ({ readonly reason: 'unsupportedFormat'; readonly refusedByVendor: true } & VendorRefusal)
	| { readonly reason: 'noFaceFound' }
	| { readonly reason: 'multipleFaces'; readonly faces: number }
	| ({ readonly reason: 'imageNotAnalysable' } & VendorRefusal);

/** There is no answer. */
export type CheckError =
	| { readonly reason: 'missingImage'; readonly problem: string; readonly remedy: string }
	| {
			readonly reason: 'invalidParameter';
			readonly parameter: string;
			readonly problem: string;
			/** Replaces the usual advice if the cause is not the parameter. */
			readonly remedy?: string;
	  }
	| ({
			readonly reason: 'unauthorized';
			/** The vendor's gateway refuses requests from this address. */
			readonly isCallerBlocked?: true;
	  } & VendorRefusal)
	/** The credential itself is missing or cannot be used: nothing was sent. */
	| { readonly reason: 'unauthorized'; readonly status: null; readonly problem: string }
	| ({ readonly reason: 'quotaExceeded' } & VendorRefusal)
	| ({ readonly reason: 'rateLimited'; readonly retryAfterSeconds: number | null } & VendorRefusal)
	| ({
			readonly reason: 'vendorUnavailable';
			readonly retryAfterSeconds: number | null;
	  } & VendorRefusal)
	| {
			readonly reason: 'unreachable';
			/** The network's code for it, such as ECONNREFUSED. */
			readonly code: string;
			/** True when the connection broke after sending began, so that the check may be charged. */
			readonly mayBeCharged: boolean;
	  }
	/** A proxy between n8n and the vendor refused, so that nothing reached the vendor. */
	| { readonly reason: 'unreachable'; readonly proxyStatus: number; readonly mayBeCharged: false }
	| {
			readonly reason: 'timedOut';
			/** The time that was allowed, or null where the vendor itself gave up (HTTP 408). */
			readonly seconds: number | null;
			readonly status: number | null;
			/** False if nothing was sent yet. */
			readonly mayBeCharged?: false;
	  }
	| ({ readonly reason: 'rejectedByVendor' } & VendorRefusal)
	| { readonly reason: 'unreadableAnswer'; readonly status: number; readonly problem: string }
	| { readonly reason: 'cancelled' }
	/** The check is set to simulate, and no person runs the workflow by hand. */
	| { readonly reason: 'simulatedOutsideTest' }
	| { readonly reason: 'unexpected'; readonly errorName: string }
	/** The machine ran out of memory or time, and nothing was sent. */
	| { readonly reason: 'unexpected'; readonly problem: string; readonly remedy: string };

interface VendorRefusal {
	readonly status: number;
	readonly vendorMessage: string | null;
}

export type UnusableReason = UnusableImage['reason'];
export type ErrorReason = CheckError['reason'];

export type NextStep = 'accept' | 'reject' | 'review' | 'retake' | 'wait' | 'retry' | 'fix';

const nextSteps: Record<UnusableReason | ErrorReason, 'retake' | 'retry' | 'fix'> = {
	imageTooLarge: 'retake',
	imageTooSmall: 'retake',
	imageDimensionsTooLarge: 'retake',
	unsupportedFormat: 'retake',
	notAnImage: 'retake',
	imageDamaged: 'retake',
	noFaceFound: 'retake',
	multipleFaces: 'retake',
	imageNotAnalysable: 'retake',
	rateLimited: 'retry',
	vendorUnavailable: 'retry',
	unreachable: 'retry',
	timedOut: 'retry',
	unreadableAnswer: 'retry',
	cancelled: 'retry',
	missingImage: 'fix',
	invalidParameter: 'fix',
	unauthorized: 'fix',
	quotaExceeded: 'fix',
	rejectedByVendor: 'fix',
	simulatedOutsideTest: 'fix',
	unexpected: 'fix',
};

/** What the person, or the workflow, should do next. */
export function nextStepAfter({ reason }: Pick<Failure, 'reason'>): 'retake' | 'retry' | 'fix' {
	return nextSteps[reason];
}

/** True for a reason why there is no score; false for one that is about a score. */
export function isFailureReason(reason: string): reason is UnusableReason | ErrorReason {
	return Object.hasOwn(nextSteps, reason);
}

/** True for a reason why an image cannot be judged. */
export function isUnusableReason(reason: string): reason is UnusableReason {
	return isFailureReason(reason) && nextSteps[reason] === 'retake';
}

export function isUnusableImage(failure: Failure): failure is UnusableImage {
	return nextStepAfter(failure) === 'retake';
}

/** The vendor's HTTP status behind a failure, or null where no answer was received. */
export function httpStatusOf(failure: Failure): number | null {
	return 'status' in failure ? failure.status : null;
}

/**
 * A parameter or a file that cannot be used. The code that reads the input throws it, and the code
 * that makes the verdict catches it and takes its failure.
 */
export class UnusableInput extends Error {
	constructor(readonly failure: CheckError) {
		super(failure.reason);
	}
}

/** The message of another program's error may contain anything, so only its name is shown. */
export function failureBehind(error: unknown): CheckError {
	if (error instanceof UnusableInput) return error.failure;
	return { reason: 'unexpected', errorName: error instanceof Error ? error.name : 'unknown' };
}
