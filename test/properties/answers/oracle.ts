import { askedPipelines } from './documented';
import type { Question } from './question';
import { parseStrictly } from './strictJson';

/**
 * Says whether an answer may be a pass, from the vendors' pages alone: every documented score of
 * what was asked is there, is a number in the vendor's range, and reaches the threshold; and the
 * answer does not say that it is an error. It shares no line with the adapters.
 */
export function mayPass(question: Question, status: number, bytes: Uint8Array): boolean {
	if (status < 200 || status > 299) return false;
	const parsed = parseStrictly(Buffer.from(bytes).toString('utf8'));
	if (parsed === null) return false;
	const { value } = parsed;
	if (holdersOf(question, value).some(saysError)) return false;
	switch (question.provider) {
		case 'accura':
			return accuraMayPass(question, value);
		case 'kairos':
			return kairosMayPass(question, value);
		case 'argos':
			return argosMayPass(question, value);
		default:
			throw new Error(`No page of ${question.provider} is known`);
	}
}

/** The answer, and the objects in it that the documented scores hang from. */
function holdersOf(question: Question, value: unknown): unknown[] {
	if (question.provider === 'accura') return [value, ...anyCase(value, 'data')];
	if (question.provider === 'kairos') return [value, own(value, 'response_data')];
	return [value, own(value, 'result'), ...scoredByArgos(question, value)];
}

/** `status: false`, `{error: …}`, ARGOS's `{errorCode, message}`, and messages like ARGOS's own. */
function saysError(value: unknown): boolean {
	const messages = anyCase(value, 'message').flat();
	if (messages.some((one) => typeof one === 'string' && /^fail/i.test(one))) return true;
	if (anyCase(value, 'status').some((one) => one === false || /^false$/i.test(String(one)))) {
		return true;
	}
	if (own(value, 'success') === false) return true;
	const error = own(value, 'error');
	if (typeof error === 'string' ? error.trim() !== '' : isObject(error)) return true;
	const code = own(value, 'errorCode');
	return (
		(typeof code === 'number' && code !== 0) || (typeof code === 'string' && /[1-9]/.test(code))
	);
}

const accuraPlaces = [
	'data.score',
	'data.liveness_score',
	'data.livenessScore',
	'score',
	'liveness_score',
	'livenessScore',
];

/** The first place that is there counts, written in whatever case. */
function accuraMayPass({ parameters, threshold }: Question, value: unknown): boolean {
	const { scoreField, scoreScale } = parameters;
	const places = scoreField === '' ? accuraPlaces : [String(scoreField)];
	const found = places.map((place) => valuesAt(value, place)).find((values) => values.length > 0);
	const isFraction = scoreScale === 'fraction';
	return (
		found?.every((one) =>
			isFraction
				? reaches(numberFrom(one), 1, threshold)
				: reaches(numberFrom(withoutPercentSign(one)), 100, threshold),
		) === true
	);
}

function kairosMayPass({ threshold }: Question, value: unknown): boolean {
	const data = own(value, 'response_data');
	const faces = own(data, 'faces_predicted');
	if (!Array.isArray(faces) || faces.length !== 1) return false;
	const liveness = own(data, 'faces_liveness');
	const each: unknown[] = Array.isArray(liveness) ? liveness : [liveness];
	return each.length > 0 && each.every((one) => reaches(numberFrom(one), 1, threshold));
}

function argosMayPass(question: Question, value: unknown): boolean {
	return scoredByArgos(question, value).every((holder) =>
		reaches(numberFrom(own(holder, 'liveness_score')), 100, question.threshold),
	);
}

/** The objects that have a score in `liveness_score`. */
function scoredByArgos(question: Question, value: unknown): unknown[] {
	const result = own(value, 'result');
	return question.checkName === 'faceLiveness'
		? [result]
		: askedPipelines(question).map((name) => own(result, name));
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(value: unknown, name: string): unknown {
	return isObject(value) ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

function anyCase(value: unknown, name: string): unknown[] {
	if (!isObject(value)) return [];
	const names = Object.keys(value).filter((one) => one.toLowerCase() === name.toLowerCase());
	return names.map((one) => own(value, one));
}

function valuesAt(value: unknown, path: string): unknown[] {
	return path
		.split('.')
		.reduce<unknown[]>(
			(holders, name) => holders.flatMap((one) => anyCase(one, name.trim())),
			[value],
		);
}

/** A number, or a text that is one in decimal. */
function numberFrom(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string' || !/^[+-]?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$/i.test(value.trim())) {
		return null;
	}
	const number = Number(value);
	return Number.isFinite(number) ? number : null;
}

function withoutPercentSign(value: unknown): unknown {
	return typeof value === 'string' ? value.trim().replace(/\s*%$/, '') : value;
}

/** @param full the score that stands for 100, where 0 stands for 0 */
function reaches(number: number | null, full: 1 | 100, threshold: number): boolean {
	if (number === null || number < 0 || number > full) return false;
	return full === 100 ? number >= threshold : compareHundredfold(number, threshold) >= 0;
}

/** A hundred times the one, compared with the other: digit by digit, for 0.57 * 100 is less than 57. */
function compareHundredfold(one: number, other: number): number {
	const [left, right] = [decimalOf(one), decimalOf(other)];
	const places = Math.max(left.places - 2, right.places, 0);
	const difference =
		left.digits * 10n ** BigInt(places - left.places + 2) -
		right.digits * 10n ** BigInt(places - right.places);
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function decimalOf(number: number): { readonly digits: bigint; readonly places: number } {
	const [mantissa = '0', exponent = '0'] = String(number).split('e');
	const [whole = '0', fraction = ''] = mantissa.split('.');
	return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}
