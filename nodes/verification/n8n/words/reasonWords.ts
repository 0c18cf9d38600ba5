import { checkLabels } from '../../check';
import type { DecisionReason, OwnReason } from '../../decision/decision';
import type { Reason } from '../../verdict';
import { labels } from './labels';

/** Why an item is not accepted, in words that follow the name of a check, or "the item". */
export const reasonWords: Readonly<Record<Reason | OwnReason, string>> = {
	livenessBelowThreshold: 'has a liveness score that is too low',
	livenessInReviewBand: 'has a liveness score in the review band',
	screenReplayBelowThreshold: 'has a screen replay score that is too low',
	screenReplayInReviewBand: 'has a screen replay score in the review band',
	paperPrintedBelowThreshold: 'has a paper printed score that is too low',
	paperPrintedInReviewBand: 'has a paper printed score in the review band',
	replacePortraitsBelowThreshold: 'has a replaced portrait score that is too low',
	replacePortraitsInReviewBand: 'has a replaced portrait score in the review band',
	faceMatchBelowThreshold: 'has a face match score that is too low',
	faceMatchInReviewBand: 'has a face match score in the review band',
	imageTooLarge: 'got an image that is too large',
	imageTooSmall: 'got an image that is too small',
	imageDimensionsTooLarge: 'got an image with too many pixels',
	unsupportedFormat: 'got a file in a format that the vendor does not accept',
	notAnImage: 'got a file that is not an image',
	imageDamaged: 'got an image that is damaged',
	noFaceFound: 'found no face in the image',
	multipleFaces: 'found several faces in the image',
	imageNotAnalysable: 'could not analyse the image',
	missingImage: 'got no image',
	invalidParameter: 'has an invalid parameter',
	unauthorized: 'has a credential that the vendor refused, or that cannot be used',
	quotaExceeded: 'reached the usage limit of the account',
	rateLimited: 'sent the vendor too many requests',
	vendorUnavailable: 'got no answer because the vendor was unavailable',
	unreachable: 'could not reach the vendor',
	timedOut: 'got no answer in time',
	rejectedByVendor: 'sent a request that the vendor rejected',
	unreadableAnswer: 'got an answer that cannot be read',
	cancelled: 'was canceled',
	unexpected: 'failed unexpectedly',
	checkMissing: 'has no verdict',
	checkDeactivated: 'is deactivated',
	verdictNotFromThisExecution: 'has a verdict that no check made for this item in this execution',
	verdictMalformed: 'has a verdict that contradicts itself or is incomplete',
	verdictTooOld: `has a verdict that is older than ${labels.maxAge} allows`,
	differentDocuments: 'has verdicts about different photos of the ID',
	differentSelfies: 'has verdicts about different selfies',
	simulatedOutsideTest: 'is simulated, and this is not a manual execution',
	noChecks: 'did not go through any check',
};

/** Such as "Face Liveness found no face in the image". */
export function reasonInWords({ check, reason }: DecisionReason): string {
	return `${check === null ? 'the item' : checkLabels[check]} ${reasonWords[reason]}`;
}
