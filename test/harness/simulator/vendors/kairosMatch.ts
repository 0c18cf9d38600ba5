import { imageFields } from './findImages';
import { answerWith, framed, refusal, refuseImage, refuseUnread } from './kairos';
import type { Received, VendorContext } from './received';
import { jsonAnswer, type VendorAnswer } from './vendorAnswer';

const { image: selfieField, reference: referenceField } = imageFields.kairosMatch;

/**
 * Documented: the path and the two fields; and of v0.1 `response_data.biometric.face_match_confidence`.
 * Assumed: the limits, which are those of the sister call, and that no threshold is sent.
 */
export function answerKairosMatch(received: Received, desk: VendorContext): VendorAnswer {
	return framed(answerUnframed(received, desk));
}

function answerUnframed(received: Received, desk: VendorContext): VendorAnswer {
	const unread = refuseUnread(received, desk);
	if (unread !== null) return unread;
	const { image, reference, upload } = received;
	if (image === null) return refusal(400, `${selfieField} is required`);
	if (reference === null) return refusal(400, `${referenceField} is required`);
	if (upload.files.length > 2) return refusal(400, 'There must be two files');
	const unusable = refuseImage(selfieField, image) ?? refuseImage(referenceField, reference);
	if (unusable !== null) return unusable;

	const compared = desk.scenarios.compare(image, reference);
	if (compared.kind === 'unavailable') return compared.answer;
	const faces = [compared.image, compared.reference].map(({ kairosFaces }) => kairosFaces.length);
	if (faces.includes(0)) return noFace;
	return answerWith({ biometric: { face_match_confidence: compared.match.kairos } });
}

// Seen of the older calls. "the image" is either of the two, and not the field of that name.
const noFace = jsonAnswer(
	200,
	{ Errors: [{ ErrCode: 5002, Message: 'no faces found in the image' }] },
	{ mayBeCharged: true },
);
