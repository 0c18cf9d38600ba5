import type { IExecuteFunctions } from 'n8n-workflow';
import {
	type AnyParameterValues,
	type ParameterSpec,
	readParameter,
} from '../../providers/parameters';
import type { CheckSettings, ProviderCheck } from '../../providers/provider';
import { labels, unusableImageChoices } from '../words/labels';
import {
	numberIn,
	oneOf,
	onOrOff,
	ParameterReader,
	unusable,
	wholeNumberIn,
} from './parameterReader';
import { isRouting, type Routing } from './routing';

/** What the user asked for, for one item. */
export interface ItemSettings {
	readonly vendorSettings: CheckSettings<AnyParameterValues>;
	/** 0-100; scores from it up to the threshold are inconclusive. */
	readonly reviewThreshold: number | null;
	readonly fitImage: boolean;
	readonly unusableImage: 'inconclusive' | 'error';
	readonly maxRetries: number;
	readonly timeoutSeconds: number;
}

/** As the options stand before the user adds any. */
export const defaults = {
	unusableImage: 'inconclusive',
	includeInputFields: true,
	includeBinary: true,
	includeRawResponse: false,
	maxConcurrency: 10,
	maxRetries: 2,
	timeout: 60,
} as const;

const PERCENT = [0, 100] as const;
const MOST_REQUESTS_AT_ONCE = 1000;
const MOST_RETRIES = 10;
const LONGEST_TIMEOUT_SECONDS = 3600;
const SHORTEST_TIMEOUT_SECONDS = 0.1;

export function readSettings(
	context: IExecuteFunctions,
	itemIndex: number,
	check: ProviderCheck,
): ItemSettings {
	const reader = new ParameterReader(context, itemIndex);
	return {
		...readScale(reader, check.parameters),
		fitImage: onOrOff(reader.raw('fitImage', labels.fitImage), labels.fitImage),
		unusableImage: oneOf(
			reader.rawOption('unusableImage', labels.unusableImage, defaults.unusableImage),
			labels.unusableImage,
			unusableImageChoices,
		),
		maxRetries: wholeNumberIn(
			reader.rawOption('maxRetries', labels.maxRetries, defaults.maxRetries),
			labels.maxRetries,
			[0, MOST_RETRIES],
		),
		timeoutSeconds: numberIn(
			reader.rawOption('timeout', labels.timeout, defaults.timeout),
			labels.timeout,
			[SHORTEST_TIMEOUT_SECONDS, LONGEST_TIMEOUT_SECONDS],
		),
	};
}

/**
 * What scores are held against.
 *
 * @param specs the vendor's own parameters that are wanted beside it
 */
export function readScale(
	reader: ParameterReader,
	specs: readonly ParameterSpec[],
): Pick<ItemSettings, 'vendorSettings' | 'reviewThreshold'> {
	const threshold = numberIn(reader.raw('threshold', labels.threshold), labels.threshold, PERCENT);
	return {
		vendorSettings: { threshold, parameters: vendorParameters(reader, specs) },
		reviewThreshold: reviewThreshold(reader, threshold),
	};
}

/** Of the node and not of an item: which outputs it has. */
export function readRouting(reader: ParameterReader): Routing {
	const routing = reader.raw('routing', labels.routing);
	if (!isRouting(routing)) throw unusable(labels.routing, 'is not one of its choices');
	return routing;
}

/** Of the node and not of an item: how many items are checked at once. */
export function readConcurrency(context: IExecuteFunctions): number {
	return wholeNumberIn(
		new ParameterReader(context, 0).rawOption(
			'maxConcurrency',
			labels.maxConcurrency,
			defaults.maxConcurrency,
		),
		labels.maxConcurrency,
		[1, MOST_REQUESTS_AT_ONCE],
	);
}

function reviewThreshold(reader: ParameterReader, threshold: number): number | null {
	if (!reader.hasOption('reviewThreshold')) return null;
	const value = reader.raw('options.reviewThreshold', labels.reviewThreshold);
	const review = numberIn(value, labels.reviewThreshold, PERCENT);
	if (review > threshold) {
		throw unusable(labels.reviewThreshold, `cannot be above ${labels.threshold}`);
	}
	return review;
}

function vendorParameters(
	reader: ParameterReader,
	specs: readonly ParameterSpec[],
): AnyParameterValues {
	const values = specs.map((spec) => {
		const raw = spec.optional
			? reader.rawOption(spec.name, spec.label, spec.default)
			: reader.raw(spec.name, spec.label);
		const reading = readParameter(spec, raw);
		if (reading.kind === 'problem') throw unusable(spec.label, reading.problem);
		return [spec.name, reading.value] as const;
	});
	return Object.fromEntries(values);
}
