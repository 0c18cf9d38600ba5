import type { IWebhookFunctions } from 'n8n-workflow';
import { resumeCheck } from '../../../../../nodes/verification/n8n/webhook/resumeCheck';

/** As version 0.6.0 has kept it, with the verdict as it was then. */
const by060 = {
	format: 1,
	began: 1_764_500_000_000,
	pending: {
		check: 'documentForgery',
		provider: 'argos',
		outcome: 'pending',
		passed: false,
		score: null,
		threshold: 61,
		nextStep: 'wait',
		reasons: [],
		signals: [],
		image: { format: 'jpeg', width: 1920, height: 1290, bytes: 734_003, sha256: 'ab12' },
		transactionId: 'txn_1',
		engineVersion: 'id_liveness@3.4.2',
		checkedAt: '2026-11-30T10:00:00.000Z',
		durationMs: 412,
		attempts: 1,
		warnings: ['The photo was scaled.'],
	},
	input: { json: { applicant: 'Ada' } },
	settings: {
		vendorSettings: {
			threshold: 61,
			parameters: { pipelines: ['screenReplay', 'paperPrinted'], useUpcomingVersion: false },
		},
		reviewThreshold: 50,
		unusableImage: 'error',
	},
	shape: {
		resultField: 'documentForgery',
		includeInputFields: true,
		includeBinary: true,
		includeRawResponse: false,
	},
	plan: { routing: 'passFailInconclusive', pending: false },
	place: 'apart',
};

const known = {
	reviewThreshold: 50,
	unusableImage: 'error',
	parameters: { pipelines: ['screenReplay', 'paperPrinted'], useUpcomingVersion: false },
};
const settings = { ...known, fitImage: true, host: 'argos.test' };
const byThisVersion = {
	...by060,
	pending: { ...by060.pending, settings },
	shape: { ...by060.shape, applicantMessage: 'en' },
};

const delivered = {
	statusCode: 200,
	apiType: 'id_live_doc',
	transactionId: 'txn_1',
	engineVersion: 'id_liveness@3.4.2',
	result: { screenReplay: { liveness_score: 99 }, paperPrinted: { liveness_score: 42 } },
};

/** As much of n8n as waking a check takes. */
function woken(awaited: object): IWebhookFunctions {
	const context = {
		getNode: () => ({ name: 'Check' }),
		evaluateExpression: () => JSON.stringify(awaited),
		getCredentials: async () => ({ apiKey: 'key-0123456789', baseUrl: 'https://argos.test' }),
		getQueryData: () => ({ signature: 'a-signature' }),
		getRequestObject: () => ({ rawBody: Buffer.from(JSON.stringify(delivered)) }),
	};
	return context as unknown as IWebhookFunctions;
}

test.each([
	['0.6.0', by060, { ...known, fitImage: null, host: null }, false],
	['this version', byThisVersion, settings, true],
])(
	'a check that began to wait under %s goes on with the settings that it had',
	async (_version, awaited, expected, hasMessage) => {
		const { workflowData } = await resumeCheck(woken(awaited));
		expect(workflowData?.map((items) => items.length)).toEqual([0, 1, 0]);
		const item = workflowData?.[1]?.[0];
		expect(item?.json).toMatchObject({
			applicant: 'Ada',
			documentForgery: {
				summary: 'Failed: ARGOS scored paper printed 42, below 61 (txn_1)',
				settings: expected,
				attempts: 1,
				warnings: ['The photo was scaled.'],
			},
		});
		expect('applicantMessage' in Object(item?.json.documentForgery)).toBe(hasMessage);
	},
);
