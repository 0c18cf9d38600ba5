import { type Claim, claimOf, isSuccessWord, messageFields, messagesOf } from '../reading/claims';
import { readAt, textOf } from '../reading/fields';

/**
 * Whether an answer with a score stands by it: its status is asked, and its message, in all that
 * the score lies in.
 *
 * @param place the dot path of the score, if there is one
 */
export function standsByScore(body: unknown, place: string | undefined): 'yes' | 'no' | 'unclear' {
	const whole = claimOf(body);
	const claims = [whole, ...holdersOf(place).map((holder) => claimAt(body, holder))];
	if (claims.includes('refusal')) return 'no';
	if (claims.includes('unclear')) return 'unclear';
	if (whole === 'success') return 'yes';
	const messages = [body, ...holdersOf(place).map((holder) => valueAt(body, holder))]
		.map(messagesOf)
		.filter((one) => one !== 'unclear')
		.flat();
	return messages.every(isSuccessWord) ? 'yes' : 'no';
}

/** The vendor's words about what went wrong, or how it went. */
export function messageIn(body: unknown, place: string | undefined): string | null {
	const fields = messageFields.flatMap((name) => [
		name,
		...holdersOf(place).map((holder) => `${holder}.${name}`),
	]);
	for (const field of fields) {
		const found = readAt(body, field);
		const values: unknown[] = found.kind === 'value' ? [found.value].flat() : [];
		const text = values.map(textOf).find((one) => one !== null);
		if (text !== undefined) return text;
	}
	return null;
}

/** `data`, where errors are seen whatever the score's place, and each object on the way to it. */
function holdersOf(place: string | undefined): string[] {
	const names = place?.split('.') ?? [];
	return ['data', ...names.slice(1).map((_, index) => names.slice(0, index + 1).join('.'))];
}

/** Where two fields are called so, in different case, neither speaks for the other. */
function claimAt(body: unknown, holder: string): Claim {
	const found = readAt(body, holder);
	if (found.kind === 'ambiguous') return 'unclear';
	return found.kind === 'value' ? claimOf(found.value) : 'silent';
}

function valueAt(body: unknown, path: string): unknown {
	const found = readAt(body, path);
	return found.kind === 'value' ? found.value : undefined;
}
