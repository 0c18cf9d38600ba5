/** The labels of Delivery's choices, by the value that workflows save. */
export const deliveries = { immediate: 'Immediate', wait: 'Wait', callback: 'Callback' } as const;

/** The labels of all parameters. Specs and sentences use only these. */
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
	callbackCredential: 'Callback Credential',
	check: 'Check',
	secret: 'Secret',
	allowedAddresses: 'Allowed Addresses',
	options: 'Options',
	applicantMessage: 'Applicant Message',
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
	url: 'URL',
	allowedDomains: 'Allowed HTTP Request Domains',
	report: 'Report',
	require: 'Require',
	requiredChecks: 'Required Checks',
	onFail: 'On Fail',
	applicantReference: 'Applicant Reference',
	maxAge: 'Max Age',
	sameDocument: 'Same Document',
	severalVerdicts: 'Several Verdicts',
	verifyOrigin: 'Verify Origin',
} as const;

/** How a sentence advises the user to fit an image. */
export const switchOnFitting = `Switch on ${labels.fitImage}`;
