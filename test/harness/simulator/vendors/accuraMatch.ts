import { refusal, refuseImage, refuseUnread, scored } from './accura';
import { imageFields } from './findImages';
import type { Received, VendorContext } from './received';
import type { VendorAnswer } from './vendorAnswer';

const { image: selfieField, reference: referenceField } = imageFields.accuraMatch;

/**
 * Documented: the path, 1 MB for each file, and the two names, which integrators also write
 * `source_image` and `target_image`. Seen: `data.score`. Assumed: its scale, and everything else, after
 * the sister calls.
 */
export function answerAccuraMatch(
	received: Received,
	{ keys, scenarios }: VendorContext,
): VendorAnswer {
	const unread = refuseUnread(received, keys);
	if (unread !== null) return unread;
	const { image, reference, upload } = received;
	if (reference === null) return refusal(400, `${referenceField} is required`);
	if (image === null) return refusal(400, `${selfieField} is required`);
	if (upload.files.length > 2) return refusal(400, 'There must be two files');
	const unusable = refuseImage(referenceField, reference) ?? refuseImage(selfieField, image);
	if (unusable !== null) return unusable;

	const compared = scenarios.compare(image, reference);
	if (compared.kind === 'unavailable') return compared.answer;
	const faceless = [
		...(compared.reference.accuraFace === 'refused' ? [referenceField] : []),
		...(compared.image.accuraFace === 'refused' ? [selfieField] : []),
	];
	// Seen of the sister call: a bad picture under HTTP 200. Assumed: that it names the file.
	return faceless.length > 0
		? refusal(200, `Face not detected in ${faceless.join(' and ')}`)
		: scored(compared.match.accura);
}
