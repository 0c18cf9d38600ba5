import type { ProviderAnswer, VendorReply } from '../provider';
import type { AnswerLayout } from '../reading/answerLayout';
import { fractionOf, isJsonObject, percentOf } from '../reading/fields';
import { bareName, shownName } from '../reading/names';
import { readScores } from '../reading/readScores';
import { unreadable } from '../reading/refusals';
import { isDecisive, polarityOf } from '../reading/words/polarity';
import { meanings } from './accura.errors';
import { scoreField, scoreScale } from './accura.parameters';

/**
 * How answers for the user's account contain the score. Accura's page shows an answer only as a
 * picture.
 */
export interface ScoreReading {
	/** A dot path, or empty for the usual places. */
	readonly scoreField: string;
	readonly scoreScale: 'percent' | 'fraction';
}

/** Seen in integrations of the face call and its sister calls. None of it is documented. */
const usualPlaces = [
	'data.score',
	'data.liveness_score',
	'data.livenessScore',
	'score',
	'liveness_score',
	'livenessScore',
];

/** These names always mean the score, so the field that the user names must agree with them. */
const placesBeside = usualPlaces.filter((place) => /liveness/i.test(place));

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
	const named = reading.scoreField === '' ? null : reading.scoreField;
	const signal = named === null ? { places: usualPlaces } : { places: [named], placesBeside };
	const layout: AnswerLayout = {
		spelling: 'any',
		signals: [{ name: 'liveness', ...signal }],
		readScore: (value) => scoreOf(value, reading),
		holders: [],
		ignored: [],
		scoreNames: ['liveness_score', 'liveness_scores'],
		// If the user names the score, these names may belong to something else.
		plainScoreNames: named === null ? ['score', 'scores'] : [],
		verdictNames,
		apiType: null,
		forbidden: 'unauthorized',
		meanings,
		hasMessages: false,
		transactionIds: references,
		transactionHeader: null,
		engineVersions: [],
		failureBeforeScores: () => (named !== null && isOfAttack(named) ? wrongField(reply) : null),
		problemWithoutScore,
	};
	return readScores(reply, layout);
}

/** `data.spoof_score` is high for an attack. The last name that says so counts. */
function isOfAttack(path: string): boolean {
	const polarities = path.split('.').map((name) => polarityOf(bareName(name)));
	return polarities.findLast(isDecisive) === 'attack';
}

function wrongField(reply: VendorReply) {
	const problem = `is not read: the option ${scoreField.label} names a score that is high for an attack`;
	return unreadable(reply, problem);
}

function scoreOf(value: unknown, reading: ScoreReading): number | { readonly problem: string } {
	const isFraction = reading.scoreScale === 'fraction';
	const written = typeof value === 'string' ? withoutPercentSign(value.trim()) : value;
	const score = isFraction ? fractionOf(value) : percentOf(written);
	if (score === null) {
		return { problem: `has a score that is not a number on the scale of ${scoreScale.label}` };
	}
	// 0.97 may mean 97 % or 0.97 %: a genuine person must not fail because of a wrong guess.
	return !isFraction && score > 0 && score <= 1
		? {
				problem: `has a score from 0 to 1, which may be a fraction: set the option ${scoreScale.label} to Fraction if your account counts that way`,
			}
		: score;
}

/** Without a pattern, because backtracking over a megabyte of blanks takes too long. */
function withoutPercentSign(text: string): string {
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
