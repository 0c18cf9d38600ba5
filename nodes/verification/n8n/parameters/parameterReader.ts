import { UnusableInput } from '../../failure';
import { type ParameterSpec, type ParameterValue, readParameter } from '../../providers/parameters';
import { labels } from '../words/labels';

export function unusable(parameter: string, problem: string): UnusableInput {
	return new UnusableInput({ reason: 'invalidParameter', parameter, problem });
}

/** As much of n8n's contexts as reading takes. */
interface ParameterContext {
	getNodeParameter(
		path: string,
		itemIndex: number,
		fallback: unknown,
		options?: { readonly rawExpressions: boolean },
	): unknown;
}

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

	/**
	 * The value that the spec promises; its default only where the user has not added the option.
	 *
	 * @throws UnusableInput for any other value, which is never read as the default or as zero
	 */
	read<Spec extends ParameterSpec>(spec: Spec): ParameterValue<Spec> {
		const reading = readParameter(spec, this.raw(spec));
		if (reading.kind === 'problem') throw unusable(spec.label, reading.problem);
		return reading.value;
	}

	/** The value as it comes, whatever it is. */
	raw({ name, label, optional, default: byDefault }: ParameterSpec): unknown {
		if (!optional) return this.resolve(name, label, undefined);
		this.savedOptions();
		return this.resolve(`options.${name}`, label, byDefault);
	}

	/** Whether the user has added the option, whatever it holds. */
	hasOption({ name }: ParameterSpec): boolean {
		return Object.hasOwn(this.savedOptions(), name);
	}

	/**
	 * As they are saved, which is the same for all items. n8n 2 makes options that are one expression
	 * empty by itself; one that does not would have defaults taken for them here.
	 */
	private savedOptions(): object {
		const known = this.constants.get('options');
		if (typeof known === 'object' && known !== null) return known;
		const options: unknown = this.context.getNodeParameter('options', this.itemIndex, {}, asSaved);
		if (!isPlain(options)) throw unusable(labels.options, 'must be set one by one');
		this.constants.set('options', options);
		return options;
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

/** Not a list or a date, nor anything else that is no collection of options. */
function isPlain(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What is wrong with an expression, by a piece of n8n's or JavaScript's own message. */
const expressionProblems: ReadonlyArray<readonly [words: RegExp, problem: string]> = [
	[/^Cannot read propert/, 'the expression reads a field of something that is missing'],
	[/is not a function/, 'the expression calls something that is not a function'],
	[/is not defined/, 'the expression uses a name that is not defined'],
	[/node doesn.t exist/i, 'the expression names a node that does not exist'],
	[/not been executed|hasn.t been executed|unexecuted/i, 'it refers to a node that did not run'],
	[/paired item|multiple matching items/i, 'n8n cannot tell which earlier item it refers to'],
	[/JSON/, 'the expression reads text that is not JSON'],
	[/invalid syntax|^Unexpected/i, 'the syntax of the expression is invalid'],
];

/**
 * The message itself is not shown: it repeats the value that the expression stumbled over, in
 * quotation marks or without, and that may be an applicant's name or picture.
 */
function detailOf(error: unknown): string {
	if (!(error instanceof Error)) return '';
	const known = expressionProblems.find(([words]) => words.test(error.message));
	return known ? ` (${known[1]})` : '';
}
