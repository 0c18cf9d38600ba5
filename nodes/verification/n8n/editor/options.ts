import type { INodeProperties } from 'n8n-workflow';
import type { CheckName } from '../../check';
import { defaults } from '../parameters/settings';
import { exampleFields, labels, unusableImageChoices } from '../words/labels';
import { propertyHints } from './builderHints';

/** The options that every check has, in among those of the vendors, by name as n8n wants them. */
export function optionProperties(
	checkName: CheckName,
	ofVendors: readonly INodeProperties[],
): INodeProperties {
	return {
		displayName: labels.options,
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...commonOptions(checkName), ...ofVendors].sort((one, other) =>
			one.displayName.localeCompare(other.displayName, 'en'),
		),
	};
}

function commonOptions(checkName: CheckName): INodeProperties[] {
	return [
		{
			displayName: labels.includeBinary,
			name: 'includeBinary',
			type: 'boolean',
			default: defaults.includeBinary,
			description: 'Whether the item keeps its files, so that a next check finds them',
		},
		{
			displayName: labels.includeInputFields,
			name: 'includeInputFields',
			type: 'boolean',
			default: defaults.includeInputFields,
			description: 'Whether the item keeps its fields, so that several checks add up on one item',
		},
		includeRawResponseProperty,
		{
			displayName: labels.maxConcurrency,
			name: 'maxConcurrency',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
			default: defaults.maxConcurrency,
			description: 'How many items are checked at the same time',
		},
		{
			displayName: labels.maxRetries,
			name: 'maxRetries',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 0 },
			default: defaults.maxRetries,
			description:
				'How often a request is repeated when the provider is busy or cannot be reached. It is not repeated after a time-out, a broken connection or an error of the provider, because the check may have been charged. Retry On Fail in the settings of the node does repeat it then.',
		},
		resultFieldProperty(checkName),
		reviewThresholdProperty,
		{
			displayName: labels.timeout,
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 0.1, maxValue: 3600 },
			default: defaults.timeout,
			description: 'How many seconds each try may take',
		},
		{
			displayName: labels.unusableImage,
			name: 'unusableImage',
			type: 'options',
			options: [
				{
					name: unusableImageChoices.error,
					value: 'error',
					description: 'It is handled as the settings of the node say for errors',
				},
				{
					name: unusableImageChoices.inconclusive,
					value: 'inconclusive',
					description: 'The item leaves by Inconclusive, for the applicant to retake the picture',
				},
			],
			default: defaults.unusableImage,
			description:
				'What an image that cannot be judged counts as: too large, no face, damaged and so on',
		},
	];
}

export const includeRawResponseProperty: INodeProperties = {
	displayName: labels.includeRawResponse,
	name: 'includeRawResponse',
	type: 'boolean',
	default: defaults.includeRawResponse,
	description: 'Whether to add the provider\'s own answer to the verdict, in the field "raw"',
};

export const reviewThresholdProperty: INodeProperties = {
	displayName: labels.reviewThreshold,
	name: 'reviewThreshold',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100 },
	default: 50,
	description: `From 0 to 100. Scores from it up to ${labels.threshold} are inconclusive, for a person to review, instead of failed. Cannot be above ${labels.threshold}.`,
};

export function resultFieldProperty(checkName: CheckName): INodeProperties {
	return {
		displayName: labels.resultField,
		name: 'resultField',
		type: 'string',
		default: checkName,
		placeholder: `e.g. ${exampleFields[checkName]}Check`,
		description: 'The field of the item that the verdict is written to',
		builderHint: { propertyHint: propertyHints.resultField },
	};
}
