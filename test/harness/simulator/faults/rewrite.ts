import type { Rewriting } from './fault';

/** The vendors' names for their scores. */
const scoreFields: ReadonlySet<string> = new Set([
	'score',
	'liveness_score',
	'faces_liveness',
	'face_match_confidence',
]);

/** Rewrites a correct JSON answer as the fault requires. Does not change any other answer. */
export function rewrite(body: Buffer, fault: Rewriting): Buffer {
	const answer: unknown = JSON.parse(body.toString('utf8'));
	const changed = isObject(answer) ? { ...answer, ...fault.fields } : answer;
	const { before = '', after = '', opening = '', encoding = 'utf8' } = fault;
	const text = written(changed, '', fault).replace('{', (brace) => `${brace}${opening}`);
	return Buffer.from(`${before}${text}${after}`, encoding);
}

/** @param holder the name of the field that has this value */
function written(value: unknown, holder: string, fault: Rewriting): string {
	if (!isObject(value)) return JSON.stringify(value);
	const members = Object.entries(value).flatMap(([name, inner]) =>
		textsOf(name, inner, holder, fault).map(
			({ field, text }) => `${JSON.stringify(field)}:${text}`,
		),
	);
	return `{${members.join()}}`;
}

interface Member {
	readonly field: string;
	readonly text: string;
}

/** A field, repeated as the fault requires. */
function textsOf(field: string, value: unknown, holder: string, fault: Rewriting): Member[] {
	const { scores, holders, within = null, scoreField = field } = fault;
	if (isScore(field, value) && (within ?? holder) === holder) {
		const texts = scores ?? [JSON.stringify(value)];
		return texts.map((text) => ({ field: scoreField, text }));
	}
	if (holders && hasScore(value) && (within ?? field) === field) {
		return holders.map((text) => ({
			field,
			text: written(value, field, { ...fault, holders: undefined, scores: [text] }),
		}));
	}
	return [{ field, text: written(value, field, fault) }];
}

function hasScore(value: unknown): boolean {
	return isObject(value) && Object.entries(value).some(([name, inner]) => isScore(name, inner));
}

/** ARGOS has an object of the name `similarity` in one answer, and a score in another. */
function isScore(field: string, value: unknown): boolean {
	return scoreFields.has(field) && !isObject(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
