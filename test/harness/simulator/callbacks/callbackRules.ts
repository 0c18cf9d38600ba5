import { callbackBody, failed, type ArgosCallback } from '../vendors/argos/callback';
import { callbackRuleSchema, type CallbackRule } from './callbackSettings';
import type { OutgoingCallback } from './callbackSender';

/** A pending result for a callbackUrl. */
export interface PendingCallback {
	readonly callback: ArgosCallback;
	/** Of the document that it is the result of. */
	readonly scenario: string | null;
	readonly imageSha256: string | null;
}

interface CountedRule {
	readonly rule: CallbackRule;
	struck: number;
}

/** The current rules. They apply each time that a callback is about to be sent. */
export class CallbackRules {
	private rules: CountedRule[] = [];

	/** Throws on a rule that can't be kept. */
	add(rule: CallbackRule): void {
		this.rules.push({ rule: callbackRuleSchema.parse(rule), struck: 0 });
	}

	clear(): void {
		this.rules = [];
	}

	/** The result, or the first error from a rule, as many times as the rules require. */
	pack(owed: PendingCallback): OutgoingCallback[] {
		let { callback } = owed;
		let copies = 1;
		let isErrorChosen = false;
		for (const counted of this.rules) {
			const { then } = counted.rule;
			if (!isDue(counted, owed) || (then.kind === 'error' && isErrorChosen)) continue;
			counted.struck += 1;
			if (then.kind === 'duplicate') {
				copies += then.copies;
			} else {
				callback = failed(callback, then.errorCode);
				isErrorChosen = true;
			}
		}
		const { transactionId, url } = callback;
		const headers = { 'content-type': 'application/json' };
		const parcel = { transactionId, url, headers, body: callbackBody(callback), isForged: false };
		return Array.from({ length: copies }, () => parcel);
	}
}

function isDue(
	{ rule: { when = {}, times }, struck }: CountedRule,
	owed: PendingCallback,
): boolean {
	const { transactionId, scenario, sha256 } = when;
	return (
		(times === undefined || struck < times) &&
		(transactionId === undefined || transactionId === owed.callback.transactionId) &&
		(scenario === undefined || scenario === owed.scenario) &&
		(sha256 === undefined || sha256 === owed.imageSha256)
	);
}
