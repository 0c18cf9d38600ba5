import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Callbacks } from '../callbacks/callbacks';
import type { FaultRules } from '../faults/faultRules';
import { statusOf, strikeAnswer } from '../faults/strikeAnswer';
import { strikeUpload } from '../faults/strikeUpload';
import { examineImages } from '../images/uploadedImage';
import { answerVendorCall } from '../vendors/answerVendorCall';
import { findImages } from '../vendors/findImages';
import type { VendorContext } from '../vendors/received';
import { findDestination, type Destination } from '../vendors/vendorCalls';
import { Exchange } from './exchange';
import type { InFlight } from './inFlight';
import { mostBytesRead, readUpload } from './readUpload';
import type { OpenRecord, RequestLog } from './requestLog';

export interface VendorRouteParts {
	readonly desk: VendorContext;
	readonly faults: FaultRules;
	readonly inFlight: InFlight;
	readonly log: RequestLog;
	readonly callbacks: Callbacks;
}

/** Answers every path except the control's, so that stray requests are also recorded. */
export async function vendorRoutes(app: FastifyInstance, parts: VendorRouteParts): Promise<void> {
	await app.register(multipart, {
		limits: { fileSize: mostBytesRead },
		throwFileSizeLimit: false,
		// A part is a file by its filename: vendors' own parsers tell files so.
		isPartAFile: (_field, _contentType, filename) => filename !== undefined,
	});
	app.removeContentTypeParser(['application/json', 'text/plain']);
	// Every other body stays unread until the rules decide whether a fault strikes the upload.
	app.addContentTypeParser('*', (_request, _payload, done) => done(null));

	const receive = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
		reply.hijack();
		const destination = findDestination(request.method, request.url.split('?', 1)[0] ?? '');
		const record = parts.log.open(request, destination);
		const leave = parts.inFlight.enter(destination.vendor);
		const exchange = new Exchange(reply.raw, record, leave);
		try {
			await attend(request, destination, record, exchange, parts);
		} catch (error) {
			if (exchange.over.aborted || request.raw.socket.destroyed) return;
			exchange.send(500, {}, Buffer.from(`The simulator failed: ${String(error)}`));
		}
	};
	app.all('/*', receive);
	// A Content-Type that can't be parsed is the vendor's to refuse, after the key.
	app.setErrorHandler((_error, request, reply) => receive(request, reply));
}

async function attend(
	request: FastifyRequest,
	destination: Destination,
	record: OpenRecord,
	exchange: Exchange,
	{ desk, faults, log, callbacks }: VendorRouteParts,
): Promise<void> {
	const uploadFault = faults.beforeUpload(record);
	if (uploadFault !== null) return strikeUpload(uploadFault, request.raw, exchange);

	const upload = await readUpload(request);
	const images = await examineImages(findImages(destination.call, upload));
	log.addUpload(record, upload, images);

	const { delayMilliseconds, fault } = faults.beforeAnswer(record);
	const received = { headers: request.headers, upload, ...images };
	const answer = answerVendorCall(destination, received, desk);
	const spoiltStatus = fault === null ? null : statusOf(fault);
	record.billable = answer.mayBeCharged && !(spoiltStatus !== null && isRefusal(spoiltStatus));
	if (answer.callback !== null && (spoiltStatus === null || isSuccess(spoiltStatus))) {
		callbacks.accept(answer.callback, record);
	}

	if (!(await exchange.pause(delayMilliseconds))) return;
	if (fault !== null) return strikeAnswer(fault, answer, exchange);
	exchange.send(answer.status, answer.headers, answer.body);
}

/** A check that is redirected or refused is not charged; after 2xx and 5xx it may be. */
function isRefusal(status: number): boolean {
	return status >= 300 && status < 500;
}

/** If the answer is lost on its way, the document is still accepted. */
function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}
