import { type ImageLimits, MEGABYTE } from '../../image/imageLimits';
import { defineCheck, type Provider } from '../provider';
import { readReply } from '../reading/refusals';
import { readScore } from './accura.answers';
import { cardCode, countryCode, scoreField, scoreScale } from './accura.parameters';
import { faceRequest, idRequest } from './accura.requests';

/** "Max file upload size is 1 MB." The formats are those that its page for a sister call names. */
const limits: ImageLimits = {
	formats: ['jpeg', 'png'],
	maxBytes: MEGABYTE,
	minSides: null,
	maxSides: null,
	recommendedSides: null,
};

/** "The preferred threshold is 55%." */
const PREFERRED_THRESHOLD = 55;

const faceLiveness = defineCheck({
	limits,
	defaultThreshold: PREFERRED_THRESHOLD,
	advice: null,
	parameters: [scoreField, scoreScale],
	async verify(image, { parameters }, send) {
		return readReply(await send(faceRequest(image)), (reply) => readScore(reply, parameters));
	},
});

const idLiveness = defineCheck({
	limits,
	defaultThreshold: PREFERRED_THRESHOLD,
	advice: null,
	parameters: [countryCode, cardCode, scoreField, scoreScale],
	async verify(image, { parameters }, send) {
		const request = idRequest(image, parameters.countryCode, parameters.cardCode);
		return readReply(await send(request), (reply) => readScore(reply, parameters));
	},
});

export const accura: Provider = {
	name: 'accura',
	label: 'Accura',
	credentialType: 'accuraApi',
	checks: { faceLiveness, idLiveness },
};
