import type { ImageLimits } from '../../image/imageLimits';
import { defineCheck, type OneImage, type Provider, singleCall } from '../provider';
import { passes, readLiveness } from './kairos.answers';
import { readMatch } from './kairos.match';
import { livenessRequest, matchRequest } from './kairos.requests';
import { livenessSample, matchSample } from './kairos.samples';

/** Liveness Verification v0.2: "minimum 300 px, recommended > 900 px, maximum 5000 px". */
const limits: ImageLimits = {
	formats: ['jpeg', 'png'],
	maxBytes: null,
	minSides: { longer: 300, shorter: 300 },
	maxSides: { longer: 5000, shorter: 5000 },
	recommendedSides: { longer: 901, shorter: 901 },
};

const faceLiveness = defineCheck({
	limits,
	defaultThreshold: 60,
	passes,
	advice: null,
	parameters: [],
	verify: singleCall({
		request: (images: OneImage, { threshold }) => livenessRequest(images, threshold),
		read: readLiveness,
	}),
	sample: livenessSample,
});

/** The page of Biometric Verification names no limits, so these are the limits of liveness. */
const faceMatch = defineCheck({
	limits,
	defaultThreshold: 60,
	isOwnThreshold: true,
	passes,
	advice: null,
	parameters: [],
	verify: singleCall({ request: matchRequest, read: readMatch }),
	sample: matchSample,
});

export const kairos: Provider = {
	name: 'kairos',
	label: 'Kairos',
	credentialType: 'kairosApi',
	checks: { faceLiveness, faceMatch },
};
