import type { Drawing } from './draw';
import { pastedOverBy } from './motifs/idCard';

/** A drawing, or bytes that only pretend to be one. */
export type Picture = Drawing | 'textInsteadOfImage' | 'damagedJpeg';

export interface Applicant {
	/** Numbered, so that a folder lists them in the order of the demo. */
	folder: string;
	selfie: Picture;
	id: Picture;
}

type Change = Partial<Drawing>;

/** The demo's applicants. Everything about them is genuine, except what the folder's name says. */
export const applicants: readonly Applicant[] = [
	applicant('01-genuine', 2),
	applicant('02-genuine-png', 13, { format: 'png' }, { format: 'png' }),
	applicant('03-spoofed-selfie', 21, { scenario: 'spoofedSelfie', effect: 'print' }),
	applicant('04-screen-replay', 38, {}, { scenario: 'screenReplay', effect: 'screen' }),
	applicant('05-printed-copy', 22, {}, { scenario: 'printedCopy', effect: 'print' }),
	applicant(
		'06-replaced-portrait',
		12,
		// Whose portrait is pasted over the holder's: faces match, and only the forgery gives it away.
		{ seed: 12 + pastedOverBy },
		{ scenario: 'replacedPortrait', effect: 'swappedPortrait' },
	),
	applicant('07-review-band', 24, { scenario: 'reviewBand', effect: 'dimLight' }),
	applicant('08-no-face', 28, { scenario: 'noFace', effect: 'noFace' }),
	applicant('09-several-faces', 32, { scenario: 'severalFaces', effect: 'twoFaces' }),
	applicant('10-too-small', 16, { width: 200, height: 200 }),
	applicant(
		'11-too-large',
		7,
		{},
		{ width: 2560, height: 1720, minimumBytes: 1_250_000, quality: 78, mark: true },
	),
	applicant('12-wrong-format', 39, { format: 'webp', mark: true }),
	{ ...applicant('13-not-an-image', 30), selfie: 'textInsteadOfImage' },
	applicant('14-vendor-down', 33, { scenario: 'vendorDown' }),
	applicant('15-busy-vendor', 11, { scenario: 'busyOnce' }),
	{ ...applicant('16-damaged', 20), selfie: 'damagedJpeg' },
	applicant(
		'17-phone-photo',
		26,
		{ width: 3024, height: 4032, quality: 60, phone: { orientation: 6 } },
		{
			width: 4032,
			height: 3024,
			minimumBytes: 1_150_000,
			quality: 62,
			phone: { orientation: 8 },
			mark: true,
		},
	),
	applicant('18-someone-else', 35, { scenario: 'someoneElse', seed: 29 }),
];

function applicant(folder: string, seed: number, selfie: Change = {}, id: Change = {}): Applicant {
	const genuine = { format: 'jpeg', scenario: 'genuine', seed } as const;
	return {
		folder,
		selfie: { ...genuine, subject: 'selfie', width: 960, height: 1200, ...selfie },
		id: { ...genuine, subject: 'idCard', width: 1280, height: 860, ...id },
	};
}
