import type { IExecuteFunctions } from 'n8n-workflow';
import { failureBehind } from '../../failure';
import { factsOf, type Image } from '../../image/image';
import type { Offer } from '../../providers/registry';
import type { Sender, Stop } from '../http/send';
import { keepToLimits } from '../input/keepToLimits';
import { readImage } from '../input/readImage';
import { requestCheck, type Delivery, readCallbackUrl, secretsOfAddress } from '../later/delivery';
import { type AnsweredRecord, type CheckRecord, failedRecord } from '../output/makeVerdict';
import type { TellSettings } from '../output/verdictSettings';
import { readSettings } from '../parameters/settings';
import type { EarlierAnswers, Question } from './earlierAnswers';
import type { OpenItemSender } from './simulatedSender';

/** The vendor, the credential and the stop signals: the same for all items of a run. */
export interface Vendor {
	readonly offer: Offer;
	/** Null in a simulation. */
	readonly baseUrl: string | null;
	readonly delivery: Delivery;
	readonly openSender: OpenItemSender;
	/** The vendor's answers so far, if n8n runs the node again. */
	readonly earlier: EarlierAnswers;
	readonly stop: Stop;
	readonly tellSettings: TellSettings;
}

/**
 * Takes one item from its image to the vendor's answer. Does not throw: every error, also a mistake
 * in this package, becomes a failure, and the record still says what is known.
 */
export async function checkItem(
	context: IExecuteFunctions,
	itemIndex: number,
	{ offer, baseUrl, delivery, openSender, earlier, stop, tellSettings }: Vendor,
	opened: CheckRecord,
): Promise<AnsweredRecord> {
	let record: CheckRecord = { ...opened, verdictSettings: tellSettings(null) };
	try {
		const settings = readSettings(context, itemIndex, offer.check);
		record = {
			...record,
			settings: { ...settings, passes: offer.check.passes },
			verdictSettings: tellSettings(settings),
		};
		const callbackUrl = readCallbackUrl(context, itemIndex, delivery);
		if (stop.endNow.aborted) return failedRecord(record, { reason: 'cancelled' });

		const timeoutMs = Math.ceil(settings.timeoutSeconds * 1000);
		const found = await readImage(context, itemIndex, timeoutMs, stop.endNow);
		record = { ...record, image: factsOf(found) };

		const usable = await keepToLimits(found, offer, settings.fitImage, stop.beginNothing);
		if (usable.kind === 'failed') return failedRecord(record, usable.failure);
		const { image, warnings } = usable;
		record = { ...record, image: factsOf(image), warnings };

		const { sha256 } = image;
		const { vendorSettings } = settings;
		const question = { itemIndex, offer, baseUrl, sha256, vendorSettings, callbackUrl };
		const known = earlier.recall(question);
		if (known) return { ...record, ...known };

		const sender = openSender(settings, secretsOfAddress(callbackUrl), itemIndex);
		const answered = await ask(record, image, question, sender);
		earlier.keep(question, answered);
		return answered;
	} catch (error) {
		return failedRecord(record, failureBehind(error));
	}
}

/** After a throw, the sent requests still count. */
async function ask(
	record: CheckRecord,
	image: Image,
	{ offer, vendorSettings, callbackUrl }: Question,
	{ send, attempts }: Sender,
): Promise<AnsweredRecord> {
	try {
		const answer = await requestCheck(offer.check, image, vendorSettings, callbackUrl, send);
		// The raw answer may be 1 MB, so it is only kept if the user wants it.
		const { includeRawResponse } = record.shape;
		const kept = includeRawResponse ? answer : { ...answer, raw: undefined };
		return { ...record, answer: kept, attempts: attempts() };
	} catch (error) {
		return failedRecord({ ...record, attempts: attempts() }, failureBehind(error));
	}
}
