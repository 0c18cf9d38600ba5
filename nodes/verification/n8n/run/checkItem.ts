import type { IExecuteFunctions } from 'n8n-workflow';
import { type Failure, failureBehind } from '../../failure';
import { factsOf } from '../../image/image';
import type { ProviderAnswer, Submission } from '../../providers/provider';
import type { Offer } from '../../providers/registry';
import type { Verdict } from '../../verdict';
import type { Warning } from '../../warning';
import { createSender } from '../http/send';
import type { VendorCredential } from '../http/vendorCredential';
import { keepToLimits } from '../input/keepToLimits';
import { readImage } from '../input/readImage';
import { askVendor, type Delivery, readCallbackUrl, secretsOfAddress } from '../later/delivery';
import { type CheckRecord, makeVerdict } from '../output/makeVerdict';
import { readSettings } from '../parameters/settings';
import { adviceSentence, fitSentence, plusSentence } from '../words/imageSentences';
import type { EarlierTries } from './earlierAnswers';

/** Whom to ask, with what, and until when: the same for all items of a run. */
export interface Vendor {
	readonly offer: Offer;
	readonly credential: VendorCredential;
	readonly delivery: Delivery;
	/** Says no once the workflow has stopped, so that nothing more is sent for it. */
	readonly goOn: () => boolean;
	/** What the vendor has answered already, where n8n runs the node again. */
	readonly earlier: EarlierTries;
}

/**
 * Takes one item from its image to its verdict. Does not throw: whatever goes wrong, our own
 * mistakes included, becomes a verdict that is no pass.
 *
 * @param record filled in on the way, so that a check which ends early still says what is known
 */
export async function checkItem(
	context: IExecuteFunctions,
	itemIndex: number,
	vendor: Vendor,
	record: CheckRecord,
): Promise<Verdict> {
	try {
		return makeVerdict(record, await ask(context, itemIndex, vendor, record));
	} catch (error) {
		return makeVerdict(record, failed(failureBehind(error)));
	}
}

async function ask(
	context: IExecuteFunctions,
	itemIndex: number,
	{ offer, credential, delivery, goOn, earlier }: Vendor,
	record: CheckRecord,
): Promise<Submission> {
	const settings = readSettings(context, itemIndex, offer.check);
	record.settings = settings;
	const callbackUrl = readCallbackUrl(context, itemIndex, delivery);
	if (context.getExecutionCancelSignal()?.aborted) return failed({ reason: 'cancelled' });

	const found = await readImage(context, itemIndex);
	record.image = factsOf(found);

	const begins = goOn() ? (context.getExecutionCancelSignal() ?? never) : AbortSignal.abort();
	const usable = await keepToLimits(found, offer, settings.fitImage, begins);
	if (usable.kind === 'failed') return failed(usable.failure);
	const { image, warnings } = usable;
	record.image = factsOf(image);
	const { label } = offer.provider;
	for (const warning of warnings) record.warnings.push(sentenceOf(label, warning));

	const { baseUrl } = credential;
	const { vendorSettings } = settings;
	const { sha256 } = image;
	const question = { itemIndex, offer, baseUrl, sha256, vendorSettings, callbackUrl };
	const known = earlier.recall(question);
	if (known) {
		record.attempts = () => known.attempts;
		return known.answer;
	}
	const secrets = [...credential.secrets, ...secretsOfAddress(callbackUrl)];
	const sender = createSender(context, { ...credential, secrets }, settings, goOn);
	record.attempts = sender.attempts;
	const answer = await askVendor(offer.check, image, vendorSettings, callbackUrl, sender.send);
	// What the vendor wrote may be a megabyte, so it is only kept where it is wanted.
	const { includeRawResponse } = record.shape;
	const kept = includeRawResponse ? answer : { ...answer, raw: undefined };
	earlier.keep(question, { answer: kept, attempts: sender.attempts() });
	return kept;
}

function sentenceOf(label: string, warning: Warning): string {
	if (warning.kind === 'plusRestored') return plusSentence;
	return warning.kind === 'fitted' ? fitSentence(label, warning) : adviceSentence(label, warning);
}

/** An execution that cannot be cancelled. */
const { signal: never } = new AbortController();

function failed(failure: Failure): ProviderAnswer {
	return { kind: 'failed', failure, transactionId: null, engineVersion: null };
}
