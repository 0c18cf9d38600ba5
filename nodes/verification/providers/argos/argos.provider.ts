import { type ImageLimits, MEGABYTE } from '../../image/imageLimits';
import { defineCheck, type Provider } from '../provider';
import { readReply } from '../reading/refusals';
import { readDocument, readFace } from './argos.answers';
import { readCallback, readSubmission, transactionIn } from './argos.callbacks';
import { type Pipeline, pipelineChoices, useUpcomingVersion } from './argos.parameters';
import { documentRequest, faceRequest } from './argos.requests';

/** Longer side at least 640 px, shorter at least 480 px, whichever way the picture is held. */
const minSides = { longer: 640, shorter: 480 };

/** ARGOS names no threshold. Its bands put 61 and above at low risk of forgery. */
const LOW_RISK = 61;

const documentLimits: ImageLimits = {
	formats: ['jpeg', 'png'],
	maxBytes: 10 * MEGABYTE,
	minSides,
	maxSides: null,
	recommendedSides: { longer: 1920, shorter: 1080 },
};

const whiteSpaceAdvice = 'Leave white space around the card: ARGOS is not accurate without it.';

const faceLiveness = defineCheck({
	limits: {
		formats: ['jpeg', 'png', 'webp'],
		maxBytes: null,
		minSides,
		maxSides: null,
		recommendedSides: null,
	},
	defaultThreshold: LOW_RISK,
	advice: 'There should be one face in the picture, at least 150 x 150 px large.',
	parameters: [],
	async verify(image, _settings, send) {
		return readReply(await send(faceRequest(image)), readFace);
	},
});

/** "Verify if the image is a screen capture", "a printed or photocopied copy". */
const liveCard: readonly Pipeline[] = ['screenReplay', 'paperPrinted'];

const idLiveness = defineCheck({
	limits: documentLimits,
	defaultThreshold: LOW_RISK,
	advice: whiteSpaceAdvice,
	parameters: [useUpcomingVersion],
	async verify(image, { parameters }, send) {
		const request = documentRequest(image, liveCard, parameters.useUpcomingVersion);
		return readReply(await send(request), (reply) => readDocument(reply, liveCard));
	},
	later: {
		readWith: [],
		async submit(image, { parameters }, callbackUrl, send) {
			const { useUpcomingVersion: upcoming } = parameters;
			const request = documentRequest(image, liveCard, upcoming, callbackUrl);
			return readReply(await send(request), (reply) => readSubmission(reply, liveCard));
		},
		transactionIn,
		readDelivery: (body) => readCallback(body, liveCard),
	},
});

const documentForgery = defineCheck({
	limits: documentLimits,
	defaultThreshold: LOW_RISK,
	advice: whiteSpaceAdvice,
	parameters: [pipelineChoices, useUpcomingVersion],
	async verify(image, { parameters }, send) {
		const { pipelines } = parameters;
		const request = documentRequest(image, pipelines, parameters.useUpcomingVersion);
		return readReply(await send(request), (reply) => readDocument(reply, pipelines));
	},
	later: {
		readWith: [pipelineChoices],
		async submit(image, { parameters }, callbackUrl, send) {
			const { pipelines, useUpcomingVersion: upcoming } = parameters;
			const request = documentRequest(image, pipelines, upcoming, callbackUrl);
			return readReply(await send(request), (reply) => readSubmission(reply, pipelines));
		},
		transactionIn,
		readDelivery: (body, { pipelines }) => readCallback(body, pipelines),
	},
});

export const argos: Provider = {
	name: 'argos',
	label: 'ARGOS',
	credentialType: 'argosApi',
	checks: { faceLiveness, idLiveness, documentForgery },
};
