import { claimOf, isSuccessWord, messageFields } from '../claims';
import { readAt } from '../looseFields';
import { fieldOf, textOf } from '../readAnswer';

/** Whether an answer with a score stands by it. Without a status, its message is asked. */
export function standsByScore(body: unknown): 'yes' | 'no' | 'unclear' {
	const claims = [claimOf(body), claimOf(dataOf(body))];
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

function dataOf(body: unknown): unknown {
	const found = readAt(body, 'data');
	return found.kind === 'value' ? found.value : fieldOf(body, 'data');
}
