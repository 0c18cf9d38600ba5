import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { ReplyBody } from '../../providers/provider';
import { problemOfBody } from '../../providers/reading/refusals';
import { type Offer, offersOf } from '../../providers/registry';
import type { VerdictSettings } from '../../verdict';
import { formsOfSecret } from '../http/redaction/redact';
import { readCredential } from '../http/vendorCredential';
import { type WaitingCheck, readWaitingCheck } from '../later/pendingCheck';
import { makeVerdict } from '../output/makeVerdict';
import { toItem } from '../output/toItem';
import { toldParameters, unreadSettings } from '../output/verdictSettings';
import { outputCount, outputFor } from '../parameters/routing';
import { receivedBody, refuseCaller } from './webhookRequest';

/**
 * Resumes a waiting execution after n8n has checked that the caller knows its address. A callback
 * about another transaction is refused, and the execution keeps waiting.
 *
 * Does not throw: after a throw, n8n would resume with an empty item on output 0, which is Pass.
 */
export async function resumeCheck(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const awaited = readWaitingCheck(context);
		const offer = awaited && offerOf(awaited);
		if (!offer) return refuseCaller(context, 404, 'Nothing is awaited here');
		const credential = await readCredential(context, offer.provider);
		const ofCredential = credential.kind === 'credential' ? credential.credential.secrets : [];
		const body = receivedBody(context, [...ofCredential, ...secretsOfCall(context)]);
		if (body.kind === 'tooLong') return refuseCaller(context, 413, 'More than 1 MB');
		if (body.kind !== 'json') return refuseCaller(context, 400, `It ${problemOfBody(body)}`);
		const transactionId = offer.check.later?.transactionIn(body) ?? null;
		if (transactionId === null) return refuseCaller(context, 400, 'It has no transaction ID');
		if (transactionId !== awaited.pending.transactionId) {
			return refuseCaller(context, 409, 'Another transaction is awaited here');
		}
		return { workflowData: outputsAfterCallback(awaited, offer, body) };
	} catch {
		return refuseCaller(context, 500, 'It could not be read. Send it again later');
	}
}

/** n8n recognises a caller by this signature, and the execution may wait again. */
function secretsOfCall(context: IWebhookFunctions): string[] {
	const signature: unknown = Reflect.get(Object(context.getQueryData()), 'signature');
	return typeof signature === 'string' ? formsOfSecret(signature) : [];
}

function offerOf({ pending: { check, provider } }: WaitingCheck): Offer | undefined {
	return offersOf(check).find((offer) => offer.provider.name === provider);
}

/**
 * A failed item keeps its verdict and leaves on the failing side, whatever On Error says. At this
 * point n8n 2.41 ends the execution if it has to move an item to the Error output, and a throw
 * would send an empty item to Pass.
 */
function outputsAfterCallback(
	{ pending, input, began, settings, shape, plan, place }: WaitingCheck,
	{ provider, check }: Offer,
	body: ReplyBody,
): INodeExecutionData[][] {
	const { later } = check;
	if (later === undefined) throw new TypeError('the vendor answers at once only');
	const { image, attempts, warnings } = pending;
	const { name, label } = provider;
	const verdict = makeVerdict({
		checkName: pending.check,
		provider: { name, label },
		shape,
		began,
		settings: { ...settings, passes: check.passes },
		verdictSettings: pending.settings ?? knownOf(settings),
		images: image ? { image } : {},
		warnings: [],
		attempts,
		answer: later.readCallback(body, settings.vendorSettings.parameters),
	});
	const resumed = { ...verdict, warnings: [...warnings, ...verdict.warnings] };
	const item = toItem(input, 0, resumed, shape, place);
	const outputs = Array.from({ length: outputCount(plan) }, (): INodeExecutionData[] => []);
	outputs[outputFor(verdict.outcome, plan)]?.push(item);
	return outputs;
}

/** The settings that an older version of the package stored. */
function knownOf(settings: WaitingCheck['settings']): VerdictSettings {
	const { reviewThreshold, unusableImage, vendorSettings } = settings;
	const parameters = toldParameters(vendorSettings.parameters);
	return { ...unreadSettings, reviewThreshold, unusableImage, parameters };
}
