import type { CheckName } from '../../check';
import { type Failure, httpStatusOf, isUnusableImage, nextStepAfter } from '../../failure';
import type { ImageFacts } from '../../image/imageFacts';
import type {
	PendingAnswer,
	ProviderAnswer,
	Submission,
	VendorReference,
} from '../../providers/provider';
import { judge, type PassRule, type Verdict } from '../../verdict';
import type { ItemShape } from '../parameters/itemShape';
import type { ItemSettings } from '../parameters/settings';
import { describeFailure } from '../words/failureSentences';
import { warningSentence } from '../words/warningSentences';

/** What of the settings a verdict hangs on. */
export type JudgeSettings = Pick<
	ItemSettings,
	'vendorSettings' | 'reviewThreshold' | 'unusableImage'
> & { readonly passes: PassRule };

/** What is known of a check so far. */
export interface CheckRecord {
	readonly checkName: CheckName;
	readonly provider: { readonly name: string; readonly label: string };
	readonly shape: ItemShape;
	/** ms since 1970. */
	readonly began: number;
	readonly warnings: string[];
	settings: JudgeSettings | null;
	image: ImageFacts | null;
	attempts: () => number;
}

export function openRecord(of: Pick<CheckRecord, 'checkName' | 'provider' | 'shape'>): CheckRecord {
	const { checkName, provider, shape } = of;
	return {
		checkName,
		provider,
		shape,
		began: Date.now(),
		warnings: [],
		settings: null,
		image: null,
		attempts: () => 0,
	};
}

/** Makes the verdict of what the vendor answered. The only way to a pass is through `judge`. */
export function makeVerdict(record: CheckRecord, answer: Submission): Verdict {
	switch (answer.kind) {
		case 'scored':
			return scored(record, answer);
		case 'pending':
			return pending(record, answer);
		case 'failed':
			return unscored(record, answer, answer.failure);
	}
}

/** A verdict for an item that no vendor was asked about. */
export function makeFailedVerdict(record: CheckRecord, failure: Failure): Verdict {
	return makeVerdict(record, {
		kind: 'failed',
		failure,
		transactionId: null,
		engineVersion: null,
	});
}

function scored(record: CheckRecord, answer: ProviderAnswer & { kind: 'scored' }): Verdict {
	if (record.settings === null) throw new TypeError('scored without a threshold');
	const { vendorSettings, passes, reviewThreshold } = record.settings;
	const { threshold } = vendorSettings;
	const { outcome, score, nextStep, reasons, signals } = judge(answer.signals, {
		pass: threshold,
		passes,
		review: reviewThreshold,
	});
	return {
		check: record.checkName,
		provider: record.provider.name,
		outcome,
		passed: outcome === 'pass',
		score,
		threshold,
		nextStep,
		reasons,
		signals,
		...circumstances(record, answer),
		warnings: [
			...record.warnings,
			...answer.warnings.map((warning) => warningSentence(warning, record.provider.label)),
		],
		...rawOf(record, answer),
	};
}

/** For an image that the vendor has taken, and will answer about later. */
function pending(record: CheckRecord, answer: PendingAnswer): Verdict {
	return {
		check: record.checkName,
		provider: record.provider.name,
		outcome: 'pending',
		passed: false,
		score: null,
		threshold: record.settings?.vendorSettings.threshold ?? null,
		nextStep: 'wait',
		reasons: [],
		signals: [],
		...circumstances(record, answer),
		warnings: record.warnings,
		...rawOf(record, answer),
	};
}

function unscored(record: CheckRecord, answer: ProviderAnswer, failure: Failure): Verdict {
	const unusable = isUnusableImage(failure) && record.settings?.unusableImage !== 'error';
	const { message, description } = describeFailure(failure, record.provider.label);
	return {
		check: record.checkName,
		provider: record.provider.name,
		outcome: unusable ? 'inconclusive' : 'error',
		passed: false,
		score: null,
		threshold: record.settings?.vendorSettings.threshold ?? null,
		nextStep: nextStepAfter(failure),
		reasons: [failure.reason],
		signals: [],
		...circumstances(record, answer),
		warnings: unusable ? [...record.warnings, `${message}. ${description}`] : record.warnings,
		...(unusable ? {} : { error: { message, description, httpCode: httpStatusOf(failure) } }),
		...rawOf(record, answer),
	};
}

function circumstances(record: CheckRecord, { transactionId, engineVersion }: VendorReference) {
	const now = Date.now();
	return {
		image: record.image,
		transactionId,
		engineVersion,
		checkedAt: new Date(now).toISOString(),
		durationMs: now - record.began,
		attempts: record.attempts(),
	};
}

function rawOf({ shape }: CheckRecord, { raw }: VendorReference) {
	return shape.includeRawResponse && raw !== undefined ? { raw } : {};
}
