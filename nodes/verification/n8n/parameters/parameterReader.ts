import { isResourceLocatorValue } from 'n8n-workflow';
import { isFields } from '../../decision/ownField';
import { UnusableInput } from '../../failure';
import { type ParameterSpec, type ParameterValue, readParameter } from '../../providers/parameters';
import { labels } from '../words/labels';

export function invalidParameter(parameter: string, problem: string): UnusableInput {
	return new UnusableInput({ reason: 'invalidParameter', parameter, problem });
}

/** The part of n8n's contexts that reading needs. */
interface ParameterContext {
	getNodeParameter(
		path: string,
		itemIndex: number,
		fallback: unknown,
		options?: { readonly rawExpressions: boolean },
	): unknown;
}

/**
 * The values that are the same for all items of a run, by path. Most parameters have no expression,
 * and resolving each one for each item takes n8n longer than inspecting an image.
 */
const constantsByRun = new WeakMap<ParameterContext, Map<string, unknown>>();

/** Reads the parameters of one item, with their expressions resolved. */
export class ParameterReader {
	private readonly constants: Map<string, unknown>;

	constructor(
		private readonly context: ParameterContext,
		private readonly itemIndex: number,
	) {
		this.constants = constantsByRun.get(context) ?? new Map<string, unknown>();
		constantsByRun.set(context, this.constants);
	}

	/**
	 * The value, of the type that the spec declares. It is the default only if the user has not added
	 * the option.
	 *
	 * @throws UnusableInput for any invalid value, which never becomes the default or zero
	 */
	read<Spec extends ParameterSpec>(spec: Spec): ParameterValue<Spec> {
		const reading = readParameter(spec, this.raw(spec));
		if (reading.kind === 'problem') throw invalidParameter(spec.label, reading.problem);
		return reading.value;
	}

	/** The value before any check of it. */
	raw(spec: ParameterSpec): unknown {
		const value = this.saved(spec);
		return spec.kind === 'text' && spec.suggestions ? textIn(value) : value;
	}

	private saved(spec: ParameterSpec): unknown {
		const { name, optional, default: byDefault } = spec;
		if (!optional) return this.resolve(name, spec, undefined);
		this.savedOptions();
		return this.resolve(`options.${name}`, spec, byDefault);
	}

	/** Whether the user has added the option, with any value. */
	hasOption({ name }: ParameterSpec): boolean {
		return Object.hasOwn(this.savedOptions(), name);
	}

	/**
	 * The saved options, which are the same for all items. n8n 2 empties Options that are one
	 * expression. A version that does not must not get defaults here.
	 */
	private savedOptions(): object {
		const known = this.constants.get('options');
		if (typeof known === 'object' && known !== null) return known;
		const options: unknown = this.context.getNodeParameter('options', this.itemIndex, {}, asSaved);
		if (!isFields(options)) throw invalidParameter(labels.options, 'must be set one by one');
		this.constants.set('options', options);
		return options;
	}

	private resolve(path: string, { label, fixed }: ParameterSpec, fallback: unknown): unknown {
		if (this.constants.has(path)) return this.constants.get(path);
		const { context, itemIndex } = this;
		try {
			// n8n removes the "=" of an expression in a fixed field, but not within a list.
			if (fixed) return context.getNodeParameter(path, itemIndex, fallback, asSaved);
			const value: unknown = context.getNodeParameter(path, itemIndex, fallback);
			if (!this.dependsOnItem(path)) this.constants.set(path, value);
			return value;
		} catch (error) {
			throw invalidParameter(label, `could not be resolved${expressionProblem(error)}`);
		}
	}

	/** Whether the value has an expression in it. n8n saves one as text that begins with "=". */
	private dependsOnItem(path: string): boolean {
		const saved: unknown = this.context.getNodeParameter(path, this.itemIndex, null, asSaved);
		if (typeof saved === 'string') return saved.startsWith('=');
		return typeof saved === 'object' && saved !== null;
	}
}

/** n8n saves a field with suggestions as text, or as text with the way in which it was chosen. */
function textIn(value: unknown): unknown {
	return isResourceLocatorValue(value) ? value.value : value;
}

const asSaved = { rawExpressions: true };

/** What is wrong with an expression, by the words of n8n's or JavaScript's message. */
const expressionProblems: ReadonlyArray<readonly [words: RegExp, problem: string]> = [
	[/^Cannot read propert/, 'the expression reads a field of something that is missing'],
	[/is not a function/, 'the expression calls something that is not a function'],
	[/is not defined/, 'the expression uses a name that is not defined'],
	[/node doesn.t exist/i, 'the expression names a node that does not exist'],
	[
		/not been executed|hasn.t been executed|unexecuted/i,
		'the expression refers to a node that did not run',
	],
	[
		/paired item|multiple matching items/i,
		'n8n cannot tell which earlier item the expression refers to',
	],
	[/JSON/, 'the expression reads text that is not JSON'],
	[/invalid syntax|^Unexpected/i, 'the syntax of the expression is invalid'],
];

/**
 * Does not show the message itself. It may quote the value that the expression failed on, and that
 * may be an applicant's name or picture.
 */
function expressionProblem(error: unknown): string {
	if (!(error instanceof Error)) return '';
	const known = expressionProblems.find(([words]) => words.test(error.message));
	return known ? ` (${known[1]})` : '';
}
