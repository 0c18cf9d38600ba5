import type { Warning } from '../../warning';
import { asWordsOfOthers } from './quote';

/** @param vendor the vendor's name as the user knows it */
export function warningSentence({ field, code }: Warning, vendor: string): string {
	return `The score passes, but ${vendor} sent ${field} ${asWordsOfOthers(code)} with it. ${vendor} does not document this code: ask what it means for your account.`;
}
