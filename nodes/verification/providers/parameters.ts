/** A parameter of a node, declared once. The editor, the reader and the docs use it. */
export type ParameterSpec =
	TextParameter | NumberParameter | ChoiceParameter | ChoicesParameter | SwitchParameter;

interface ParameterBase {
	readonly name: string;
	/** As the editor shows it. */
	readonly label: string;
	readonly description?: string;
	/** Shown below the field, instead of the description or with it. */
	readonly hint?: string;
	/** Only for an AI that builds workflows. */
	readonly builderHint?: string;
	/** Rarely needed, so it is under Options. */
	readonly optional: boolean;
	/** Almost nobody changes it, so it is in the Settings tab of the node. */
	readonly inSettings?: true;
	/** The same for all items, so the editor offers no expression. */
	readonly fixed?: true;
}

export interface TextParameter extends ParameterBase {
	readonly kind: 'text';
	readonly default: string;
	readonly placeholder: string;
	/**
	 * False: the text may be empty, and then the parameter is not used. True marks the field as
	 * required.
	 */
	readonly required?: boolean;
	/** The editor hides the text. */
	readonly secret?: true;
}

export interface NumberParameter extends ParameterBase {
	readonly kind: 'number';
	readonly default: number;
	readonly range: readonly [least: number, most: number];
	readonly whole: boolean;
}

export interface ChoiceParameter extends ParameterBase {
	readonly kind: 'choice';
	readonly default: string;
	readonly choices: readonly Choice[];
}

/** One or more of the choices. */
export interface ChoicesParameter extends ParameterBase {
	readonly kind: 'choices';
	readonly default: readonly string[];
	readonly choices: readonly Choice[];
}

export interface SwitchParameter extends ParameterBase {
	readonly kind: 'switch';
	readonly default: boolean;
}

export interface Choice {
	readonly value: string;
	readonly label: string;
	readonly description?: string;
}

/** The values by name, each of the type that its spec promises. */
export type ParameterValues<Specs extends readonly ParameterSpec[]> = {
	readonly [Spec in Specs[number] as Spec['name']]: ParameterValue<Spec>;
};

/** The values of a check whose parameters are known only at run time. */
export type AnyParameterValues = ParameterValues<readonly ParameterSpec[]>;

export type ParameterValue<Spec extends ParameterSpec> = Spec extends SwitchParameter
	? boolean
	: Spec extends NumberParameter
		? number
		: Spec extends ChoicesParameter
			? readonly Spec['choices'][number]['value'][]
			: Spec extends ChoiceParameter
				? Spec['choices'][number]['value']
				: string;

/** The parameter's value, or the problem with it, in words that follow its label. */
export type ParameterReading<Value> =
	| { readonly kind: 'value'; readonly value: Value }
	| { readonly kind: 'problem'; readonly problem: string };

/** Reads one value from an expression, which may return anything. Nothing is guessed. */
export function readParameter<Spec extends ParameterSpec>(
	spec: Spec,
	given: unknown,
): ParameterReading<ParameterValue<Spec>> {
	const value = normalised(spec, given);
	return isValueOf(spec, value)
		? { kind: 'value', value }
		: { kind: 'problem', problem: `must be ${allowedValues(spec)}` };
}

/** The allowed values, in words that follow "must be". */
export function allowedValues(spec: ParameterSpec): string {
	switch (spec.kind) {
		case 'text':
			return spec.required === false ? 'text' : 'text that is not empty';
		case 'number':
			return `a ${spec.whole ? 'whole ' : ''}number from ${spec.range[0]} to ${spec.range[1]}`;
		case 'choice':
			return `one of ${labelsOf(spec.choices)}`;
		case 'choices':
			return `one or more of ${labelsOf(spec.choices)}`;
		case 'switch':
			return 'true or false';
	}
}

function labelsOf(choices: readonly Choice[]): string {
	return choices.map(({ label }) => JSON.stringify(label)).join(', ');
}

const decimal = /^\d+(?:\.\d+)?$/;

/** Removes blanks around text, and converts a number that an expression returned as text. */
function normalised(spec: ParameterSpec, given: unknown): unknown {
	if (typeof given !== 'string') return given;
	const text = given.trim();
	if (spec.kind === 'text') return text;
	return spec.kind === 'number' && decimal.test(text) ? Number(text) : given;
}

function isValueOf<Spec extends ParameterSpec>(
	spec: Spec,
	value: unknown,
): value is ParameterValue<Spec> {
	switch (spec.kind) {
		case 'text':
			return typeof value === 'string' && (value !== '' || spec.required === false);
		case 'number':
			return isWithin(spec, value);
		case 'choice':
			return isChoice(spec.choices, value);
		case 'choices':
			return (
				Array.isArray(value) &&
				value.length > 0 &&
				value.every((one) => isChoice(spec.choices, one))
			);
		case 'switch':
			return typeof value === 'boolean';
	}
}

function isWithin({ range: [least, most], whole }: NumberParameter, value: unknown): boolean {
	if (typeof value !== 'number' || !(value >= least && value <= most)) return false;
	return !whole || Number.isInteger(value);
}

function isChoice(choices: readonly Choice[], value: unknown): boolean {
	return choices.some((choice) => choice.value === value);
}
