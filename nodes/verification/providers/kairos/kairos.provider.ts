import { defineCheck, type Provider, singleCall } from '../provider';
import { passes, readLiveness } from './kairos.answers';
import { livenessRequest } from './kairos.requests';
import { livenessSample } from './kairos.samples';

/** Liveness Verification v0.2: "minimum 300 px, recommended > 900 px, maximum 5000 px". */
const faceLiveness = defineCheck({
	limits: {
		formats: ['jpeg', 'png'],
		maxBytes: null,
		minSides: { longer: 300, shorter: 300 },
		maxSides: { longer: 5000, shorter: 5000 },
		recommendedSides: { longer: 901, shorter: 901 },
	},
	defaultThreshold: 60,
	passes,
	advice: null,
	parameters: [],
	verify: singleCall({
		request: (image, { threshold }) => livenessRequest(image, threshold),
		read: readLiveness,
	}),
	sample: livenessSample,
});

export const kairos: Provider = {
	name: 'kairos',
	label: 'Kairos',
	credentialType: 'kairosApi',
	checks: { faceLiveness },
};
