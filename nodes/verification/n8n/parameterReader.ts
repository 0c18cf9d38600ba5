import type { IExecuteFunctions } from 'n8n-workflow';
import { labels } from './labels';
import { asWordsOfOthers } from './redact';
import { UnusableInput } from './unusableInput';

export function unusable(parameter: string, problem: string): UnusableInput {
	return new UnusableInput({ reason: 'invalidParameter', parameter, problem });
}

const NOT_ADDED = 'not added';

/** Reads parameters as they are for one item, expressions resolved. */
export class ParameterReader {
	constructor(
		private readonly context: Pick<IExecuteFunctions, 'getNodeParameter'>,
		private readonly itemIndex: number,
	) {}

	/** The value as it comes, whatever it is. */
	raw(name: string, label: string): unknown {
		return this.resolve(name, label, undefined);
	}

	/** The option as it comes; the default only where the user has not added the option at all. */
	rawOption(name: string, label: string, byDefault: unknown): unknown {
		return this.resolve(`options.${name}`, label, byDefault);
	}

	/** Whether the user has added the option, whatever it holds. */
	hasOption(name: string): boolean {
		return (
			this.context.getNodeParameter(`options.${name}`, this.itemIndex, NOT_ADDED, {
				rawExpressions: true,
			}) !== NOT_ADDED
		);
	}

	private resolve(path: string, label: string, fallback: unknown): unknown {
		try {
			return this.context.getNodeParameter(path, this.itemIndex, fallback);
		} catch (error) {
			const detail = error instanceof Error ? asWordsOfOthers(error.message) : null;
			throw unusable(label, `could not be resolved${detail === null ? '' : ` (${detail})`}`);
		}
	}
}

/** An expression in place of the whole list would leave every option silently at its default. */
export function optionsReader(context: IExecuteFunctions, itemIndex: number): ParameterReader {
	const options: unknown = context.getNodeParameter(
		'options',
		itemIndex,
		{},
		{
			rawExpressions: true,
		},
	);
	if (typeof options !== 'object' || options === null || Array.isArray(options)) {
		throw unusable(labels.options, 'has to be a list of options');
	}
	return new ParameterReader(context, itemIndex);
}

const decimal = /^\d+(?:\.\d+)?$/;

/**
 * A number as parameters give it: a number, or text that is one. Whatever else an expression may
 * give (nothing, a list, true) is unusable, and never read as the default or as zero.
 */
export function numberIn(
	value: unknown,
	label: string,
	[least, most]: readonly [number, number],
): number {
	const text = typeof value === 'string' ? value.trim() : null;
	const number = text !== null && decimal.test(text) ? Number(text) : value;
	if (typeof number !== 'number' || !(number >= least && number <= most)) {
		throw unusable(label, `has to be a number from ${least} to ${most}`);
	}
	return number;
}

export function wholeNumberIn(
	value: unknown,
	label: string,
	range: readonly [number, number],
): number {
	const number = numberIn(value, label, range);
	if (!Number.isInteger(number)) throw unusable(label, 'has to be a whole number');
	return number;
}

export function onOrOff(value: unknown, label: string): boolean {
	if (typeof value !== 'boolean') throw unusable(label, 'is neither on nor off');
	return value;
}

export function oneOf<Choice extends string>(
	value: unknown,
	label: string,
	choices: readonly Choice[],
): Choice {
	const choice = choices.find((one) => one === value);
	if (choice === undefined) throw unusable(label, `has to be one of ${choices.join(', ')}`);
	return choice;
}
