import type { RecordedRequest } from '../http/requestLog';
import {
	faultRuleSchema,
	isUploadFault,
	type AnswerFault,
	type Fault,
	type FaultRule,
	type UploadFault,
} from './fault';

interface CountedRule {
	readonly rule: FaultRule;
	matched: number;
	struck: number;
	/** When the last matching request came, in ms since 1970. */
	last: number;
}

export interface AnswerFaults {
	/** Of every delay that applies, in all. */
	readonly delayMilliseconds: number;
	/** The first fault that applies, in the order of adding. */
	readonly fault: AnswerFault | null;
}

/** The rules in force. Each counts the requests that match it, whether or not it strikes. */
export class FaultRules {
	private rules: CountedRule[] = [];

	/** Throws for an invalid rule. */
	add(rule: FaultRule): void {
		this.addFrom(rule);
	}

	/** As `add`, for a rule that came from outside. */
	addFrom(rule: unknown): void {
		this.rules.push({ rule: faultRuleSchema.parse(rule), matched: 0, struck: 0, last: -Infinity });
	}

	clear(): void {
		this.rules = [];
	}

	/** For a request whose body is still unread. */
	beforeUpload(request: RecordedRequest): UploadFault | null {
		let first: UploadFault | null = null;
		for (const counted of this.rules) {
			const { then } = counted.rule;
			if (isUploadFault(then) && isDue(counted, request, first !== null)) first = then;
		}
		return first;
	}

	/** For a request that is read and recorded. */
	beforeAnswer(request: RecordedRequest): AnswerFaults {
		let delayMilliseconds = 0;
		let fault: AnswerFault | null = null;
		for (const counted of this.rules) {
			const then: Fault = counted.rule.then;
			if (isUploadFault(then)) continue;
			if (then.kind === 'delay') {
				if (isDue(counted, request, false)) delayMilliseconds += then.milliseconds;
			} else if (isDue(counted, request, fault !== null)) {
				fault = then;
			}
		}
		return { delayMilliseconds, fault };
	}
}

/** Counts the request and returns whether the rule strikes it. `taken`: another rule does. */
function isDue(counted: CountedRule, request: RecordedRequest, taken: boolean): boolean {
	const { when, times } = counted.rule;
	if (!matches(when, request)) return false;
	counted.matched += 1;
	const received = Date.parse(request.receivedAt);
	const sinceLast = received - counted.last;
	counted.last = received;
	if (when?.within !== undefined && sinceLast >= when.within) return false;
	if (when?.nth !== undefined && counted.matched !== when.nth) return false;
	if (when?.every !== undefined && counted.matched % when.every !== 0) return false;
	if (taken || (times !== undefined && counted.struck >= times)) return false;
	counted.struck += 1;
	return true;
}

function matches(when: FaultRule['when'], request: RecordedRequest): boolean {
	if (when === undefined) return true;
	const { vendor, call, scenario, sha256, minBytes } = when;
	return (
		(vendor === undefined || vendor === request.vendor) &&
		(call === undefined || call === request.call) &&
		(scenario === undefined ||
			[request.scenario, request.reference?.scenario].includes(scenario)) &&
		(sha256 === undefined || [request.imageSha256, request.reference?.sha256].includes(sha256)) &&
		(minBytes === undefined || minBytes <= (request.contentLength ?? 0))
	);
}
