import type { IExecuteFunctions } from 'n8n-workflow';
import type { AnyParameterValues, ParameterSpec } from '../../providers/parameters';
import type { CheckSettings, ProviderCheck } from '../../providers/provider';
import { labels } from '../words/labels';
import {
	maxConcurrency,
	maxRetries,
	requestsPerMinute,
	reviewThreshold,
	timeout,
	unusableImage,
} from './optionSpecs';
import { ParameterReader, invalidParameter } from './parameterReader';
import { isPendingShown, type Routing, routing } from './routing';
import { delivery, fitImage, thresholdSpec } from './specs';

/** The user's settings for one item. */
export interface ItemSettings {
	readonly vendorSettings: CheckSettings<AnyParameterValues>;
	/** 0-100. Scores from this value up to the threshold are inconclusive. */
	readonly reviewThreshold: number | null;
	readonly fitImage: boolean;
	readonly unusableImage: 'inconclusive' | 'error';
	readonly maxRetries: number;
	readonly timeoutSeconds: number;
	readonly requestsPerMinute: number;
}

export function readSettings(
	context: IExecuteFunctions,
	itemIndex: number,
	check: ProviderCheck,
): ItemSettings {
	const reader = new ParameterReader(context, itemIndex);
	return {
		...readThresholds(reader, check, check.parameters),
		fitImage: reader.read(fitImage),
		unusableImage: reader.read(unusableImage),
		maxRetries: reader.read(maxRetries),
		timeoutSeconds: reader.read(timeout),
		requestsPerMinute: reader.read(requestsPerMinute),
	};
}

/**
 * The thresholds that scores are compared with.
 *
 * @param ofVendor the vendor's own parameters to read with them
 */
export function readThresholds(
	reader: ParameterReader,
	check: ProviderCheck,
	ofVendor: readonly ParameterSpec[],
): Pick<ItemSettings, 'vendorSettings' | 'reviewThreshold'> {
	const threshold = reader.read(thresholdSpec(check));
	const parameters = ofVendor.map((spec) => [spec.name, reader.read(spec)] as const);
	return {
		vendorSettings: { threshold, parameters: Object.fromEntries(parameters) },
		reviewThreshold: readReviewThreshold(reader, threshold),
	};
}

/** Which outputs the node has, the same for all items. */
export function readRouting(reader: ParameterReader): Routing {
	return reader.read(routing);
}

/**
 * Whether n8n shows the output Pending. Does not throw: n8n shows it if it cannot resolve the
 * parameter.
 */
export function readIsPendingShown(context: Pick<IExecuteFunctions, 'getNodeParameter'>): boolean {
	try {
		return isPendingShown(context.getNodeParameter(delivery.name, 0, delivery.default));
	} catch {
		return true;
	}
}

/** How many items are checked at once, the same for all items. */
export function readConcurrency(context: IExecuteFunctions): number {
	return new ParameterReader(context, 0).read(maxConcurrency);
}

function readReviewThreshold(reader: ParameterReader, threshold: number): number | null {
	if (!reader.hasOption(reviewThreshold)) return null;
	const review = reader.read(reviewThreshold);
	if (review > threshold) {
		throw invalidParameter(
			reviewThreshold.label,
			`(${review}) is above ${labels.threshold} (${threshold})`,
		);
	}
	return review;
}
