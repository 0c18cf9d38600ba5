import type { CheckName } from '../../check';
import { type Failure, httpStatusOf, isUnusableImage, nextStepAfter } from '../../failure';
import { packageVersion } from '../../packageVersion';
import type { ProviderAnswer, Submission } from '../../providers/provider';
import {
	judge,
	newSimulatedId,
	type PassRule,
	type Verdict,
	type VerdictSettings,
} from '../../verdict';
import type { Warning } from '../../warning';
import type { ItemShape } from '../parameters/itemShape';
import type { ItemSettings } from '../parameters/settings';
import { describeFailure } from '../words/failureSentences';
import { inOnePiece } from '../words/text/inOnePiece';
import { judgedInWords, pendingInWords, summarySentence } from '../words/summarySentences';
import { warningSentence } from '../words/warningSentences';
import { messageFor } from './messageForApplicant';
import { imagesIn, type KnownImages, locatedAnswer } from './verdictImages';
import { unreadSettings } from './verdictSettings';

/** The settings that decide what a score means. */
export type JudgeSettings = Pick<
	ItemSettings,
	'vendorSettings' | 'reviewThreshold' | 'unusableImage'
> & { readonly passes: PassRule };

/** What is known about a check. Each step returns the record with its own findings. */
export interface CheckRecord {
	readonly checkName: CheckName;
	readonly provider: { readonly name: string; readonly label: string };
	readonly shape: ItemShape;
	/** ms since 1970. */
	readonly began: number;
	readonly settings: JudgeSettings | null;
	readonly verdictSettings: VerdictSettings;
	/** Those that were read. */
	readonly images: KnownImages;
	readonly warnings: readonly Warning[];
	/** How many requests were sent for it. */
	readonly attempts: number;
	/** Whether no vendor was asked. Absent in a record that is resumed by a callback. */
	readonly simulated?: boolean;
}

/** A record with its result: an answer, a failure, or the promise of a later answer. */
export interface AnsweredRecord extends CheckRecord {
	readonly answer: Submission;
}

export function openRecord(
	of: Pick<CheckRecord, 'checkName' | 'provider' | 'shape' | 'simulated'>,
): CheckRecord {
	const { name, label } = of.provider;
	return {
		...of,
		provider: { name, label },
		began: Date.now(),
		settings: null,
		verdictSettings: unreadSettings,
		images: {},
		warnings: [],
		attempts: 0,
	};
}

/** The record of a check that ends without an answer from the vendor. */
export function failedRecord(record: CheckRecord, failure: Failure): AnsweredRecord {
	const answer = { kind: 'failed', failure, transactionId: null, engineVersion: null } as const;
	return { ...record, answer };
}

/** Only `judge` can return a pass. */
export function makeVerdict(record: AnsweredRecord): Verdict {
	const { checkName, provider, settings, shape, simulated } = record;
	const answer = locatedAnswer(checkName, record.answer);
	const transactionId = answer.transactionId ?? (simulated ? newSimulatedId() : null);
	const { warnings, error, what, ...conclusion } = conclude(record, answer);
	const all = simulated ? [{ kind: 'simulated' } as const, ...warnings] : warnings;
	const now = Date.now();
	return {
		check: checkName,
		provider: provider.name,
		outcome: conclusion.outcome,
		passed: conclusion.outcome === 'pass',
		...(simulated ? { simulated } : {}),
		summary: inOnePiece(summarySentence(conclusion.outcome, what, answer.transactionId)),
		...messageFor(shape.applicantMessage, answer),
		score: conclusion.score,
		threshold: settings?.vendorSettings.threshold ?? null,
		nextStep: conclusion.nextStep,
		reasons: conclusion.reasons,
		signals: conclusion.signals,
		...imagesIn(checkName, record.images, answer),
		transactionId,
		engineVersion: answer.engineVersion,
		checkedAt: new Date(now).toISOString(),
		durationMs: now - record.began,
		attempts: record.attempts,
		settings: record.verdictSettings,
		packageVersion,
		warnings: all.map((warning) => inOnePiece(warningSentence(warning, provider.label))),
		...(error ? { error } : {}),
		...(shape.includeRawResponse && answer.raw !== undefined ? { raw: answer.raw } : {}),
	};
}

type Conclusion = Pick<
	Verdict,
	'outcome' | 'score' | 'nextStep' | 'reasons' | 'signals' | 'error'
> & {
	/** Without a full stop. */
	readonly what: string;
	readonly warnings: readonly Warning[];
};

const unscored = { score: null, signals: [] } as const;

function conclude(record: CheckRecord, answer: Submission): Conclusion {
	switch (answer.kind) {
		case 'scored':
			return judged(record, answer);
		case 'pending':
			return {
				outcome: 'pending',
				...unscored,
				nextStep: 'wait',
				reasons: [],
				what: pendingInWords(record.provider.label),
				warnings: record.warnings,
			};
		case 'failed':
			return failed(record, answer.failure);
	}
}

function judged(
	record: CheckRecord,
	answer: ProviderAnswer & { readonly kind: 'scored' },
): Conclusion {
	const { provider, settings, warnings } = record;
	// A score without a threshold does not pass. No throw: n8n would send the item to Pass.
	if (settings === null) return failed(record, { reason: 'unexpected', errorName: 'TypeError' });
	const { vendorSettings, passes, reviewThreshold } = settings;
	const thresholds = { pass: vendorSettings.threshold, passes, review: reviewThreshold };
	const judgement = judge(answer.signals, thresholds);
	const what = judgedInWords(judgement, thresholds, provider.label);
	return { ...judgement, what, warnings: [...warnings, ...answer.warnings] };
}

function failed({ provider, settings, warnings }: CheckRecord, failure: Failure): Conclusion {
	const nextStep = nextStepAfter(failure);
	const reasons = [failure.reason];
	const report = describeFailure(failure, provider.label);
	const [message, description] = [inOnePiece(report.message), inOnePiece(report.description)];
	const rest = { ...unscored, nextStep, reasons, what: message };
	if (isUnusableImage(failure) && settings?.unusableImage !== 'error') {
		const all: readonly Warning[] = [...warnings, { kind: 'unusable', failure }];
		return { outcome: 'inconclusive', ...rest, warnings: all };
	}
	const error = { message, description, httpCode: httpStatusOf(failure) };
	return { outcome: 'error', ...rest, warnings, error };
}
