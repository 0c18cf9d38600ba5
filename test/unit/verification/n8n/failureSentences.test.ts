import type { Failure } from '../../../../nodes/verification/failure';
import type { ImageFormat } from '../../../../nodes/verification/image/imageFormats';
import { describeFailure } from '../../../../nodes/verification/n8n/words/failureSentences';
import { allFailures, everyFailure } from '../everyFailure';

const rows = allFailures.map((failure) => ({ reason: failure.reason, failure }));

function wholeText(failure: Failure, vendor = 'ARGOS'): string {
	const { message, description } = describeFailure(failure, vendor);
	return `${message}. ${description}`;
}

describe('every failure says what happened and what to do', () => {
	test.each(rows)('$reason: $failure', ({ failure }) => {
		const { message, description } = describeFailure(failure, 'ARGOS');
		expect(message).toMatch(/^[A-Z].*[^.\s]$/);
		expect(description).toMatch(/^[A-Z].*\.$/);
		expect(`${message} ${description}`).not.toMatch(/undefined|null|NaN|Infinity|\[object|\n/);
	});
});

const withoutVendor = ['notAnImage', 'imageDamaged', 'missingImage', 'cancelled', 'unexpected'];

describe('a failure at the vendor names the vendor', () => {
	test.each(
		rows.filter(({ reason }) => reason !== 'invalidParameter' && !withoutVendor.includes(reason)),
	)('$reason: $failure', ({ failure }) => {
		expect(describeFailure(failure, 'Accura').message).toContain('Accura');
		expect(wholeText(failure, 'Accura')).not.toMatch(/ARGOS|Kairos/);
	});
});

test('no failure accuses the applicant', () => {
	for (const failure of allFailures) {
		expect(wholeText(failure)).not.toMatch(/fraud|fake|forged|attack|spoof/i);
	}
});

describe('a limit is told with the figure of the image', () => {
	test.each<[string, Failure, readonly string[]]>([
		['bytes', everyFailure.imageTooLarge[0], ['4.59 MB', 'at most 1 MB']],
		['too few px', everyFailure.imageTooSmall[0], ['320 x 240 px', '640 x 480 px']],
		['too many px', everyFailure.imageDimensionsTooLarge[0], ['6000 x 4000 px', '5000 x 5000 px']],
		['format', everyFailure.unsupportedFormat[0], ['HEIC', 'JPEG or PNG']],
		['faces', everyFailure.multipleFaces[0], ['3 faces']],
		['time', everyFailure.timedOut[0], ['60 s']],
		['parameter', everyFailure.invalidParameter[0], ['Pass Threshold', 'is not a number']],
		['answer', everyFailure.unreadableAnswer[0], ['HTTP 200']],
	])('%s', (_name, failure, figures) => {
		const { message } = describeFailure(failure, 'ARGOS');
		for (const figure of figures) expect(message).toContain(figure);
	});

	test.each([1_048_576, 10_485_760])('one byte over %d reads as more than the limit', (limit) => {
		const failure: Failure = { reason: 'imageTooLarge', limitBytes: limit, bytes: limit + 1 };
		const limitText = `${limit / 1_048_576} MB`;
		const { message } = describeFailure(failure, 'Accura');
		expect(message).toContain(`at most ${limitText}`);
		expect(message).not.toContain(`has ${limitText}`);
	});
});

describe('the way out is named', () => {
	test.each<[string, Failure, RegExp]>([
		['photos of iPhones', everyFailure.unsupportedFormat[0], /Most Compatible/],
		['a file that is too large', everyFailure.imageTooLarge[0], /Switch on Fit Image to Provider/],
		[
			'a picture that is too large',
			everyFailure.imageDimensionsTooLarge[0],
			/Switch on Fit Image to Provider/,
		],
		['too many requests', everyFailure.rateLimited[0], /Max Concurrency.*Max Retries/],
		['a time-out', everyFailure.timedOut[0], /Timeout/],
		['no connection', everyFailure.unreachable[0], /ECONNREFUSED.*Base URL/],
		[
			'a broken connection may be charged',
			everyFailure.unreachable[1] ?? { reason: 'cancelled' },
			/charged/,
		],
		['a wrong key', everyFailure.unauthorized[0], /key.*Base URL/],
		['an answer of another shape', everyFailure.unreadableAnswer[0], /Include Raw Response/],
		['a bad parameter', everyFailure.invalidParameter[0], /Pass Threshold.*expression/],
	])('%s', (_name, failure, words) => {
		expect(describeFailure(failure, 'ARGOS').description).toMatch(words);
	});

	test.each([
		[7, /wait 7 s\./],
		[60, /wait 60 s\./],
		[61, /wait 61 s, which is longer/],
		[3600, /wait 3600 s, which is longer/],
	])('a wait of %d s is told', (retryAfterSeconds, words) => {
		const rest = { status: 429, retryAfterSeconds, vendorMessage: null };
		for (const reason of ['rateLimited', 'vendorUnavailable'] as const) {
			expect(describeFailure({ reason, ...rest }, 'ARGOS').description).toMatch(words);
		}
	});
});

test('a used-up account of Kairos is a usage limit and not a wrong key', () => {
	const text = wholeText({ reason: 'quotaExceeded', status: 403, vendorMessage: null }, 'Kairos');
	expect(text).toMatch(/usage limit of the Kairos account/i);
	expect(text).toMatch(/key itself is not at fault/i);
	expect(text).not.toMatch(/wrong key|refused the key|check the key|credential/i);
});

describe("the vendor's own words are quoted", () => {
	const saying = (vendorMessage: string): Failure => ({
		reason: 'rejectedByVendor',
		status: 400,
		vendorMessage,
	});

	test.each([
		['as they are', 'pipelines is required', 'ARGOS says: "pipelines is required".'],
		['on one line', ' a\n b ', 'ARGOS says: "a b".'],
		['without a key', 'key sk1234567890abcdefghij is bad', 'ARGOS says: "key [removed] is bad".'],
	])('%s', (_rule, words, expected) => {
		expect(describeFailure(saying(words), 'ARGOS').description).toContain(expected);
	});

	test('and are cut where they are long', () => {
		const { description } = describeFailure(saying('on and on '.repeat(500)), 'ARGOS');
		expect(description.length).toBeLessThan(400);
	});

	test('and where there are none, nobody is quoted', () => {
		const failure: Failure = { reason: 'rejectedByVendor', status: 400, vendorMessage: null };
		expect(describeFailure(failure, 'ARGOS').description).not.toContain('says');
	});
});

describe('a format that the vendor does not take', () => {
	test.each<[ImageFormat, boolean, RegExp]>([
		['webp', false, /^Switch on Fit Image to Provider Limits, which converts it/],
		['tiff', false, /^Switch on Fit Image to Provider Limits, which converts it/],
		['heic', false, /^Switch on Fit Image to Provider Limits.*on iPhones, set Camera > Formats/],
		['heic', true, /^Fit Image to Provider Limits could not decode this HEIC\..*iPhones/],
		['heif', true, /"Most Compatible"/],
		['bmp', false, /^Ask for a picture in one of these formats, or convert it first/],
		['pdf', true, /^Fit Image to Provider Limits cannot convert this format\. Ask/],
	])('%s, with fitting switched on: %j', (format, fitting, words) => {
		const accepted = ['jpeg', 'png'] as const;
		const broken = { reason: 'unsupportedFormat', format, accepted } as const;
		const failure: Failure = fitting ? { ...broken, decodable: false } : broken;
		expect(describeFailure(failure, 'Accura').description).toMatch(words);
	});
});
