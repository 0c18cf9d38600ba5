import { referenceOf, textOf } from '../fields';
import type { ClaimKind } from '../words/claimKinds';
import { type Claim, messagesOf } from '../words/claims';
import type { Saying } from '../words/sayings';
import type { Field } from './visits';

/** What an answer says besides its scores. Fields have their names as in the answer. */
export interface Statements {
	/** The answer itself says that it failed. */
	readonly isRefused: boolean;
	/** The field that speaks against the picture, or against the score. */
	readonly denial: string | null;
	/** The field with an unknown word, or a field that is there twice. */
	readonly unclear: string | null;
	/** The status of the whole answer is a success. */
	readonly hasSuccessStatus: boolean;
	readonly messages: readonly string[];
	/** The vendor's own code and words for what went wrong. */
	readonly error: { readonly code: string | null; readonly message: string | null };
}

/** A field that makes a claim. */
export interface Claiming extends Pick<
	Field,
	'name' | 'bare' | 'value' | 'parts' | 'holder' | 'isInError'
> {
	readonly kind: ClaimKind;
	/** Whether it is in the same object as a score. */
	readonly isOfHolder: boolean;
}

const codeNames: ReadonlySet<string> = new Set(['errorcode', 'errcode', 'code']);

/** Collects statements field by field. The first of each kind counts. */
export class StatementCollector implements Statements {
	isRefused = false;
	denial: string | null = null;
	unclear: string | null = null;
	hasSuccessStatus = false;
	readonly messages: string[] = [];
	private code: string | null = null;
	/** The most specific words first. */
	private readonly words: Array<string | undefined> = [];

	get error() {
		const message = this.words.find((one) => one !== undefined) ?? null;
		return { code: this.code, message };
	}

	note(name: string, saying: Saying): void {
		if (saying === 'denies') this.denial ??= name;
		if (saying === 'unclear') this.unclear ??= name;
	}

	noteClaim(claim: Claim, field: Claiming): void {
		this.collectError(field);
		const { name, kind, value, isInError, isOfHolder } = field;
		if (claim === 'refusal') {
			// In other objects than the score's, a message may be about anything.
			if (isOfHolder || isInError) this.isRefused = true;
			else if (!['message', 'note', 'code'].includes(kind)) this.denial ??= name;
		}
		if (!isOfHolder) return;
		if (claim === 'unclear') this.unclear ??= name;
		if (claim === 'success' && field.holder === '') this.hasSuccessStatus = true;
		if (kind === 'message') this.messages.push(...(messagesOf(value) ?? []));
	}

	/** Words within an error say more than words next to it, and a code says more than nothing. */
	private collectError({ bare, kind, parts, isInError }: Claiming): void {
		const isCode = codeNames.has(bare) && (bare !== 'code' || isInError);
		if (isCode) this.code ??= referenceOf(parts[0]);
		if (kind !== 'error' && kind !== 'message') return;
		const text = parts.map(textOf).find((one) => one !== null);
		const rank = isCode ? 2 : kind === 'error' || isInError ? 0 : 1;
		this.words[rank] ??= text ?? undefined;
	}
}
