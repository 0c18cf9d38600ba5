import { randomUUID } from 'node:crypto';
import type { CheckName, ImageName } from './check';
import type { ErrorReason, NextStep, UnusableReason } from './failure';
import type { ImageFacts } from './image/imageFacts';

/** What a vendor can score. All scores run from 0 (attack, or two people) to 100 (bona fide). */
export type SignalName =
	'liveness' | 'screenReplay' | 'paperPrinted' | 'replacePortraits' | 'faceMatch';

/** One score as the vendor gave it, 0-100. */
export interface Signal {
	readonly name: SignalName;
	readonly score: number;
}

export interface JudgedSignal extends Signal {
	readonly passed: boolean;
}

export type Outcome = 'pass' | 'fail' | 'inconclusive' | 'pending' | 'error';

export type Reason =
	`${SignalName}BelowThreshold` | `${SignalName}InReviewBand` | UnusableReason | ErrorReason;

/** Which side of the threshold a score has to be on: vendors differ in what they call live. */
export type PassRule = 'atLeast' | 'above';

/** The scores a customer accepts, 0-100. Scores from `review` up to `pass` are for a person to judge. */
export interface Thresholds {
	readonly pass: number;
	readonly passes: PassRule;
	readonly review: number | null;
}

export interface Judgement {
	readonly outcome: 'pass' | 'fail' | 'inconclusive';
	readonly score: number;
	readonly nextStep: NextStep;
	readonly reasons: readonly Reason[];
	readonly signals: readonly JudgedSignal[];
}

/** The normalised answer that an item carries, the same whichever vendor answered. */
export interface Verdict {
	readonly check: CheckName;
	readonly provider: string;
	readonly outcome: Outcome;
	readonly passed: boolean;
	/** Only in a simulation: no vendor was asked. */
	readonly simulated?: true;
	/** One sentence: the outcome of the check, and the score or the problem that decided it. */
	readonly summary: string;
	/** Only with the option: what to tell the applicant. */
	readonly applicantMessage?: string;
	readonly score: number | null;
	readonly threshold: number | null;
	readonly nextStep: NextStep;
	readonly reasons: readonly Reason[];
	readonly signals: readonly JudgedSignal[];
	/** Of a check with two images, the selfie. */
	readonly image: ImageFacts | null;
	/** Only of a check with two images: the other one. */
	readonly referenceImage?: ImageFacts | null;
	/** Only of a check with two images: which one is unusable, if that is known. */
	readonly unusableImage?: ImageName<'faceMatch'>;
	readonly transactionId: string | null;
	readonly engineVersion: string | null;
	/** ISO 8601, UTC: when the verdict was reached. */
	readonly checkedAt: string;
	readonly durationMs: number;
	/** How many requests were sent for it, retries included. */
	readonly attempts: number;
	readonly settings: VerdictSettings;
	readonly packageVersion: string;
	readonly warnings: readonly string[];
	readonly error?: ErrorReport;
	readonly raw?: unknown;
}

/** The settings of the check, besides its threshold. Null stands for what could not be read. */
export interface VerdictSettings {
	/** Also null where the user has set none: then `parameters` is not null. */
	readonly reviewThreshold: number | null;
	readonly unusableImage: 'inconclusive' | 'error' | null;
	readonly fitImage: boolean | null;
	/** The vendor's own, by name. */
	readonly parameters: Readonly<Record<string, SettingValue | null>> | null;
	/** The host that gets the image, with the port if one is set. Also null in a simulation. */
	readonly host: string | null;
}

/** How the reference of a simulated answer begins. */
export const simulatedPrefix = 'simulated-';

/** In place of a vendor's transaction ID. */
export function newSimulatedId(): string {
	return `${simulatedPrefix}${randomUUID()}`;
}

type SettingValue = string | number | boolean | readonly string[];

/** What happened and what to do about it, in words for the person who built the workflow. */
export interface ErrorReport {
	readonly message: string;
	readonly description: string;
	/** The vendor's HTTP status, or null where none was received. */
	readonly httpCode: number | null;
}

/** True for a valid score on our scale: finite, 0 to 100. */
export function isScore(value: number): boolean {
	return Number.isFinite(value) && value >= 0 && value <= 100;
}

/**
 * The only place that decides on a pass. So anything that is not a score (NaN, Infinity, 1000) does
 * not pass.
 */
export function passesThreshold(score: number, pass: number, passes: PassRule): boolean {
	if (!isScore(pass) || !isScore(score)) return false;
	return passes === 'above' ? score > pass : score >= pass;
}

/** Turns the vendor's scores into an outcome: every signal has to pass the threshold. */
export function judge(
	signals: readonly [Signal, ...Signal[]],
	{ pass, passes, review }: Thresholds,
): Judgement {
	// Field by field, because a spread object takes more memory, on Node 20 five times as much.
	const judged = signals.map(({ name, score }) => ({
		name,
		score,
		passed: passesThreshold(score, pass, passes),
	}));
	const missed = judged.filter((signal) => !signal.passed);
	const inBand = ({ score }: Signal) => review !== null && isScore(score) && score >= review;
	const reasons = missed.map((signal): Reason =>
		inBand(signal) ? `${signal.name}InReviewBand` : `${signal.name}BelowThreshold`,
	);
	const score = Math.min(...judged.map((signal) => signal.score));
	const rest = { score, reasons, signals: judged };

	if (missed.length === 0) return { outcome: 'pass', nextStep: 'accept', ...rest };
	if (missed.every(inBand)) return { outcome: 'inconclusive', nextStep: 'review', ...rest };
	return { outcome: 'fail', nextStep: 'reject', ...rest };
}
