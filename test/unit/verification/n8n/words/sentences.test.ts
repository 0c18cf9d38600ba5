import { type Failure, isUnusableImage } from '../../../../../nodes/verification/failure';
import { describeFailure } from '../../../../../nodes/verification/n8n/words/failureSentences';
import {
	fitSentence,
	limitsNotice,
	megabytes,
} from '../../../../../nodes/verification/n8n/words/imageSentences';
import type { FittedWarning } from '../../../../../nodes/verification/warning';
import { allFailures, everyFailure } from '../../everyFailure';
import { checkOf } from '../../providers/vendorSide';

const rows = allFailures.map((failure) => ({ reason: failure.reason, failure }));
const withoutVendor = [
	...['notAnImage', 'imageDamaged', 'missingImage'],
	...['invalidParameter', 'cancelled', 'simulatedOutsideTest', 'unexpected'],
];

test.each(rows)('says what happened and what to do: $reason: $failure', ({ reason, failure }) => {
	const { message, description } = describeFailure(failure, 'Accura');
	expect(message).toMatch(/^[A-Z].*[^.\s]$/);
	expect(description).toMatch(/^[A-Z].*\.$/);
	const text = `${message} ${description}`;
	expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object|\n|ARGOS|Kairos/);
	expect(text).not.toMatch(/fraud|fake|forged|attack|spoof/i);
	if (!withoutVendor.includes(reason)) expect(message).toContain('Accura');
});

describe('a failure of one of two images names it', () => {
	const unusable = allFailures.filter(isUnusableImage);

	test.each(unusable)('$reason: %j', (failure) => {
		for (const [of, name] of [
			['selfie', /\bselfie\b/i],
			['reference', /\bphoto of the ID\b/i],
		] as const) {
			const { message, description } = describeFailure({ ...failure, of }, 'Accura');
			expect(`${message}. ${description}`).toMatch(name);
			expect(message).not.toMatch(/\bthe (?:image|file)\b/i);
			expect(message).toMatch(/^[A-Z].*[^.\s]$/);
		}
	});

	test('or says that it is not known which', () => {
		const failure = { ...everyFailure.noFaceFound[0], of: 'either' } as const;
		expect(describeFailure(failure, 'ARGOS').message).toBe(
			'ARGOS found no face in one of the two images',
		);
	});

	test('a damaged one with its format', () => {
		const failure = { ...everyFailure.imageDamaged[0], of: 'reference' } as const;
		expect(describeFailure(failure, 'ARGOS').message).toBe(
			'The JPEG photo of the ID is damaged and cannot be read',
		);
	});
});

const [, refusedSize, , manyBytes] = everyFailure.imageTooLarge;
const [, narrow] = everyFailure.imageDimensionsTooLarge;
const [heic, , webp, undecodableHeic, undecodableBmp] = everyFailure.unsupportedFormat;
const rejected = (vendorMessage: string | null): Failure => ({
	reason: 'rejectedByVendor',
	status: 400,
	vendorMessage,
});
const waiting = (retryAfterSeconds: number): Failure => ({
	reason: 'rateLimited',
	status: 429,
	retryAfterSeconds,
	vendorMessage: null,
});

test.each<[string, Failure | undefined, RegExp]>([
	['bytes', everyFailure.imageTooLarge[0], /4\.59 MB.*at most 1 MB.*Switch on Fit Image to Prov/],
	['bytes that the vendor refused', refusedSize, /refused .* too large.*lower resolution/],
	['bytes beyond fitting', manyBytes, /286\.11 MB.*up to 190\.73 MB/],
	['too few px', everyFailure.imageTooSmall[0], /320 x 240 px.*640 x 480 px/],
	['too many px', everyFailure.imageDimensionsTooLarge[0], /6000 x 4000 px.*5000.*Switch on Fit/],
	['a long image', narrow, /Scaled down to that size, it is smaller than the 300 x 300 px/],
	['photos of iPhones', heic, /HEIC.*JPEG or PNG\. Switch on Fit Image.*"Most Compatible"/],
	[
		'a HEIC that was to be converted',
		undecodableHeic,
		/could not decode this HEIC image\..*iPhones/,
	],
	['another format', webp, /Switch on Fit Image to Provider Limits to convert it/],
	['a format beyond fitting', undecodableBmp, /cannot convert this format\. Ask/],
	[
		'a variant of a format that is taken',
		{ reason: 'unsupportedFormat', format: 'jpeg', accepted: ['jpeg', 'png'], decodable: false },
		/^ARGOS accepts JPEG, but the node cannot read this variant of it\. Save the picture again/,
	],
	[
		'a format that cannot be converted',
		{ reason: 'unsupportedFormat', format: 'bmp', accepted: ['jpeg'] },
		/Ask for a photo in one of these formats, or convert this one first/,
	],
	['faces', everyFailure.multipleFaces[0], /3 faces/],
	['time', everyFailure.timedOut[0], /60 s.*Timeout/],
	[
		'too many requests',
		everyFailure.rateLimited[0],
		/Requests per Minute to the limit of your ARGOS account.*Max Concurrency/,
	],
	['a wait', waiting(60), /wait 60 s\./],
	['a longer wait', waiting(61), /wait 61 s, which is longer/],
	['a busy vendor', everyFailure.vendorUnavailable[0], /wait 90 s, which is longer/],
	['an hour', waiting(3600), /wait 3600 s, which is longer/],
	['more than an hour', waiting(3601), /more than an hour, which is longer/],
	['no connection', everyFailure.unreachable[0], /ECONNREFUSED.*Base URL/],
	[
		'a broken connection',
		everyFailure.unreachable[1],
		/may have charged the check, so the node did not retry it/,
	],
	['a wrong key', everyFailure.unauthorized[0], /key.*Base URL/],
	['a used-up account', everyFailure.quotaExceeded[0], /usage limit.*key is not the cause/],
	['another answer', everyFailure.unreadableAnswer[0], /HTTP 200.*Include Raw Response/],
	['a parameter', everyFailure.invalidParameter[0], /Threshold is not a number.*expression/],
	// n8n recognises a cancelled execution by this spelling of the word.
	['a stop', { reason: 'cancelled' }, /canceled/],
	['words', rejected('pipelines is required'), /ARGOS says: "pipelines is required"\./],
	['lines', rejected(' a\n b '), /ARGOS says: "a b"\./],
	['a key', rejected('key sk1234567890abcdefghij is bad'), /says: "key \[removed\] is bad"\./],
	['long words', rejected('on and on '.repeat(500)), /^.{200,400}$/],
	['no words', rejected(null), /^(?!.*says).*$/],
])('a sentence names the figures and the way out: %s', (_name, failure, words) => {
	const { message, description } = describeFailure(failure ?? rejected('no such failure'), 'ARGOS');
	expect(`${message}. ${description}`).toMatch(words);
});

test.each([1_048_576, 10_485_760])('one byte over %d never reads as the limit', (limitBytes) => {
	const failure: Failure = { reason: 'imageTooLarge', limitBytes, bytes: limitBytes + 1 };
	const { message } = describeFailure(failure, 'Accura');
	expect(message).toContain(`at most ${megabytes(limitBytes)}`);
	expect(message).not.toContain(`is ${megabytes(limitBytes)}`);
});

test.each([
	['accura', 'faceLiveness', 'Accura accepts JPEG or PNG, at most 1 MB.'],
	[
		'kairos',
		'faceLiveness',
		'Kairos accepts JPEG or PNG, from 300 x 300 px to 5000 x 5000 px. Recommended: over 900 px on each side.',
	],
	[
		'argos',
		'faceLiveness',
		'ARGOS accepts JPEG, PNG or WebP, at least 640 x 480 px (portrait or landscape). The picture should show one face of at least 150 x 150 px, with at least 15 px around it. The pupils should be at least 50 px apart, and the head turned by at most 30 degrees.',
	],
	[
		'argos',
		'documentForgery',
		'ARGOS accepts JPEG or PNG, at most 10 MB, at least 640 x 480 px (portrait or landscape). Recommended: at least 1920 x 1080 px. Leave white space around the card. Without it, ARGOS is not accurate.',
	],
] as const)('the editor says what a vendor accepts: %s, %s', (provider, checkName, notice) => {
	const { limits, advice } = checkOf(provider, checkName);
	const label = notice.slice(0, notice.indexOf(' '));
	expect(limitsNotice(label, limits, advice)).toBe(notice);
});

test('the editor says what a vendor accepts that publishes only the largest size', () => {
	const { limits } = checkOf('kairos', 'faceLiveness');
	const most = { ...limits, minSides: null, recommendedSides: null };
	expect(limitsNotice('K', most, null)).toBe('K accepts JPEG or PNG, at most 5000 x 5000 px.');
});

const from = { format: 'jpeg', width: 4032, height: 3024, bytes: 4_812_331, sha256: 'a' } as const;
const to = { format: 'jpeg', width: 2016, height: 1512, bytes: 917_504 } as const;
const original = '4032 x 3024 px, 4.59 MB) was fitted to the limits of Accura';

test.each<[string, Partial<FittedWarning>, string]>([
	[
		'large',
		{},
		`The image (JPEG, ${original}: scaled to 2016 x 1512 px, re-encoded as a JPEG of 0.88 MB.`,
	],
	['on its side', { turned: true }, ': turned upright, scaled to 2016 x 1512 px,'],
	[
		'of another format',
		{ from: { ...from, format: 'webp' }, to: { ...to, width: 4032, height: 3024 } },
		`The image (WebP, ${original}: converted to a JPEG of 0.88 MB.`,
	],
	['of a few bytes', { from: { ...from, bytes: 900 } }, ' px, 0.01 MB)'],
	[
		'a film',
		{ from: { ...from, format: 'gif' }, pages: 24 },
		': reduced to the first of 24 images',
	],
])('a fitted image: %s', (_name, change, words) => {
	const fitted = { kind: 'fitted', from, to, turned: false, pages: 1, ...change } as const;
	expect(fitSentence('Accura', fitted)).toContain(words);
});
