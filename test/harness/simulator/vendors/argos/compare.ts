import type { UploadedImage } from '../../images/uploadedImage';
import { imageFields } from '../findImages';
import type { Received, VendorContext } from '../received';
import { jsonAnswer, type VendorAnswer } from '../vendorAnswer';
import { argosGatewayRefusal, flatError as error, newTransactionId } from './errors';
import { isLargeEnough, jsonFields, refuseAtArgosGateway } from './gateway';

const { image: selfieField, reference: referenceField } = imageFields.argosCompare;

/** Those of the sister call: no page names any for a comparison. */
const formats = ['jpg', 'png', 'webp'];
const mostBytes = 10 * 1024 * 1024;

/**
 * Documented: the path, the fields, and `similarity` with its threshold of 0.8. Seen: `faceMatch`.
 * Assumed: the codes, which are those of sister calls, and the limits.
 */
export function answerArgosCompare(received: Received, desk: VendorContext): VendorAnswer {
	const refusal = refuseAtArgosGateway(received, desk);
	if (refusal !== null) return refusal;
	const fields = jsonFields(received.upload.json);
	const texts = [fields[referenceField], fields[selfieField]];
	if (texts.some((text) => typeof text !== 'string' || text === '')) return error(1015);
	if (fields['callbackUrl'] !== undefined) return notCalled;
	const { image, reference } = received;
	if (image === null || reference === null) return error(1003);
	if ([image, reference].some(({ bytes }) => bytes > mostBytes)) {
		return argosGatewayRefusal(413, 'Request Too Long');
	}
	if (![image, reference].every(isInKnownFormat)) return error(1013);
	const pictures = [image.picture, reference.picture];
	if (!pictures.every((picture) => picture !== null && isLargeEnough(picture))) return error(1017);

	const compared = desk.scenarios.compare(image, reference);
	if (compared.kind === 'unavailable') return compared.answer;
	const faces = [compared.image.argosFace, compared.reference.argosFace];
	if (faces.includes('notAnalysable')) return error(1017);
	const score = compared.match.argos;
	return jsonAnswer(
		200,
		{
			// Assumed: no page shows the name.
			apiType: 'face_compare',
			transactionId: newTransactionId(),
			result: { similarity: { score, threshold, isMatch: score >= threshold } },
		},
		{ mayBeCharged: true },
	);
}

// The package never asks for it.
const notCalled = jsonAnswer(501, {
	message: 'The simulator does not call back with the result of a comparison.',
});

function isInKnownFormat({ picture }: UploadedImage): boolean {
	return picture !== null && formats.includes(picture.format);
}

const threshold = 0.8;
