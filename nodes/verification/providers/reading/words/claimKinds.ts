/** The kinds of what an answer says about itself. A `note` only counts if it is about a failure. */
export type ClaimKind = 'error' | 'httpStatus' | 'code' | 'status' | 'result' | 'message' | 'note';

/** The kind of claim that a field makes, by its bare name. */
const kinds: ReadonlyArray<readonly [kind: ClaimKind, name: RegExp]> = [
	[
		'error',
		/^(?:is|has|have|was|api|vendor|server|internal|system|last|processing|validation)*(?:error|err|exception)(?:s|ed|occurr?ed)?(?:code|message|msg|type|reason|description|desc|details?|text|status|flag|name|no|number|count|list)?s?$|^(?:fail|failed|failure|fault|denial|decline|refusal|violation)(?:code|reason|message|msg|description|string)s?$|^(?:faults?|violations?)$/,
	],
	['httpStatus', /^(?:http|response)?statuscode$|^http(?:response)?(?:status|code)$/],
	['code', /^(?:result|return|ret|api|sub)?code$/],
	[
		'status',
		/^(?:result|response|api|request|processing|process|job|task|call|operation|transaction|analysis)?status$|^(?:is)?success$/,
	],
	['result', /^result$/],
	['message', /^messages?$/],
	[
		'note',
		/^(?:(?:response|resp|result|status|return|ret)(?:message|msg|text|desc|description)|msg|details?)$/,
	],
];

const LONGEST_CLAIM_NAME = 60;

export function claimKindOf(bareName: string): ClaimKind | null {
	if (bareName.length > LONGEST_CLAIM_NAME) return null;
	return kinds.find(([, name]) => name.test(bareName))?.[0] ?? null;
}
