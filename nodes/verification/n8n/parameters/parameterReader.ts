import type { IExecuteFunctions } from 'n8n-workflow';
import { UnusableInput } from '../../failure';
import { asWordsOfOthers } from '../words/quote';

export function unusable(parameter: string, problem: string): UnusableInput {
	return new UnusableInput({ reason: 'invalidParameter', parameter, problem });
}

type ParameterContext = Pick<IExecuteFunctions, 'getNodeParameter'>;

/**
 * What is the same for all items of a run, by path. To have n8n resolve each parameter for each
 * item takes longer than to look at a picture, and most hold no expression.
 */
const constantsByRun = new WeakMap<ParameterContext, Map<string, unknown>>();

/** Reads parameters as they are for one item, expressions resolved. */
export class ParameterReader {
	private readonly constants: Map<string, unknown>;

	constructor(
		private readonly context: ParameterContext,
		private readonly itemIndex: number,
	) {
		this.constants = constantsByRun.get(context) ?? new Map<string, unknown>();
		constantsByRun.set(context, this.constants);
	}

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
		const options: unknown = this.context.getNodeParameter('options', this.itemIndex, {}, asSaved);
		return typeof options === 'object' && options !== null && Object.hasOwn(options, name);
	}

	private resolve(path: string, label: string, fallback: unknown): unknown {
		if (this.constants.has(path)) return this.constants.get(path);
		try {
			const value: unknown = this.context.getNodeParameter(path, this.itemIndex, fallback);
			if (!this.dependsOnItem(path)) this.constants.set(path, value);
			return value;
		} catch (error) {
			throw unusable(label, `could not be resolved${detailOf(error)}`);
		}
	}

	/** Whether there is an expression in it: n8n saves one as text that begins with "=". */
	private dependsOnItem(path: string): boolean {
		const saved: unknown = this.context.getNodeParameter(path, this.itemIndex, null, asSaved);
		if (typeof saved === 'string') return saved.startsWith('=');
		return typeof saved === 'object' && saved !== null;
	}
}

const asSaved = { rawExpressions: true };

/** JavaScript quotes the value that it stumbled over, which may be the image. */
function detailOf(error: unknown): string {
	if (!(error instanceof Error)) return '';
	return ` (${asWordsOfOthers(error.message.replace(/"[^"]*(?:"|$)/g, '"…"'))})`;
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

/** @param choices the editor's label for each value */
export function oneOf<Choice extends string>(
	value: unknown,
	label: string,
	choices: Readonly<Record<Choice, string>>,
): Choice {
	const isChoice = (name: unknown): name is Choice =>
		typeof name === 'string' && Object.hasOwn(choices, name);
	if (isChoice(value)) return value;
	const names = Object.values(choices).map((name) => JSON.stringify(name));
	throw unusable(label, `has to be one of ${names.join(', ')}`);
}
