import type { IExecuteFunctions } from 'n8n-workflow';
import { failureBehind } from '../../failure';
import type { CheckImage } from '../../image/checkImage';
import type { ImageFormat } from '../../image/imageFormats';
import type { Offer } from '../../providers/registry';
import type { OpenSender, Sender, Stop } from '../http/send';
import { type FoundImage, wholeImage } from '../input/foundImage';
import { factsOf, keepToLimits } from '../input/keepToLimits';
import { readImage } from '../input/readImage';
import { askVendor, type Delivery, readCallbackUrl, secretsOfAddress } from '../later/delivery';
import { type AnsweredRecord, type CheckRecord, failedRecord } from '../output/makeVerdict';
import { readSettings } from '../parameters/settings';
import type { EarlierAnswers, Question } from './earlierAnswers';

/** Whom to ask, with what, and until when: the same for all items of a run. */
export interface Vendor {
	readonly offer: Offer;
	readonly baseUrl: string;
	readonly delivery: Delivery;
	readonly openSender: OpenSender;
	/** What the vendor has answered already, where n8n runs the node again. */
	readonly earlier: EarlierAnswers;
	readonly stop: Stop;
}

/**
 * Takes one item from its image to the vendor's answer. Does not throw: whatever goes wrong, our own
 * mistakes included, becomes a failure, and the record still says what is known.
 */
export async function checkItem(
	context: IExecuteFunctions,
	itemIndex: number,
	{ offer, baseUrl, delivery, openSender, earlier, stop }: Vendor,
	opened: CheckRecord,
): Promise<AnsweredRecord> {
	let record = opened;
	try {
		const settings = readSettings(context, itemIndex, offer.check);
		record = { ...record, settings: { ...settings, passes: offer.check.passes } };
		const callbackUrl = readCallbackUrl(context, itemIndex, delivery);
		if (stop.endNow.aborted) return failedRecord(record, { reason: 'cancelled' });

		const read = await readImage(context, itemIndex);
		if (read.kind === 'failed') return failedRecord(record, read.failure);
		record = { ...record, image: factsOf(read.image) };

		const usable = await keepToLimits(read.image, offer, settings.fitImage, stop.beginNothing);
		if (usable.kind === 'failed') return failedRecord(record, usable.failure);
		record = { ...record, image: usable.facts, warnings: usable.warnings };

		const { vendorSettings } = settings;
		const { sha256 } = usable.image;
		const question = { itemIndex, offer, baseUrl, sha256, vendorSettings, callbackUrl };
		const known = earlier.recall(question);
		if (known) return { ...record, ...known };

		const image = toSend(usable.image, usable.inspection.format);
		const sender = openSender(settings, secretsOfAddress(callbackUrl));
		const answered = await ask(record, image, question, sender);
		earlier.keep(question, answered);
		return answered;
	} catch (error) {
		return failedRecord(record, failureBehind(error));
	}
}

/** A throw on the way still counts the requests that were sent. */
async function ask(
	record: CheckRecord,
	image: CheckImage,
	{ offer, vendorSettings, callbackUrl }: Question,
	{ send, attempts }: Sender,
): Promise<AnsweredRecord> {
	try {
		const answer = await askVendor(offer.check, image, vendorSettings, callbackUrl, send);
		// What the vendor wrote may be a megabyte, so it is only kept where it is wanted.
		const { includeRawResponse } = record.shape;
		const kept = includeRawResponse ? answer : { ...answer, raw: undefined };
		return { ...record, answer: kept, attempts: attempts() };
	} catch (error) {
		return failedRecord({ ...record, attempts: attempts() }, failureBehind(error));
	}
}

function toSend(image: FoundImage, format: ImageFormat): CheckImage {
	const { bytes, content } = image;
	return { format, bytes, content, whole: () => wholeImage(image) };
}
