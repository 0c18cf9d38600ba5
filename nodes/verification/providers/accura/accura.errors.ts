import { numberOf, textOf } from '../readAnswer';
import { readAt } from './accura.fields';

/**
 * What an answer says of itself beside its score. None of it is documented, so the places and
 * words are those that are seen in integrations, and whatever is not known for a success is none.
 */
export type Claim = 'success' | 'refusal' | 'unclear';

const places = (...names: readonly string[]) => names.flatMap((name) => [name, `data.${name}`]);

const errorPlaces = places(
	'error',
	'error.message',
	'errors',
	'errorMessage',
	'error_message',
	'errorCode',
	'error_code',
);
const statusPlaces = ['status', 'success'];
const statusPlacesOfData = ['data.status', 'data.success'];

const successWords: ReadonlySet<string> = new Set(['true', 'success', 'ok', '200', '1']);
const failureWords: ReadonlySet<string> = new Set([
	'false',
	'fail',
	'failed',
	'failure',
	'error',
	'0',
]);

export function claimOf(body: unknown): Claim {
	const words = wordsAt(body, statusPlaces);
	const allWords = [...words, ...wordsAt(body, statusPlacesOfData)];
	if (errorPlaces.some((place) => hasError(body, place))) return 'refusal';
	if (allWords.some((word) => failureWords.has(word)) || deniesSuccess(body)) return 'refusal';
	if (words.some((word) => !successWords.has(word))) return 'unclear';
	// Without a status, a message is taken for what it says.
	const message = words.length === 0 ? messageIn(body) : null;
	return message === null || successWords.has(message.toLowerCase()) ? 'success' : 'refusal';
}

/** The vendor's words about what went wrong, or how it went. */
export function messageIn(body: unknown): string | null {
	for (const place of [...errorPlaces, ...places('message')]) {
		const found = readAt(body, place);
		const values: unknown[] = found.kind === 'value' ? [found.value].flat() : [];
		const text = values.map(textOf).find((one) => one !== null);
		if (text !== undefined) return text;
	}
	return null;
}

function wordsAt(body: unknown, statuses: readonly string[]): string[] {
	return statuses.flatMap((place) => {
		const found = readAt(body, place);
		if (found.kind === 'absent') return [];
		return found.kind === 'value' ? [String(found.value).trim().toLowerCase()] : ['ambiguous'];
	});
}

/** Vendors also write `error: null`, `false`, `""`, `0` or `[]` into a success. */
function hasError(body: unknown, place: string): boolean {
	const found = readAt(body, place);
	if (found.kind !== 'value') return found.kind === 'ambiguous';
	const { value } = found;
	if (Array.isArray(value)) return value.length > 0;
	return value !== null && value !== false && value !== '' && numberOf(value) !== 0;
}

function deniesSuccess(body: unknown): boolean {
	return places('statusCode', 'status_code').some((place) => {
		const found = readAt(body, place);
		if (found.kind !== 'value') return found.kind === 'ambiguous';
		const status = numberOf(found.value);
		return status === null || status < 200 || status > 299;
	});
}
