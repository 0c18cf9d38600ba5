import { createHash } from 'node:crypto';
import type { UploadedImage } from '../images/uploadedImage';
import { jsonAnswer, type VendorAnswer } from '../vendors/vendorAnswer';
import { deriveOutcome } from './derivedOutcome';
import type { MatchScores, Outcome } from './outcome';
import { findScenario, scenarioNames } from './scenarios';

export type ScenarioResult =
	| { readonly kind: 'analysed'; readonly outcome: Outcome }
	| { readonly kind: 'unavailable'; readonly answer: VendorAnswer };

type Unavailable = Extract<ScenarioResult, { kind: 'unavailable' }>;

export interface Comparison {
	readonly kind: 'compared';
	readonly image: Outcome;
	readonly reference: Outcome;
	readonly match: MatchScores;
}

/** Knows what an accepted image gets, and which images were told once that the vendor is busy. */
export class ScenarioBook {
	private readonly toldBusy = new Set<string>();

	consult(image: UploadedImage): ScenarioResult {
		if (image.scenario === null) {
			return { kind: 'analysed', outcome: deriveOutcome(image.sha256) };
		}
		const scenario = findScenario(image.scenario);
		if (scenario === null) return unavailable(unknownScenario(image.scenario));
		if (scenario.availability === 'down') return unavailable(down);
		if (scenario.availability === 'busyOnce' && !this.toldBusy.has(image.sha256)) {
			this.toldBusy.add(image.sha256);
			return unavailable(busy);
		}
		return { kind: 'analysed', outcome: scenario };
	}

	compare(image: UploadedImage, reference: UploadedImage): Comparison | Unavailable {
		const [one, other] = [this.consult(image), this.consult(reference)];
		if (one.kind === 'unavailable') return one;
		if (other.kind === 'unavailable') return other;
		const isNamed = image.scenario !== null && reference.scenario !== null;
		return {
			kind: 'compared',
			image: one.outcome,
			reference: other.outcome,
			match: isNamed
				? lowerOf(one.outcome.match, other.outcome.match)
				: deriveOutcome(sha256OfBoth(image, reference)).match,
		};
	}

	reset(): void {
		this.toldBusy.clear();
	}
}

function lowerOf(one: MatchScores, other: MatchScores): MatchScores {
	return {
		accura: Math.min(one.accura, other.accura),
		kairos: Math.min(one.kairos, other.kairos),
		argos: Math.min(one.argos, other.argos),
	};
}

/** The same for the two in either order. */
function sha256OfBoth(one: UploadedImage, other: UploadedImage): string {
	const both = [one.sha256, other.sha256].toSorted();
	return createHash('sha256').update(both.join()).digest('hex');
}

function unavailable(answer: VendorAnswer): Unavailable {
	return { kind: 'unavailable', answer };
}

// What a vendor says in these states is not documented; a gateway's bare message is assumed.
// A 5xx that follows the upload may have been charged.
const down = jsonAnswer(503, { message: 'Service Unavailable' }, { mayBeCharged: true });
const busy = jsonAnswer(429, { message: 'Too Many Requests' }, { headers: { 'retry-after': '1' } });

// A misspelt scenario must not pass for an image without one.
function unknownScenario(name: string): VendorAnswer {
	return jsonAnswer(501, {
		message: `The simulator has no scenario "${name}". It has: ${scenarioNames.join(', ')}.`,
	});
}
