import type { Failure } from '../../failure';
import type { ProviderAnswer, VendorReply } from '../provider';
import { fractionOf, percentOf, referenceOf, textOf } from '../readAnswer';
import { wordsOf } from '../readReply';
import { problemOfBody, refusalByStatus, unreadable } from '../refusals';
import { readAt, type Found } from './accura.fields';

/** How the user's account writes its score: Accura's page shows an answer only as a picture. */
export interface ScoreReading {
	/** A dot path, or empty for the usual places. */
	readonly scoreField: string;
	readonly scoreScale: 'percent' | 'fraction';
}

/** Seen in integrations of the face call and its sister calls, none of it documented. */
const usualPlaces = [
	'data.score',
	'data.liveness_score',
	'data.livenessScore',
	'score',
	'liveness_score',
	'livenessScore',
];

const referencePlaces = [
	'transactionId',
	'transaction_id',
	'requestId',
	'request_id',
	'referenceId',
	'id',
];

const errorPlaces = ['error', 'error.message', 'errorMessage', 'error_message', 'errors'];

/** Both are undocumented; a sister call is seen to have the first. */
const statusPlaces = ['status', 'success'];

/** What `status` may say beside a score. Any other word is not taken for a success. */
const successWords: ReadonlySet<string> = new Set(['true', 'success', 'ok', '200', '1']);
const failureWords: ReadonlySet<string> = new Set([
	'false',
	'fail',
	'failed',
	'failure',
	'error',
	'0',
]);

export function readScore(reply: VendorReply, reading: ScoreReading): ProviderAnswer {
	const body = reply.body.kind === 'json' ? reply.body.value : undefined;
	const reference = {
		transactionId: transactionIn(body),
		engineVersion: null,
		raw: wordsOf(reply.body),
	};
	const failed = (failure: Failure): ProviderAnswer => ({ kind: 'failed', failure, ...reference });

	const message = messageIn(body);
	const byStatus = refusalByStatus(reply, message, 'unauthorized');
	if (byStatus) return failed(byStatus);
	const found = firstFound(body, reading.scoreField ? [reading.scoreField] : usualPlaces);
	if (isRefusal(body) || (found === null && message !== null)) {
		return failed({ reason: 'rejectedByVendor', status: reply.status, vendorMessage: message });
	}
	const score =
		found?.kind === 'value' && statusAllows(body) ? scoreOf(found.value, reading) : null;
	if (score === null) return failed(unreadable(reply, problemOfBody(reply.body)));
	return {
		kind: 'scored',
		signals: [{ name: 'liveness', score }],
		warnings: looksLikeFraction(score, reading)
			? [
					'The score is between 0 and 1, as if it were a fraction. If your Accura account counts that way, set the option Score Scale to Fraction.',
				]
			: [],
		...reference,
	};
}

/** The first place that is there decides, readable or not. */
function firstFound(body: unknown, places: readonly string[]): Found | null {
	for (const place of places) {
		const found = readAt(body, place);
		if (found.kind !== 'absent') return found;
	}
	return null;
}

function scoreOf(value: unknown, { scoreScale }: ScoreReading): number | null {
	if (scoreScale === 'fraction') return fractionOf(value);
	return percentOf(typeof value === 'string' ? value.trim().replace(/\s*%$/, '') : value);
}

function looksLikeFraction(score: number, { scoreScale }: ScoreReading): boolean {
	return scoreScale === 'percent' && score > 0 && score <= 1;
}

function statusWord(body: unknown, place: string): string | null {
	const found = readAt(body, place);
	if (found.kind === 'absent') return null;
	return found.kind === 'value' ? String(found.value).trim().toLowerCase() : '';
}

/** A status is not documented, so its absence says nothing; a word that is not known does. */
function statusAllows(body: unknown): boolean {
	return statusPlaces.every((place) => {
		const word = statusWord(body, place);
		return word === null || successWords.has(word);
	});
}

function isRefusal(body: unknown): boolean {
	const words = statusPlaces.map((place) => statusWord(body, place));
	if (words.some((word) => word !== null && failureWords.has(word))) return true;
	return errorPlaces.some((place) => {
		const found = readAt(body, place);
		return found.kind === 'ambiguous' || (found.kind === 'value' && isErrorValue(found.value));
	});
}

/** Vendors also write `error: null`, `false`, `""` or `[]` into a success. */
function isErrorValue(value: unknown): boolean {
	if (Array.isArray(value)) return value.length > 0;
	return value !== null && value !== false && value !== '' && value !== 0;
}

function messageIn(body: unknown): string | null {
	return firstText(body, [...errorPlaces, 'message', 'data.message']);
}

function transactionIn(body: unknown): string | null {
	const places = referencePlaces.flatMap((name) => [name, `data.${name}`]);
	for (const place of places) {
		const found = readAt(body, place);
		const reference = found.kind === 'value' ? referenceOf(found.value) : null;
		if (reference !== null) return reference;
	}
	return null;
}

function firstText(body: unknown, places: readonly string[]): string | null {
	for (const place of places) {
		const found = readAt(body, place);
		const values: unknown[] = found.kind === 'value' ? [found.value].flat() : [];
		const text = values.map(textOf).find((one) => one !== null) ?? null;
		if (text !== null) return text;
	}
	return null;
}
