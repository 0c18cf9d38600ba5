import { type CheckName, imagesOf } from '../../check';
import type { NextStep } from '../../failure';
import type { FittedFrom, ImageFacts } from '../../image/imageFacts';
import type { ErrorReport, JudgedSignal, Outcome, Verdict, VerdictSettings } from '../../verdict';

/**
 * The part of JSON Schema that n8n reads. From a list of types n8n takes the first, so `nullable`
 * marks a value that may be null. n8n ignores `nullable`.
 */
export interface Schema {
	readonly type: string | readonly string[];
	readonly nullable?: true;
	readonly const?: string;
	readonly enum?: readonly string[];
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly items?: Schema;
	readonly required?: readonly string[];
	readonly additionalProperties?: false;
}

/**
 * What a check adds to an item, for users who build before the first run. The editor shows these
 * fields in the next node, and n8n's AI makes sample items from them. The types make sure that no
 * field of the verdict is missing here.
 */
export function outputSchema(checkName: CheckName): Schema {
	const optional = ['simulated', 'applicantMessage', 'unusableImage', 'error', 'raw'] as const;
	const all = objectOf<Verdict>(fieldsOfVerdict(checkName), optional);
	const verdict = imagesOf[checkName].length > 1 ? all : without(all, ofTwoImages);
	return { type: 'object', properties: { [checkName]: verdict } };
}

/** Fields that only a check with two images has. */
const ofTwoImages: readonly string[] = ['referenceImage', 'unusableImage'] satisfies Array<
	keyof Verdict
>;

function without(schema: Schema, names: readonly string[]): Schema {
	const kept = Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name));
	const required = schema.required?.filter((name) => !names.includes(name));
	return { ...schema, properties: Object.fromEntries(kept), required };
}

export const text: Schema = { type: 'string' };
export const number: Schema = { type: 'number' };
const whole: Schema = { type: 'integer' };
export const yesOrNo: Schema = { type: 'boolean' };

export const outcomes: Readonly<Record<Outcome, true>> = {
	pass: true,
	fail: true,
	inconclusive: true,
	pending: true,
	error: true,
};

export const nextSteps: Readonly<Record<NextStep, true>> = {
	accept: true,
	reject: true,
	review: true,
	retake: true,
	wait: true,
	retry: true,
	fix: true,
};

const signal = objectOf<JudgedSignal>({
	name: text,
	score: number,
	passed: yesOrNo,
});

const fittedFrom = objectOf<FittedFrom>({
	format: text,
	width: whole,
	height: whole,
	bytes: whole,
	sha256: text,
});

const image = objectOf<ImageFacts>(
	{
		format: orNull(text),
		width: orNull(whole),
		height: orNull(whole),
		bytes: whole,
		sha256: text,
		fittedFrom,
	},
	['fittedFrom'],
);

const settings = objectOf<VerdictSettings>({
	reviewThreshold: orNull(number),
	unusableImage: orNull(text),
	fitImage: orNull(yesOrNo),
	parameters: orNull({ type: 'object' }),
	host: orNull(text),
});

const error = objectOf<ErrorReport>({
	message: text,
	description: text,
	httpCode: orNull(whole),
});

/** In the order of a verdict's fields. */
function fieldsOfVerdict(checkName: CheckName): FieldsOf<Verdict> {
	return {
		check: { type: 'string', const: checkName },
		provider: text,
		outcome: choiceOf(outcomes),
		passed: yesOrNo,
		simulated: yesOrNo,
		summary: text,
		applicantMessage: text,
		score: orNull(number),
		threshold: orNull(number),
		nextStep: choiceOf(nextSteps),
		reasons: listOf(text),
		signals: listOf(signal),
		image: orNull(image),
		referenceImage: orNull(image),
		unusableImage: { type: 'string', enum: ['selfie', 'reference'] },
		transactionId: orNull(text),
		engineVersion: orNull(text),
		checkedAt: text,
		durationMs: whole,
		attempts: whole,
		settings,
		packageVersion: text,
		warnings: listOf(text),
		error,
		raw: { type: ['object', 'array', 'string', 'number', 'boolean', 'null'] },
	};
}

type FieldsOf<Type> = Readonly<Record<keyof Type, Schema>>;

export function objectOf<Type>(
	properties: FieldsOf<Type>,
	optional: ReadonlyArray<keyof Type & string> = [],
): Schema {
	const names: ReadonlyArray<string> = optional;
	const required = Object.keys(properties).filter((name) => !names.includes(name));
	return { type: 'object', properties, required, additionalProperties: false };
}

export function listOf(items: Schema): Schema {
	return { type: 'array', items };
}

export function choiceOf(names: Readonly<Record<string, true>>): Schema {
	return { type: 'string', enum: Object.keys(names) };
}

export function orNull(schema: Schema): Schema {
	return { ...schema, nullable: true };
}
