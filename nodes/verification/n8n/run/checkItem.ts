import type { IExecuteFunctions } from 'n8n-workflow';
import { type ImageName, imagesOf } from '../../check';
import { type CheckError, type Failure, failureBehind, isUnusableImage } from '../../failure';
import { factsOf, type Image } from '../../image/image';
import type { AnyImages } from '../../providers/provider';
import type { Offer } from '../../providers/registry';
import type { Sender, Stop } from '../http/send';
import { keepToLimits } from '../input/keepToLimits';
import { readImage } from '../input/readImage';
import { requestCheck, type Delivery, readCallbackUrl, secretsOfAddress } from '../later/delivery';
import { type AnsweredRecord, type CheckRecord, failedRecord } from '../output/makeVerdict';
import type { TellSettings } from '../output/verdictSettings';
import { imageSpecs } from '../parameters/imageSpecs';
import { readSettings } from '../parameters/settings';
import { labels } from '../words/labels';
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
 * Takes one item from its images to the vendor's answer. Does not throw: every error, also a mistake
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
		const images = new Map<ImageName, Image>();
		for (const name of imagesOf[record.checkName]) {
			const specs = imageSpecs[name];
			const image = await readImage(context, itemIndex, specs, timeoutMs, stop.endNow);
			images.set(name, image);
			record = withFacts(record, name, image);
		}
		for (const [name, found] of images) {
			const usable = await keepToLimits(found, offer, settings.fitImage, stop.beginNothing);
			if (usable.kind === 'failed') return failedRecord(record, ofImage(usable.failure, name));
			const warnings = usable.warnings.map((warning) => ({ ...warning, of: name }));
			images.set(name, usable.image);
			record = withFacts(record, name, usable.image);
			record = { ...record, warnings: [...record.warnings, ...warnings] };
		}

		const hashes = [...images.values()].map(({ sha256 }) => sha256);
		if (new Set(hashes).size < hashes.length) return failedRecord(record, sameFile);
		const { vendorSettings } = settings;
		const question = { itemIndex, offer, baseUrl, hashes, vendorSettings, callbackUrl };
		const known = earlier.recall(question);
		if (known) return { ...record, ...known };

		const sender = openSender(settings, secretsOfAddress(callbackUrl), itemIndex);
		const answered = await ask(record, Object.fromEntries(images), question, sender);
		earlier.keep(question, answered);
		if (sender.isDone()) for (const { free } of images.values()) free?.();
		return answered;
	} catch (error) {
		return failedRecord(record, failureBehind(error));
	}
}

/**
 * A picture always matches itself, so the vendor would say that the two people are one. The bytes to
 * be sent are compared: two files that differ in other things may give one fitted picture.
 */
const sameFile: CheckError = {
	reason: 'invalidParameter',
	parameter: 'The photo of the ID',
	problem: 'is the same file as the selfie',
	remedy: `${labels.selfieField} and ${labels.referenceField} must name two different files. If the applicant sent one file twice, ask for both photos again. Nothing was sent to the provider.`,
};

function withFacts(record: CheckRecord, name: ImageName, image: Image): CheckRecord {
	return { ...record, images: { ...record.images, [name]: factsOf(image) } };
}

function ofImage(failure: Failure, name: ImageName): Failure {
	return isUnusableImage(failure) ? { ...failure, of: name } : failure;
}

/** After a throw, the sent requests still count. */
async function ask(
	record: CheckRecord,
	images: AnyImages,
	{ offer, vendorSettings, callbackUrl }: Question,
	{ send, attempts }: Sender,
): Promise<AnsweredRecord> {
	try {
		const answer = await requestCheck(offer.check, images, vendorSettings, callbackUrl, send);
		// The raw answer may be 1 MB, so it is only kept if the user wants it.
		const { includeRawResponse } = record.shape;
		const kept = includeRawResponse ? answer : { ...answer, raw: undefined };
		return { ...record, answer: kept, attempts: attempts() };
	} catch (error) {
		return failedRecord({ ...record, attempts: attempts() }, failureBehind(error));
	}
}
