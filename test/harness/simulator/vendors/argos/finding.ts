import type { UploadedImage } from '../../images/uploadedImage';
import type { DocumentScores } from '../../scenarios/outcome';
import type { ArgosErrorCode } from './errors';
import { isLargeEnough } from './gateway';
import type { VendorContext } from '../received';
import type { VendorAnswer } from '../vendorAnswer';

/** What the call may ask for: screen replay, paper printed (photocopy), replaced portrait. */
export interface Pipelines {
	readonly sr: boolean;
	readonly pc: boolean;
	readonly ps: boolean;
}

/** What ARGOS has to say about a document, by whatever way. */
export type DocumentFinding =
	| { readonly kind: 'scored'; readonly result: unknown }
	| { readonly kind: 'failed'; readonly code: ArgosErrorCode };

type Unavailable = { readonly kind: 'unavailable'; readonly answer: VendorAnswer };

const formats = ['jpg', 'png'];

/**
 * Assumed: 1003 for what is no image in a documented format, and 1009 for one below 640x480.
 * @param image null for text that is no base64
 */
export function findInDocument(
	image: UploadedImage | null,
	pipelines: Pipelines,
	{ scenarios }: VendorContext,
): DocumentFinding | Unavailable {
	const picture = image?.picture ?? null;
	if (image === null || picture === null || !formats.includes(picture.format)) {
		return { kind: 'failed', code: 1003 };
	}
	if (!isLargeEnough(picture)) return { kind: 'failed', code: 1009 };
	const consulted = scenarios.consult(image);
	if (consulted.kind === 'unavailable') return consulted;
	const scores = consulted.outcome.argosDocument;
	return scores === 'notAnalysable'
		? { kind: 'failed', code: 1009 }
		: { kind: 'scored', result: requestedScores(scores, pipelines) };
}

/** A pipeline that was not requested is absent. */
function requestedScores(scores: DocumentScores, { sr, pc, ps }: Pipelines): unknown {
	return {
		...(sr ? { screenReplay: { liveness_score: scores.screenReplay } } : {}),
		...(pc ? { paperPrinted: { liveness_score: scores.paperPrinted } } : {}),
		...(ps ? { replacePortraits: { liveness_score: scores.replacePortraits } } : {}),
	};
}
