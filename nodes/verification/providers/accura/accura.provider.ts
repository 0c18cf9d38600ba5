import { type ImageLimits, MEGABYTE } from '../../image/imageLimits';
import { defineCheck, type OneImage, type Provider, singleCall } from '../provider';
import { readMatch, readScore } from './accura.answers';
import { cardCode, countryCode, scoreField, scoreScale } from './accura.parameters';
import { faceRequest, idRequest, matchRequest } from './accura.requests';
import { scoreSample } from './accura.samples';

/** "Max file upload size is 1 MB." The formats are those that its page for a sister call names. */
const limits: ImageLimits = {
	formats: ['jpeg', 'png'],
	maxBytes: MEGABYTE,
	minSides: null,
	maxSides: null,
	recommendedSides: null,
};

/** "The preferred threshold is 55%": a score "above this threshold" is live. */
const commonSettings = { limits, defaultThreshold: 55, passes: 'above', advice: null } as const;

const faceLiveness = defineCheck({
	...commonSettings,
	parameters: [scoreField, scoreScale],
	verify: singleCall({
		request: faceRequest,
		read: (reply, { parameters }) => readScore(reply, parameters),
	}),
	sample: (sample, parameters) => scoreSample(sample, parameters, 'Face not detected'),
});

const idLiveness = defineCheck({
	...commonSettings,
	parameters: [countryCode, cardCode, scoreField, scoreScale],
	verify: singleCall({
		request: (images: OneImage, { parameters }) =>
			idRequest(images, parameters.countryCode, parameters.cardCode),
		read: (reply, { parameters }) => readScore(reply, parameters),
	}),
	sample: (sample, parameters) => scoreSample(sample, parameters, 'Document not detected'),
});

/** No page names a threshold for a match, or says whether a score passes that equals it. */
const faceMatch = defineCheck({
	...commonSettings,
	defaultThreshold: 60,
	isOwnThreshold: true,
	parameters: [scoreField, scoreScale],
	verify: singleCall({
		request: matchRequest,
		read: (reply, { parameters }) => readMatch(reply, parameters),
	}),
	sample: (sample, parameters) => scoreSample(sample, parameters, 'Face not detected', {}),
});

export const accura: Provider = {
	name: 'accura',
	label: 'Accura',
	credentialType: 'accuraApi',
	checks: { faceLiveness, idLiveness, faceMatch },
};
