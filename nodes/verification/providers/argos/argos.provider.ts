import { type ImageLimits, MEGABYTE } from '../../image/imageLimits';
import type { ParameterSpec } from '../parameters';
import {
	type CheckSettings,
	defineCheck,
	type OneImage,
	type Provider,
	type ReplyBody,
	singleCall,
	type SubmitSettings,
} from '../provider';
import type { Sample } from '../sample';
import { readDocument, readFace } from './argos.answers';
import { passes as comparisonPasses, readComparison } from './argos.comparison';
import { readCallback, readSubmission, transactionIn } from './argos.callbacks';
import { type Pipeline, pipelineChoices, scoreScale, useUpcomingVersion } from './argos.parameters';
import { compareRequest, documentRequest, faceRequest } from './argos.requests';
import { compareSample, documentSample, faceSample } from './argos.samples';

/** Longer side at least 640 px, shorter at least 480 px, in portrait and landscape. */
const minSides = { longer: 640, shorter: 480 };

/** ARGOS names no threshold. Its bands put 61 and above at low risk of forgery. */
const LOW_RISK = 61;

/**
 * ARGOS accepts 10 MB, but base64 makes it 13.3 MB, which is more than most cloud gateways accept.
 */
const ofEachImage = { minSides, maxSides: null, fitBytes: 4 * MEGABYTE } as const;

const documentLimits: ImageLimits = {
	...ofEachImage,
	formats: ['jpeg', 'png'],
	maxBytes: 10 * MEGABYTE,
	recommendedSides: { longer: 1920, shorter: 1080 },
};

const commonSettings = { defaultThreshold: LOW_RISK, passes: 'atLeast' } as const;

const faceLimits: ImageLimits = {
	...ofEachImage,
	formats: ['jpeg', 'png', 'webp'],
	maxBytes: null,
	recommendedSides: null,
};

const faceLiveness = defineCheck({
	...commonSettings,
	limits: faceLimits,
	advice:
		'The picture should show one face of at least 150 x 150 px, with at least 15 px around it. The pupils should be at least 50 px apart, and the head turned by at most 30 degrees.',
	parameters: [],
	verify: singleCall({ request: faceRequest, read: readFace }),
	sample: faceSample,
});

/** The page names no limits for the comparison, so these are the limits of a face. */
const faceMatch = defineCheck({
	limits: faceLimits,
	// "Default threshold 0.8."
	defaultThreshold: 80,
	passes: comparisonPasses,
	advice: null,
	parameters: [scoreScale],
	verify: singleCall({ request: compareRequest, read: readComparison }),
	sample: compareSample,
});

interface DocumentValues {
	readonly useUpcomingVersion: boolean;
}

interface ForgeryValues extends DocumentValues {
	readonly pipelines: readonly Pipeline[];
}

/**
 * The same call for both checks of a document, which only differ in the pipelines.
 *
 * @param readWith the parameters that choose the pipelines
 */
function documentCalls<Values extends DocumentValues>(
	readWith: readonly ParameterSpec[],
	askedBy: (values: Values) => readonly Pipeline[],
) {
	const request = (
		images: OneImage,
		{ parameters, callbackUrl }: CheckSettings<Values> & { readonly callbackUrl?: string },
	) => documentRequest(images, askedBy(parameters), parameters.useUpcomingVersion, callbackUrl);
	return {
		verify: singleCall({
			request,
			read: (reply, { parameters }: CheckSettings<Values>) =>
				readDocument(reply, askedBy(parameters)),
		}),
		sample: (sample: Sample, parameters: Values) => documentSample(sample, askedBy(parameters)),
		later: {
			callbackCredentialType: 'argosCallbackApi',
			readWith,
			submit: singleCall({
				request,
				read: (reply, { parameters }: SubmitSettings<Values>) =>
					readSubmission(reply, askedBy(parameters)),
			}),
			transactionIn,
			readCallback: (body: ReplyBody, parameters: Values) =>
				readCallback(body, askedBy(parameters)),
		},
	};
}

const documentSettings = {
	...commonSettings,
	limits: documentLimits,
	advice: 'Leave white space around the card. Without it, ARGOS is not accurate.',
} as const;

/** "Verify if the image is a screen capture", "a printed or photocopied copy". */
const captureAttackPipelines: readonly Pipeline[] = ['screenReplay', 'paperPrinted'];

const idLiveness = defineCheck({
	...documentSettings,
	parameters: [useUpcomingVersion],
	...documentCalls([], () => captureAttackPipelines),
});

const documentForgery = defineCheck({
	...documentSettings,
	parameters: [pipelineChoices, useUpcomingVersion],
	...documentCalls<ForgeryValues>([pipelineChoices], ({ pipelines }) => pipelines),
});

export const argos: Provider = {
	name: 'argos',
	label: 'ARGOS',
	credentialType: 'argosApi',
	checks: { faceLiveness, idLiveness, documentForgery, faceMatch },
};
