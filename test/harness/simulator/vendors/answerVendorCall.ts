import { answerAccura } from './accura';
import { answerAccuraMatch } from './accuraMatch';
import { answerArgosCompare } from './argos/compare';
import { answerArgosDocument } from './argos/document';
import { answerArgosFace } from './argos/face';
import { answerKairosFace } from './kairos';
import { answerKairosMatch } from './kairosMatch';
import type { VendorContext, Received } from './received';
import { jsonAnswer, type VendorAnswer } from './vendorAnswer';
import type { Destination } from './vendorCalls';

export function answerVendorCall(
	{ call, pathKnown }: Destination,
	received: Received,
	desk: VendorContext,
): VendorAnswer {
	switch (call) {
		case 'accuraFace':
		case 'accuraId':
			return answerAccura(call, received, desk);
		case 'accuraMatch':
			return answerAccuraMatch(received, desk);
		case 'kairosFace':
			return answerKairosFace(received, desk);
		case 'kairosMatch':
			return answerKairosMatch(received, desk);
		case 'argosFace':
			return answerArgosFace(received, desk);
		case 'argosCompare':
			return answerArgosCompare(received, desk);
		case 'argosDocument':
			return answerArgosDocument(received, desk);
		case 'unknown':
			// Assumed for every vendor.
			return pathKnown
				? jsonAnswer(405, { message: 'Method Not Allowed' }, { headers: { allow: 'POST' } })
				: jsonAnswer(404, { message: 'Not Found' });
	}
}
