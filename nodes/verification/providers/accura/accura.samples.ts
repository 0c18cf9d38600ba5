import { decimalShift } from '../reading/decimalShift';
import type { Sample, SampleReply } from '../sample';
import type { ScoreReading } from './accura.answers';

/**
 * Assumed, because Accura's page shows its answer only as a picture: `{status, data}` is seen in
 * integrations of the face call. The score stands where the user says that it does.
 *
 * @param unusable Accura's words for an image that it cannot use
 * @param others what else is next to the usual score
 */
export function scoreSample(
	sample: Sample,
	{ scoreField, scoreScale }: ScoreReading,
	unusable: string,
	others: object = { quality: 88 },
): SampleReply {
	const { reference: transactionId } = sample;
	if (sample.kind === 'unusable') {
		// Seen in integrations of the sister call: a failure within HTTP 200.
		return { status: 200, body: { Status: 'Fail', Message: unusable, transactionId } };
	}
	const score = scoreScale === 'fraction' ? decimalShift(sample.score, -2) : sample.score;
	const placed =
		scoreField === '' ? { data: { ...others, score } } : at(scoreField.split('.'), score);
	return { status: 200, body: { status: true, ...placed, transactionId } };
}

function at([name = '', ...within]: readonly string[], score: number): object {
	return { [name.trim()]: within.length === 0 ? score : at(within, score) };
}
