import type { ProviderAnswer, VendorReply } from '../provider';
import type { AnswerLayout } from '../reading/answerLayout';
import { isJsonObject } from '../reading/fields';
import { bareName, shownName } from '../reading/names';
import { readScores } from '../reading/readScores';
import { unreadable } from '../reading/refusals';
import { scoreOn, type ScoreScale } from '../reading/scoreScale';
import { isDecisive, polarityOf } from '../reading/words/polarity';
import { meanings } from './accura.errors';
import { scoreField } from './accura.parameters';
import { liveness, match, placesBeside, type Scored } from './accura.scores';

/**
 * How answers for the user's account contain the score. Accura's page shows an answer only as a
 * picture.
 */
export interface ScoreReading {
	/** A dot path, or empty for the usual places. */
	readonly scoreField: string;
	readonly scoreScale: ScoreScale;
}

const references = [
	'transactionId',
	'transaction_id',
	'requestId',
	'request_id',
	'referenceId',
	'id',
].flatMap((name) => [name, `data.${name}`]);

/** Accura's SDKs look at these before the score. */
const verdictNames = ['livenessStatus', 'isLive', 'label', 'type', 'prediction'];

export function readScore(reply: VendorReply, reading: ScoreReading): ProviderAnswer {
	return readScored(reply, reading, liveness);
}

export function readMatch(reply: VendorReply, reading: ScoreReading): ProviderAnswer {
	return readScored(reply, reading, match);
}

function readScored(reply: VendorReply, reading: ScoreReading, scored: Scored): ProviderAnswer {
	const named = reading.scoreField === '' ? null : reading.scoreField;
	const signal =
		named === null
			? { places: scored.usualPlaces }
			: { places: [named], placesBeside: placesBeside(scored) };
	const layout: AnswerLayout = {
		spelling: 'any',
		signals: [{ name: scored.name, ...signal }],
		readScore: (value) => scoreOn(reading.scoreScale, withoutPercentSign(value, reading)),
		holders: [],
		ignored: [],
		scoreNames: scored.scoreNames,
		// If the user names the score, these names may belong to something else.
		plainScoreNames: named === null ? scored.plainScoreNames : [],
		verdictNames,
		apiType: null,
		forbidden: 'unauthorized',
		meanings,
		hasMessages: false,
		transactionIds: references,
		transactionHeader: null,
		engineVersions: [],
		imageWords: scored.imageWords,
		failureBeforeScores: () => (named === null ? null : failureOfField(reply, named, scored)),
		problemWithoutScore,
	};
	return readScores(reply, layout);
}

/** `data.spoof_score` is high for an attack. The last name that says so counts. */
function failureOfField(reply: VendorReply, path: string, { oppositeNames }: Scored) {
	const polarities = path.split('.').map((name) => polarityOf(bareName(name)));
	const isOfAttack = polarities.findLast(isDecisive) === 'attack';
	if (!isOfAttack && !oppositeNames?.test(path)) return null;
	const when = isOfAttack ? 'an attack' : 'two different people';
	const problem = `is not read: the option ${scoreField.label} names a score that is high for ${when}`;
	return unreadable(reply, problem);
}

/** Without a pattern, because backtracking over a megabyte of blanks takes too long. */
function withoutPercentSign(value: unknown, { scoreScale }: ScoreReading): unknown {
	if (typeof value !== 'string' || scoreScale === 'fraction') return value;
	const text = value.trim();
	return text.endsWith('%') ? text.slice(0, -1).trimEnd() : text;
}

const MOST_NAMES = 12;

/** Shows names, because the user needs them for the option. Values may be personal data. */
function problemWithoutScore(body: unknown): string {
	const names = [...namesIn(body, ''), ...namesIn(isJsonObject(body) ? body.data : null, 'data.')];
	const more = names.length > MOST_NAMES ? ', and more' : '';
	const list = names.length === 0 ? 'none' : names.slice(0, MOST_NAMES).join(', ') + more;
	return `has no score in the usual places. The fields it has: ${list}. Name the one with the score in the option ${scoreField.label}`;
}

function namesIn(holder: unknown, prefix: string): string[] {
	if (!isJsonObject(holder)) return [];
	return Object.keys(holder).flatMap((name) => {
		const shown = shownName(name);
		return shown === null ? [] : [`${prefix}${shown}`];
	});
}
