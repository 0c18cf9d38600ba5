/** What a vendor's call takes beside the image, said once: the editor and the adapter both read it. */
export type ParameterSpec = TextParameter | ChoiceParameter | ChoicesParameter | SwitchParameter;

interface ParameterBase {
	readonly name: string;
	/** As the editor shows it. */
	readonly label: string;
	readonly description: string;
	/** Seldom needed, so kept under Options. */
	readonly optional: boolean;
}

export interface TextParameter extends ParameterBase {
	readonly kind: 'text';
	readonly default: string;
	readonly placeholder: string;
	/** Where false, an empty text means that the parameter is not used. */
	readonly required: boolean;
}

export interface ChoiceParameter extends ParameterBase {
	readonly kind: 'choice';
	readonly default: string;
	readonly choices: readonly Choice[];
}

/** Any number of the choices, at least one. */
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
	readonly description: string;
}

/** The values by name, each of the type that its spec promises. */
export type ParameterValues<Specs extends readonly ParameterSpec[]> = {
	readonly [Spec in Specs[number] as Spec['name']]: ParameterValue<Spec>;
};

export type ParameterValue<Spec extends ParameterSpec> = Spec extends SwitchParameter
	? boolean
	: Spec extends ChoicesParameter
		? readonly Spec['choices'][number]['value'][]
		: Spec extends ChoiceParameter
			? Spec['choices'][number]['value']
			: string;

/** The parameter's value, or what is wrong with it in words that follow its label. */
export type ParameterReading =
	| { readonly kind: 'value'; readonly value: string | boolean | readonly string[] }
	| { readonly kind: 'problem'; readonly problem: string };

/** Reads one value as it came from an expression, which may give anything. Nothing is guessed. */
export function readParameter(spec: ParameterSpec, value: unknown): ParameterReading {
	switch (spec.kind) {
		case 'text':
			if (typeof value !== 'string') return problem('is not text');
			if (spec.required && value.trim() === '') return problem('is empty');
			return { kind: 'value', value: value.trim() };
		case 'choice':
			if (!isChoice(spec, value)) return problem(`is not one of ${listChoices(spec)}`);
			return { kind: 'value', value };
		case 'choices':
			if (!Array.isArray(value) || value.length === 0) return problem('has nothing selected');
			if (!value.every((one) => isChoice(spec, one))) {
				return problem(`holds something other than ${listChoices(spec)}`);
			}
			return { kind: 'value', value };
		case 'switch':
			if (typeof value !== 'boolean') return problem('is neither on nor off');
			return { kind: 'value', value };
	}
}

function problem(text: string): ParameterReading {
	return { kind: 'problem', problem: text };
}

function isChoice(spec: ChoiceParameter | ChoicesParameter, value: unknown): value is string {
	return spec.choices.some((choice) => choice.value === value);
}

function listChoices(spec: ChoiceParameter | ChoicesParameter): string {
	return spec.choices.map((choice) => choice.label).join(', ');
}

/** The values of a check whose parameters are known only at run time. */
export type AnyParameterValues = ParameterValues<readonly ParameterSpec[]>;
