import { type CheckName, type ImageName, imagesOf } from '../../check';
import { isUnusableImage } from '../../failure';
import type { ImageFacts } from '../../image/imageFacts';
import type { Submission } from '../../providers/provider';
import type { Verdict } from '../../verdict';

/** What is known of each image of a check. */
export type KnownImages = Readonly<Partial<Record<ImageName, ImageFacts>>>;

/** The answer, in which an unusable image of a check with two always says which one it is. */
export function locatedAnswer(checkName: CheckName, answer: Submission): Submission {
	if (answer.kind !== 'failed' || imagesOf[checkName].length === 1) return answer;
	const { failure } = answer;
	return isUnusableImage(failure)
		? { ...answer, failure: { ...failure, of: failure.of ?? 'either' } }
		: answer;
}

type OfImages = Pick<Verdict, 'image' | 'referenceImage' | 'unusableImage'>;

/** @param answer from `locatedAnswer` */
export function imagesIn(checkName: CheckName, known: KnownImages, answer: Submission): OfImages {
	if (imagesOf[checkName].length === 1) return { image: known.image ?? null };
	const both = { image: known.selfie ?? null, referenceImage: known.reference ?? null };
	const failure = answer.kind === 'failed' ? answer.failure : null;
	const at = failure && isUnusableImage(failure) ? failure.of : undefined;
	return at === 'selfie' || at === 'reference' ? { ...both, unusableImage: at } : both;
}
