import type { Failure } from '../../failure';
import type { ProviderAnswer, VendorReply } from '../provider';
import { fractionOf, percentOf, readAt, referenceOf } from '../reading/fields';
import { problemOfBody, refusalByStatus, unreadable, wordsOf } from '../reading/refusals';
import { messageIn, standsByScore } from './accura.errors';

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

export function readScore(reply: VendorReply, reading: ScoreReading): ProviderAnswer {
	const body = reply.body.kind === 'json' ? reply.body.value : undefined;
	const reference = {
		transactionId: transactionIn(body),
		engineVersion: null,
		raw: wordsOf(reply.body),
	};
	const failed = (failure: Failure): ProviderAnswer => ({ kind: 'failed', failure, ...reference });

	const places = reading.scoreField ? [reading.scoreField] : usualPlaces;
	const place = places.find((one) => readAt(body, one).kind !== 'absent');
	const message = messageIn(body, place);
	const byStatus = refusalByStatus(reply, message, 'unauthorized');
	if (byStatus) return failed(byStatus);
	// The first place that is there decides, readable or not.
	const found = place === undefined ? null : readAt(body, place);
	const stands = standsByScore(body, place);
	if (stands === 'no' || (found === null && message !== null)) {
		return failed({ reason: 'rejectedByVendor', status: reply.status, vendorMessage: message });
	}
	const readable = found?.kind === 'value' && stands === 'yes';
	const score = readable ? scoreOf(found.value, reading) : null;
	if (score === null) return failed(unreadable(reply, problemOfBody(reply.body)));
	return {
		kind: 'scored',
		signals: [{ name: 'liveness', score }],
		warnings: looksLikeFraction(score, reading) ? [{ kind: 'looksLikeFraction' }] : [],
		...reference,
	};
}

function scoreOf(value: unknown, { scoreScale }: ScoreReading): number | null {
	if (scoreScale === 'fraction') return fractionOf(value);
	return percentOf(typeof value === 'string' ? withoutPercentSign(value.trim()) : value);
}

/** Not by a pattern, which would go back and forth over a megabyte of blanks. */
function withoutPercentSign(text: string): string {
	return text.endsWith('%') ? text.slice(0, -1).trimEnd() : text;
}

function looksLikeFraction(score: number, { scoreScale }: ScoreReading): boolean {
	return scoreScale === 'percent' && score > 0 && score <= 1;
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
