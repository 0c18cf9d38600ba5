import type { FaultyImage } from '../../check';
import type { UnusableReason } from '../../failure';
import { arabic } from './applicantMessages/arabic';
import { english } from './applicantMessages/english';
import { french } from './applicantMessages/french';
import { german } from './applicantMessages/german';
import { hindi } from './applicantMessages/hindi';
import { indonesian } from './applicantMessages/indonesian';
import { italian } from './applicantMessages/italian';
import { korean } from './applicantMessages/korean';
import type { ApplicantMessages } from './applicantMessages/messages';
import { portuguese } from './applicantMessages/portuguese';
import { spanish } from './applicantMessages/spanish';

/** What a user can choose, in the order of the labels. The values are ISO 639-1 codes. */
export const languages = [
	{ value: 'ar', label: 'Arabic' },
	{ value: 'en', label: 'English' },
	{ value: 'fr', label: 'French' },
	{ value: 'de', label: 'German' },
	{ value: 'hi', label: 'Hindi' },
	{ value: 'id', label: 'Indonesian' },
	{ value: 'it', label: 'Italian' },
	{ value: 'ko', label: 'Korean' },
	{ value: 'pt', label: 'Portuguese' },
	{ value: 'es', label: 'Spanish' },
] as const;

export type Language = (typeof languages)[number]['value'];

const messagesIn: Readonly<Record<Language, ApplicantMessages>> = {
	ar: arabic,
	en: english,
	fr: french,
	de: german,
	hi: hindi,
	id: indonesian,
	it: italian,
	ko: korean,
	pt: portuguese,
	es: spanish,
};

/**
 * @param reason why the photo is unusable; null for every other outcome, whichever it is
 * @param of which of two photos it is
 */
export function applicantMessage(
	language: Language,
	reason: UnusableReason | null,
	of: FaultyImage = 'image',
): string {
	const messages = messagesIn[language];
	const message = messages[reason ?? 'neutral'];
	return reason === null || of === 'image' ? message : `${messages.photos[of]} ${message}`;
}
