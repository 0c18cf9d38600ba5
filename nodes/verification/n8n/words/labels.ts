import type { CheckName } from '../../check';

/** What a field with the image could be called, where the editor shows an example. */
export const exampleFields: Readonly<Record<CheckName, string>> = {
	faceLiveness: 'selfie',
	idLiveness: 'idPhoto',
	documentForgery: 'idPhoto',
};

/** The choices as the editor shows them, by the value that workflows save. */
export const imageSources = { binary: 'Binary File', base64: 'Base64 Text' } as const;

export const unusableImageChoices = {
	inconclusive: 'Is Inconclusive',
	error: 'Is an Error',
} as const;

export const deliveries = { immediate: 'Immediate', wait: 'Wait', callback: 'Callback' } as const;

/** The parameters as the editor shows them: its fields and the error messages both use these. */
export const labels = {
	provider: 'Provider',
	imageSource: 'Image Source',
	binaryPropertyName: 'Input Data Field Name',
	imageBase64: 'Base64 Image',
	fitImage: 'Fit Image to Provider Limits',
	threshold: 'Pass Threshold',
	routing: 'Routing',
	delivery: 'Delivery',
	callbackUrl: 'Callback URL',
	check: 'Check',
	secret: 'Secret',
	allowedAddresses: 'Allowed Addresses',
	options: 'Options',
	includeBinary: 'Include Binary',
	includeInputFields: 'Include Input Fields',
	includeRawResponse: 'Include Raw Response',
	maxConcurrency: 'Max Concurrency',
	maxRetries: 'Max Retries',
	resultField: 'Result Field',
	reviewThreshold: 'Review Threshold',
	timeout: 'Timeout',
	unusableImage: 'Unusable Image',
	baseUrl: 'Base URL',
	allowedDomains: 'Allowed HTTP Request Domains',
} as const;

/** Begins the advice to let an image be made to fit. */
export const switchOnFitting = `Switch on ${labels.fitImage}`;
