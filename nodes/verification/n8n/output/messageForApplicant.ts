import { isUnusableImage } from '../../failure';
import type { Submission } from '../../providers/provider';
import type { Verdict } from '../../verdict';
import { applicantMessage, type Language } from '../words/applicantMessages';

/** Only a photo to retake has its own message. Other messages could tell a score or a suspicion. */
export function messageFor(
	language: Language | undefined,
	answer: Submission,
): Pick<Verdict, 'applicantMessage'> {
	if (language === undefined) return {};
	const failure = answer.kind === 'failed' ? answer.failure : null;
	const unusable = failure && isUnusableImage(failure) ? failure : null;
	return { applicantMessage: applicantMessage(language, unusable?.reason ?? null, unusable?.of) };
}
