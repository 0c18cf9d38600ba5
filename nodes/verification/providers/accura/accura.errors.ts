import { claimOf, isSuccessWord, messageFields, type Claim } from '../claims';
import { readAt } from '../looseFields';
import { textOf } from '../readAnswer';

/** Whether an answer with a score stands by it. Without a status, its message is asked. */
export function standsByScore(body: unknown): 'yes' | 'no' | 'unclear' {
	const claims = [claimOf(body), claimOfData(body)];
	if (claims.includes('refusal')) return 'no';
	if (claims.includes('unclear')) return 'unclear';
	if (claims[0] === 'success') return 'yes';
	const message = messageIn(body);
	return message === null || isSuccessWord(message) ? 'yes' : 'no';
}

/** The vendor's words about what went wrong, or how it went. */
export function messageIn(body: unknown): string | null {
	for (const field of messageFields.flatMap((name) => [name, `data.${name}`])) {
		const found = readAt(body, field);
		const values: unknown[] = found.kind === 'value' ? [found.value].flat() : [];
		const text = values.map(textOf).find((one) => one !== null);
		if (text !== undefined) return text;
	}
	return null;
}

/** Where two fields are called so, in different case, neither speaks for the other. */
function claimOfData(body: unknown): Claim {
	const found = readAt(body, 'data');
	if (found.kind === 'ambiguous') return 'unclear';
	return found.kind === 'value' ? claimOf(found.value) : 'silent';
}
