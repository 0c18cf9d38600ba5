import type { UploadedImage } from '../images/uploadedImage';
import { jsonAnswer, type VendorAnswer } from '../vendors/vendorAnswer';
import { deriveOutcome } from './derivedOutcome';
import type { Outcome } from './outcome';
import { findScenario, scenarioNames } from './scenarios';

export type ScenarioResult =
	| { readonly kind: 'analysed'; readonly outcome: Outcome }
	| { readonly kind: 'unavailable'; readonly answer: VendorAnswer };

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

	reset(): void {
		this.toldBusy.clear();
	}
}

function unavailable(answer: VendorAnswer): ScenarioResult {
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
