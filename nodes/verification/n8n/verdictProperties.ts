import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { ProviderCheck } from '../providers/provider';
import { propertyHints } from './builderHints';
import { labels } from './labels';

/** What a score has to reach, with the default of the vendor. */
export function thresholdProperty(
	{ defaultThreshold }: ProviderCheck,
	displayOptions: IDisplayOptions,
): INodeProperties {
	return {
		displayName: labels.threshold,
		name: 'threshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: defaultThreshold,
		description: 'From 0 to 100. A score at or above it passes.',
		builderHint: { propertyHint: propertyHints.threshold },
		displayOptions,
	};
}

export const routingProperty: INodeProperties = {
	displayName: labels.routing,
	name: 'routing',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Pass, Fail and Inconclusive',
			value: 'passFailInconclusive',
			description: 'Keeps images that nobody could judge apart from those that failed',
		},
		{
			name: 'Pass and Fail',
			value: 'passFail',
			description: 'Whatever did not pass leaves by Fail',
		},
		{
			name: 'Single Output',
			value: 'single',
			description: 'All items leave together; decide by the outcome in the verdict',
		},
	],
	default: 'passFailInconclusive',
	description: 'Which outputs the node has, and what leaves by each',
	builderHint: { propertyHint: propertyHints.routing },
};
