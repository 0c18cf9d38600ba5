import type { VendorContext, Received } from '../received';
import { flatError as error, newTransactionId } from './errors';
import { isLargeEnough, jsonFields, refuseAtArgosGateway } from './gateway';
import { jsonAnswer, type VendorAnswer } from '../vendorAnswer';

const formats = ['jpg', 'png', 'webp'];

/**
 * Documented: the field and its codes 1016 and 1017. Assumed: 1003 for text that is no base64 of
 * an image in a documented format, and 1017 for an image below 640x480.
 */
export function answerArgosFace(received: Received, desk: VendorContext): VendorAnswer {
	const refusal = refuseAtArgosGateway(received, desk);
	if (refusal !== null) return refusal;
	const { faceImage } = jsonFields(received.upload.json);
	if (typeof faceImage !== 'string' || faceImage === '') return error(1016);
	const { image } = received;
	const picture = image?.picture ?? null;
	if (image === null || picture === null || !formats.includes(picture.format)) {
		return error(1003);
	}
	if (!isLargeEnough(picture)) return error(1017);

	const consulted = desk.scenarios.consult(image);
	if (consulted.kind === 'unavailable') return consulted.answer;
	const score = consulted.outcome.argosFace;
	if (score === 'notAnalysable') return error(1017);
	return jsonAnswer(
		200,
		{
			apiType: 'id_live_face',
			result: { liveness_score: score },
			transactionId: newTransactionId(),
		},
		{ mayBeCharged: true },
	);
}
