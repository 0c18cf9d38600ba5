import type { IExecuteFunctions } from 'n8n-workflow';
import { type CheckError, failureBehind } from '../../failure';
import type { AnyParameterValues } from '../../providers/parameters';
import type { ProviderCheck, ReplyBody } from '../../providers/provider';
import type { Verdict } from '../../verdict';
import { readReplyText } from '../http/replyBody';
import type { LaterCheck, LaterChecks } from '../later/laterChecks';
import { makeVerdict, openRecord } from '../output/makeVerdict';
import { toldParameters, unreadSettings } from '../output/verdictSettings';
import { type ItemShape, readShapeOrFailure } from '../parameters/itemShape';
import { ParameterReader } from '../parameters/parameterReader';
import type { OutputPlan } from '../parameters/routing';
import { readRouting, readScale } from '../parameters/settings';
import { checkSpec } from '../parameters/triggerSpecs';

/** A delivery with what the trigger makes of it. */
export interface JudgedDelivery {
	readonly verdict: Verdict;
	readonly shape: ItemShape;
	readonly plan: OutputPlan;
	/** False where a field of the node is unusable, so that nobody has judged what was delivered. */
	readonly isJudged: boolean;
}

/** Reads what the webhook has let in. Does not throw: a mistake becomes a verdict that is no pass. */
export function judgeDelivery(context: IExecuteFunctions, checks: LaterChecks): JudgedDelivery {
	const reader = new ParameterReader(context, 0);
	const { check, plan, failure: ofNode } = readNode(reader, checks);
	const { checkName, offer } = check;
	const { shape, failure: ofShape } = readShapeOrFailure(context, 0, checkName);
	const opened = openRecord({ checkName, provider: offer.provider, shape });
	const { transactionId, body } = deliveryIn(context);
	const unjudged = (failure: CheckError): JudgedDelivery => {
		const answer = { kind: 'failed', failure, transactionId, engineVersion: null } as const;
		return { verdict: makeVerdict({ ...opened, answer }), shape, plan, isJudged: false };
	};
	const failure = ofNode ?? ofShape;
	if (failure) return unjudged(failure);
	try {
		const { later, passes } = offer.check;
		if (later === undefined) throw new TypeError('the vendor answers at once only');
		const scale = readScale(reader, offer.check, later.readWith);
		const { vendorSettings, reviewThreshold } = scale;
		const unusableImage = 'inconclusive';
		const answered = {
			...opened,
			settings: { ...scale, passes, unusableImage },
			verdictSettings: {
				...unreadSettings,
				reviewThreshold,
				unusableImage,
				parameters: knownOf(offer.check, vendorSettings.parameters),
			},
			answer: later.readDelivery(body, vendorSettings.parameters),
		} as const;
		return { verdict: makeVerdict(answered), shape, plan, isJudged: true };
	} catch (error) {
		return unjudged(failureBehind(error));
	}
}

/** The check's parameters, null for those that only the node knows which handed the image in. */
function knownOf({ parameters }: ProviderCheck, read: AnyParameterValues) {
	const known = toldParameters(read);
	return Object.fromEntries(parameters.map(({ name }) => [name, known[name] ?? null]));
}

function readNode(
	reader: ParameterReader,
	checks: LaterChecks,
): { check: LaterCheck; plan: OutputPlan; failure: CheckError | null } {
	let plan: OutputPlan = { routing: 'passFailInconclusive', pending: false };
	const [first] = checks;
	try {
		plan = { routing: readRouting(reader), pending: false };
		const name = reader.read(checkSpec(checks));
		const check = checks.find(({ checkName }) => checkName === name) ?? first;
		return { check, plan, failure: null };
	} catch (error) {
		return { check: first, plan, failure: failureBehind(error) };
	}
}

/** As `receiveDelivery` has put it into the item: as text, which nothing on the way changes. */
function deliveryIn(context: IExecuteFunctions): {
	readonly transactionId: string | null;
	readonly body: ReplyBody;
} {
	const { transactionId, delivery } = context.getInputData()[0]?.json ?? {};
	return {
		transactionId: typeof transactionId === 'string' ? transactionId : null,
		body: readReplyText(typeof delivery === 'string' ? delivery : '', []),
	};
}
