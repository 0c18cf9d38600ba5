import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import type { CheckName } from '../../../../../nodes/verification/check';
import type { Failure } from '../../../../../nodes/verification/failure';
import type { FittedFrom } from '../../../../../nodes/verification/image/imageFacts';
import { makeVerdict, openRecord } from '../../../../../nodes/verification/n8n/output/makeVerdict';
import {
	keepPassEmpty,
	retryHints,
} from '../../../../../nodes/verification/n8n/output/nodeSettings';
import {
	type NotedVerdict,
	noteOf,
	runHints,
	showRunHints,
} from '../../../../../nodes/verification/n8n/output/hints/runHints';
import type { HintedVendor } from '../../../../../nodes/verification/n8n/words/hintSentences';
import type { Submission } from '../../../../../nodes/verification/providers/provider';
import type { AnswerWarning, Warning } from '../../../../../nodes/verification/warning';
import { allFailures, everyFailure } from '../../everyFailure';
import { checkOf } from '../../providers/vendorSide';

const kairos = { label: 'Kairos', limits: checkOf('kairos', 'faceLiveness').limits };
const accura = { label: 'Accura', limits: checkOf('accura', 'faceLiveness').limits };

const [width, height] = [1080, 1920];

interface Circumstance {
	readonly checkName?: CheckName;
	readonly simulated?: boolean;
	readonly unusableImage?: 'inconclusive' | 'error';
	readonly sides?: { readonly width: number; readonly height: number };
	readonly warnings?: readonly Warning[];
	readonly image?: { readonly fittedFrom: FittedFrom };
}

function notedOf(answer: Submission, of: Circumstance = {}): NotedVerdict {
	const { unusableImage = 'inconclusive', sides = { width, height }, warnings = [] } = of;
	const opened = openRecord({
		checkName: of.checkName ?? 'faceLiveness',
		simulated: of.simulated ?? false,
		provider: { name: 'kairos', label: 'Kairos' },
		shape: {
			resultField: 'faceLiveness',
			includeInputFields: true,
			includeBinary: true,
			includeRawResponse: false,
		},
	});
	const recommended = kairos.limits.recommendedSides;
	const isSmall = recommended !== null && sides.width < recommended.longer;
	const advice: Warning[] = isSmall
		? [{ kind: 'belowRecommended', pixels: sides, recommended }]
		: [];
	const record = {
		...opened,
		settings: {
			vendorSettings: { threshold: 60, parameters: {} },
			passes: 'atLeast' as const,
			reviewThreshold: 50,
			unusableImage,
		},
		images: {
			image: { format: 'jpeg', ...sides, bytes: 734_003, sha256: 'ab12', ...of.image } as const,
		},
		warnings: [...warnings, ...advice],
		answer,
	};
	return noteOf(record, makeVerdict(record));
}

const none = { transactionId: null, engineVersion: null };

function failed(failure: Failure, of?: Circumstance): NotedVerdict {
	return notedOf({ kind: 'failed', failure, ...none }, of);
}

function scored(
	score: number,
	warnings: readonly AnswerWarning[] = [],
	of?: Circumstance,
): NotedVerdict {
	return notedOf({ kind: 'scored', signals: [{ name: 'liveness', score }], warnings, ...none }, of);
}

/** All hints except the totals, which several items have. */
const hintsOf = (verdicts: readonly NotedVerdict[], vendor: HintedVendor = kairos) =>
	runHints(verdicts, vendor).slice(verdicts.length > 1 ? 1 : 0);

const messages = (verdicts: readonly NotedVerdict[], vendor: HintedVendor = kairos) =>
	hintsOf(verdicts, vendor).map(({ message }) => message);

const times = (count: number, verdict: NotedVerdict) =>
	Array.from({ length: count }, () => verdict);

test('gives only the totals of scores that passed, failed or need a review', () => {
	expect(runHints([scored(97), scored(8), scored(55)], kairos)).toEqual([
		{
			type: 'info',
			message: '3 images: 1 passed, 1 failed, 1 inconclusive',
			location: 'outputPane',
		},
	]);
	expect(runHints([], kairos)).toEqual([]);
	expect(runHints([scored(97)], kairos)).toEqual([]);
});

test('the totals come first and count every ending', () => {
	const error = failed(everyFailure.unauthorized[0]);
	const later = notedOf({ kind: 'pending', transactionId: 'txn_1', engineVersion: null });
	const verdicts = [
		...[...times(6, scored(55)), error, ...times(8, scored(97)), ...times(2, scored(8))],
		...times(3, later),
	];
	const [first] = runHints([...verdicts, failed(everyFailure.noFaceFound[0])], kairos);
	expect(first?.message).toBe('21 images: 8 passed, 2 failed, 7 inconclusive, 3 pending, 1 error');
	expect(runHints(times(2, error), kairos)[0]?.message).toBe('2 images: 2 errors');
});

test('a simulated run says so first, and an outage in it warns of no costs', () => {
	const down = failed(everyFailure.vendorUnavailable[0], { simulated: true });
	const sample = 'The answers are samples: Simulate the Vendor is on, so no vendor saw an image.';
	expect(runHints([down], kairos).map(({ message }) => message)).toEqual([sample]);
	expect(runHints([down, down], kairos).map(({ message }) => message)).toEqual([
		`2 images: 2 errors. ${sample}`,
	]);
	const refused = failed(everyFailure.invalidParameter[0], { simulated: true });
	expect(runHints([refused], kairos)).toHaveLength(2);
});

test('two pairs of images are not "both images"', () => {
	const noFace = failed(everyFailure.noFaceFound[0], { checkName: 'faceMatch' });
	expect(runHints([noFace, noFace], kairos).map(({ message }) => message)).toEqual([
		'2 pairs of images: 2 inconclusive',
		expect.stringMatching(/^Kairos found no face in 2 images\./),
	]);
});

describe('every reason', () => {
	const reasons = [...new Set(allFailures.map(({ reason }) => reason))];

	test.each(reasons)('%s', (reason) => {
		const verdict = failed(everyFailure[reason][0]);
		const [one] = messages([verdict, scored(97)]);
		const [two] = messages([verdict, verdict, scored(97)]);
		const [both] = messages(times(2, verdict));
		const [all] = messages(times(3, verdict));
		const [unknown] = messages([verdict], { label: 'The provider', limits: null });
		expect(one).toMatch(/\b1 (?:image|file|item)\b/);
		expect(one).not.toMatch(/\b1 (?:images|files|items)\b|\b1 \w+ were\b/);
		expect(two).toMatch(/\b2 (?:images|files|items)\b/);
		expect(two).not.toMatch(/\b2 \w+ was\b/);
		expect(both).toMatch(/\b[Bb]oth (?:images|files|items)\b/);
		expect(all).toMatch(/\b[Aa]ll 3 (?:images|files|items)\b/);
		for (const message of [one, two, both, all, unknown]) {
			expect(message).toMatch(/^[A-Z1-9].*\. [A-Z].*\.$/);
			expect(message).not.toMatch(/undefined|null|NaN|\[object|\n|</);
			expect(message).not.toMatch(/fraud|fake|forged|attack|spoof/i);
		}
	});
});

describe('does not advise fitting where fitting was tried', () => {
	const [, atTheFloor] = everyFailure.imageTooLarge.filter((one) => !('limitBytes' in one));
	test.each<[string, Failure | undefined, RegExp]>([
		['too many bytes', atTheFloor, /too large for Kairos.*Take photos at a lower resolution/],
		[
			'too many px',
			everyFailure.imageDimensionsTooLarge[2],
			/could not be fitted to the limits of/,
		],
		['a format', everyFailure.unsupportedFormat[3], /Ask for JPEG or PNG\.$/],
	])('%s', (_name, failure, words) => {
		const verdict = failed(failure ?? { reason: 'cancelled' });
		const [message] = messages([verdict, verdict]);
		expect(message).toMatch(words);
		expect(message).not.toContain('Switch on');
		expect(message).not.toContain('switch on');
	});
});

test('counts the fitted images without repeating their warnings', () => {
	const from = {
		format: 'jpeg',
		width: 6000,
		height: 8000,
		bytes: 4_812_331,
		sha256: 'c',
	} as const;
	const to = { format: 'jpeg', width, height, bytes: 734_003 } as const;
	const warnings = [{ kind: 'fitted', from, to, turned: true, pages: 1 }] as const;
	const fitted = scored(97, [], { warnings, image: { fittedFrom: from } });
	expect(messages([fitted, scored(97), fitted])).toEqual([
		'The node fitted 2 images to the limits of Kairos before it sent them. The warnings in the verdicts say how.',
	]);
	expect(messages([fitted, scored(97)])).toEqual([
		'The node fitted 1 image to the limits of Kairos before it sent it. The warnings in the verdict say how.',
	]);
});

describe('a hint gives the limit, and what to do', () => {
	test.each([
		[
			accura,
			everyFailure.imageTooLarge[0],
			'2 images were too large for Accura, which accepts at most 1 MB. Switch on Fit Image to Provider Limits, or take photos at a lower resolution.',
		],
		[
			kairos,
			everyFailure.imageTooSmall[0],
			'2 images were too small for Kairos, which needs at least 300 x 300 px. Take photos at a higher resolution. Enlarging the images does not help.',
		],
		[
			kairos,
			everyFailure.unsupportedFormat[0],
			'2 files were in a format that Kairos does not accept. Ask for JPEG or PNG, or switch on Fit Image to Provider Limits, which converts most other formats.',
		],
		[
			kairos,
			{ reason: 'imageTooLarge', refusedByVendor: true, status: 413 },
			'2 images were too large for Kairos. Take photos at a lower resolution.',
		],
	] as const)('%#: %s', (vendor, failure, message) => {
		expect(messages([...times(2, failed(failure)), scored(97)], vendor)).toEqual([message]);
	});
});

test('a hint has no words of the vendor and no detail of an image', () => {
	const failures: Failure[] = [
		{ reason: 'rejectedByVendor', status: 400, vendorMessage: 'Bad photo of Ada Lovelace' },
		{ reason: 'missingImage', problem: 'No "ada.jpg" there', remedy: 'Ask Ada.' },
		{ reason: 'unreachable', code: 'ADA_REFUSED', mayBeCharged: false },
	];
	const all = messages(failures.map((failure) => failed(failure)));
	expect(all).toHaveLength(2);
	expect(all.join(' ')).not.toMatch(/ada/i);
});

describe('warnings', () => {
	const doubtful = () => scored(97, [{ kind: 'doubtfulCode', field: 'response_code', code: '2' }]);

	test('gives a warning of several scores once', () => {
		const verdicts = [doubtful(), scored(97), doubtful(), doubtful()];
		expect(hintsOf(verdicts)).toEqual([
			{
				type: 'warning',
				location: 'outputPane',
				message: expect.stringMatching(/^For 3 items: The score passes, but Kairos also sent/),
			},
		]);
	});

	test('counts the images below the recommended size', () => {
		const small = (side: number) => scored(97, [], { sides: { width: side, height: side } });
		expect(messages([small(400), small(500), scored(97)])).toEqual([
			'2 images were smaller than Kairos recommends (over 900 px on each side), so the scores may be less reliable.',
		]);
	});

	test('gives only one hint about an image without a score', () => {
		const small = failed(everyFailure.noFaceFound[0], { sides: { width: 400, height: 400 } });
		expect(messages([small])).toHaveLength(1);
	});
});

test('asks about the thresholds if every score lies between them, but not after one item', () => {
	expect(messages(times(3, scored(55)))).toEqual([
		expect.stringMatching(/^All 3 scores lie between Review Threshold and Pass Threshold/),
	]);
	expect(messages([scored(55)])).toEqual([]);
});

describe('order', () => {
	const noFace = failed(everyFailure.noFaceFound[0]);
	const tooLarge = failed(everyFailure.imageTooLarge[0]);
	const unauthorized = failed(everyFailure.unauthorized[0]);
	const timedOut = failed(everyFailure.timedOut[0]);

	const doubtful = scored(97, [{ kind: 'doubtfulCode', field: 'response_code', code: '2' }]);
	const setting: NodeExecutionHint = { type: 'warning', message: 'A setting' };

	test('errors come first, then the most frequent reason', () => {
		const verdicts = [tooLarge, noFace, noFace, unauthorized];
		expect(hintsOf(verdicts).map(({ type, message }) => [type, message])).toEqual([
			['warning', expect.stringMatching(/refused the key/)],
			['info', expect.stringMatching(/no face in 2 images/)],
		]);
	});

	test('a pass in doubt comes before an error, and a setting after it', () => {
		const found = (verdicts: readonly NotedVerdict[]) =>
			runHints(verdicts, kairos, [setting])
				.slice(1)
				.map(({ message }) => message);
		expect(found([timedOut, doubtful])).toEqual([
			expect.stringMatching(/^For 1 item: The score passes/),
			expect.stringMatching(/did not respond in time/),
		]);
		expect(found([timedOut, noFace])).toEqual([expect.stringMatching(/in time/), 'A setting']);
	});

	test('at most three in all', () => {
		const all = [noFace, tooLarge, unauthorized, timedOut, doubtful];
		expect(runHints(all, kairos, [setting])).toHaveLength(3);
	});
});

test.each([undefined, 'broken'])('works with an n8n whose hints are %j', (hints) => {
	const node = { alwaysOutputData: true, retryOnFail: true };
	const addExecutionHints = hints && ((): unknown => JSON.parse(hints));
	const old = { addExecutionHints, getExecuteData: () => ({ node }), getNode: () => node };
	const context = old as unknown as IExecuteFunctions;
	const ofSettings = keepPassEmpty(context, 'passFail');
	showRunHints(context, [failed(everyFailure.noFaceFound[0])], kairos, ofSettings);
	expect([...ofSettings, ...retryHints(context)]).toHaveLength(2);
	expect(node.alwaysOutputData).toBe(false);
});

test('a node that cannot be read does not throw after the items are done', () => {
	const broken = {
		getNode: () => {
			throw new Error('no node');
		},
	};
	const context = broken as unknown as IExecuteFunctions;
	expect(() => showRunHints(context, [scored(97)], kairos, [])).not.toThrow();
});
