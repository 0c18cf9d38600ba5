import { z } from 'zod';
import type { DocumentScores } from '../scenarios/outcome';
import type { Desk, Received } from './received';
import {
	argosError,
	argosGatewayRefusal,
	newTransactionId,
	type ArgosErrorCode,
} from './argosErrors';
import { isLargeEnough, jsonFields, refuseAtArgosGateway } from './argosGateway';
import { jsonAnswer, type VendorAnswer } from './vendorAnswer';

/** Documented as 10 MB, without saying whether of the image or of its base64 text. */
const mostBytes = 10 * 1024 * 1024;

const formats = ['jpg', 'png'];

/** The OpenAPI requires all three, as booleans. */
const pipelinesSchema = z.object({ sr: z.boolean(), pc: z.boolean(), ps: z.boolean() });
type Pipelines = z.infer<typeof pipelinesSchema>;

/**
 * Documented: the fields, the codes, 200 and 201. Assumed: 1003 for text that is no base64 of an
 * image in a documented format or for a wrong `useUpcomingVersion`, 1009 for an image below
 * 640x480, 1010 for a `callbackUrl` that is no web address, 413 over 10 MB.
 */
export function answerArgosDocument(received: Received, desk: Desk): VendorAnswer {
	const { argosDocumentErrors, argosBytesCounted } = desk.variants;
	const error = (code: ArgosErrorCode): VendorAnswer =>
		argosError(code, 'id_live_doc', argosDocumentErrors);

	const refusal = refuseAtArgosGateway(received, desk);
	if (refusal !== null) return refusal;
	const { idImage, pipelines, useUpcomingVersion, callbackUrl } = jsonFields(received.upload.json);
	if (typeof idImage !== 'string' || idImage === '') return error(1005);
	if (pipelines === undefined || pipelines === null) return error(1007);
	const requested = pipelinesSchema.safeParse(pipelines);
	if (!requested.success) return error(1008);
	if (callbackUrl !== undefined && !isWebAddress(callbackUrl)) return error(1010);
	if (useUpcomingVersion !== undefined && typeof useUpcomingVersion !== 'boolean') {
		return error(1003);
	}
	const { image } = received;
	const bytes = argosBytesCounted === 'base64' ? idImage.length : (image?.bytes ?? 0);
	if (bytes > mostBytes) return argosGatewayRefusal(413, 'Request Too Long');
	const picture = image?.picture ?? null;
	if (image === null || picture === null || !formats.includes(picture.format)) {
		return error(1003);
	}
	if (!isLargeEnough(picture)) return error(1009);

	const consulted = desk.scenarios.consult(image);
	if (consulted.kind === 'unavailable') return consulted.answer;
	if (callbackUrl !== undefined) return acceptedForLater(desk);
	const scores = consulted.outcome.argosDocument;
	if (scores === 'notAnalysable') return error(1009);
	const body = {
		apiType: 'id_live_doc',
		...identity(desk),
		result: requestedScores(scores, requested.data),
	};
	return jsonAnswer(200, body, { mayBeCharged: true });
}

function isWebAddress(value: unknown): boolean {
	return typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value);
}

function identity({ variants: { argosEngineVersion: engineVersion } }: Desk): {
	transactionId: string;
	engineVersion?: string;
} {
	const transactionId = newTransactionId();
	return engineVersion === null ? { transactionId } : { transactionId, engineVersion };
}

/** "request has been successfully received …": the page's own example. */
function acceptedForLater(desk: Desk): VendorAnswer {
	const message =
		'request has been successfully received. The response will be sent to your callback URL';
	return jsonAnswer(201, { ...identity(desk), message }, { mayBeCharged: true });
}

/** A pipeline that was not requested is absent. */
function requestedScores(scores: DocumentScores, { sr, pc, ps }: Pipelines): unknown {
	return {
		...(sr ? { screenReplay: { liveness_score: scores.screenReplay } } : {}),
		...(pc ? { paperPrinted: { liveness_score: scores.paperPrinted } } : {}),
		...(ps ? { replacePortraits: { liveness_score: scores.replacePortraits } } : {}),
	};
}
