import { anyCase, isObject, own } from '../../vendors/fields';
import { describedBy } from './documented';
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
	const { evidence, threshold } = describedBy(question);
	const { holders, scores, full } = evidence(parsed.value, question.parameters);
	if (holders.some(saysError) || scores.length === 0) return false;
	return scores.every((score) => {
		const number = numberFrom(score);
		if (number === null || number < 0 || number > full) return false;
		const difference = compare(number, full, question.threshold);
		return threshold.passes === 'above' ? difference > 0 : difference >= 0;
	});
}

/** `status: false`, `{error: …}`, ARGOS's `{errorCode, message}`, and messages like ARGOS's own. */
function saysError(value: unknown): boolean {
	const messages = anyCase(value, 'message').flat();
	if (messages.some((one) => typeof one === 'string' && /^fail/i.test(one))) return true;
	const isFalse = (one: unknown) =>
		one === false || (typeof one === 'string' && /^false$/i.test(one));
	if (anyCase(value, 'status').some(isFalse)) return true;
	if (own(value, 'success') === false) return true;
	if (namesError(own(value, 'error'))) return true;
	const code = own(value, 'errorCode');
	return (
		(typeof code === 'number' && code !== 0) || (typeof code === 'string' && /[1-9]/.test(code))
	);
}

/** Texts that vendors write into `error` beside a success. */
const noError = new Set(
	'|-|none|null|nil|na|n/a|no error|no errors|ok|okay|success|successful|false|undefined'.split(
		'|',
	),
);

/** An object names an error by any of its values. A code of 0 is no error. */
function namesError(error: unknown): boolean {
	if (typeof error === 'string') {
		const words = error.trim().toLowerCase().replace(/\.$/, '');
		return !noError.has(words) && numberFrom(error) !== 0;
	}
	return isObject(error) && Object.values(error).some((one) => namesAnything(one));
}

function namesAnything(value: unknown): boolean {
	if (typeof value === 'string' || isObject(value)) return namesError(value);
	if (Array.isArray(value)) return value.length > 0;
	return value !== null && value !== false && value !== 0;
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

/** Digit by digit, for 0.57 * 100 is less than 57. */
function compare(number: number, full: 1 | 100, threshold: number): number {
	return full === 100 ? number - threshold : compareHundredfold(number, threshold);
}

/** A hundred times the one, compared with the other. */
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
