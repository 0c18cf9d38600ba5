import { passesThreshold, type Thresholds } from '../verdict';
import type { AnyParameterValues } from './parameters';
import type { CheckSettings, ProviderCheck, VendorReply } from './provider';
import type { Sample, SampleReply } from './sample';

/** What a user wants a simulated vendor to answer. */
export type SimulatedAnswer = 'pass' | 'fail' | 'review' | 'noFace' | 'unavailable';

/**
 * The reply to a simulated request. Its scores follow the user's thresholds. The check's own adapter
 * reads it, so only `judge` decides what it means.
 *
 * @param review where the review band begins, 0-100, or null for no band
 * @param reference in place of the vendor's transaction ID
 */
export function simulatedReply(
	check: ProviderCheck,
	{ parameters, threshold }: CheckSettings<AnyParameterValues>,
	review: number | null,
	answer: SimulatedAnswer,
	reference: string,
): VendorReply {
	const thresholds = { pass: threshold, passes: check.passes, review };
	const { status, body } =
		answer === 'unavailable'
			? unavailable
			: check.sample(sampleFor(answer, thresholds, reference), parameters);
	return { status, header: () => null, body: { kind: 'json', value: body } };
}

/** Every vendor's page says that a 5xx is a problem of the vendor. */
const unavailable: SampleReply = { status: 503, body: { message: 'Service Unavailable' } };

function sampleFor(
	answer: Exclude<SimulatedAnswer, 'unavailable'>,
	thresholds: Thresholds,
	reference: string,
): Sample {
	if (answer === 'noFace') return { kind: 'unusable', reference };
	return { kind: 'scored', score: scores[answer](thresholds), reference };
}

const scores: Readonly<Record<'pass' | 'fail' | 'review', (of: Thresholds) => number>> = {
	// Near 100, because ARGOS says whether two faces match by a threshold of its own.
	pass: ({ pass }) => (pass + 900) / 10,
	fail: ({ pass, review }) => {
		const half = (review ?? pass) / 2;
		// A score from 0 to 1 may also be a fraction, and then an adapter cannot read it.
		return half > 1 ? half : 0;
	},
	review: ({ pass, passes, review }) => {
		const middle = ((review ?? pass) + pass) / 2;
		return passesThreshold(middle, pass, passes) ? Math.max(pass - 1, 0) : middle;
	},
};
