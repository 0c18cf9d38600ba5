import type { Warning } from '../../warning';
import { asWordsOfOthers } from './quote';

/** @param vendor the vendor's name as the user knows it */
export function warningSentence(warning: Warning, vendor: string): string {
	switch (warning.kind) {
		case 'looksLikeFraction':
			return `The score is between 0 and 1, as if it were a fraction. If your ${vendor} account counts that way, set the option Score Scale to Fraction.`;
		case 'doubtfulCode':
			return `The score passes, but ${vendor} sent ${warning.field} ${asWordsOfOthers(warning.code)} with it. ${vendor} does not document this code: ask what it means for your account.`;
	}
}
