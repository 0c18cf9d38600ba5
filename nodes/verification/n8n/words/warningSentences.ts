import type { Warning } from '../../warning';
import { describeFailure } from './failureSentences';
import { recommendedSizeSentence, fitSentence, plusSentence } from './imageSentences';
import { safeQuote } from './text/quote';
import { simulatedWarning } from './simulationSentences';

/** @param vendor the vendor's name as the user knows it */
export function warningSentence(warning: Warning, vendor: string): string {
	switch (warning.kind) {
		case 'fitted':
			return fitSentence(vendor, warning);
		case 'belowRecommended':
			return recommendedSizeSentence(vendor, warning);
		case 'plusRestored':
			return plusSentence(warning);
		case 'unusable': {
			const { message, description } = describeFailure(warning.failure, vendor);
			return `${message}. ${description}`;
		}
		case 'simulated':
			return simulatedWarning;
		case 'doubtfulCode':
			return `The score passes, but ${vendor} also sent ${warning.field} ${safeQuote(warning.code)}. ${vendor} does not document this code. Ask ${vendor} what it means for your account.`;
	}
}
