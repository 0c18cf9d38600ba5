import type { FaultyImage } from '../../../check';
import type { UnusableReason } from '../../../failure';

/**
 * What an applicant may read. A message says what to do differently. It never tells a score, a
 * threshold, a vendor or a suspicion. The photo may show a face or a document.
 */
export type ApplicantMessages = Readonly<Record<UnusableReason | 'neutral', string>> & {
	/** Begins a message that is about one of two photos. */
	readonly photos: Readonly<Record<Exclude<FaultyImage, 'image'>, string>>;
};
