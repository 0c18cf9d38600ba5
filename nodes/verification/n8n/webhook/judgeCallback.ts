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
import { readRouting, readThresholds } from '../parameters/settings';
import { checkSpec } from '../parameters/triggerSpecs';

/** A callback and the verdict on it. */
export interface JudgedCallback {
	readonly verdict: Verdict;
	readonly shape: ItemShape;
	readonly plan: OutputPlan;
	/** False if a field of the node is invalid, so that the callback was not judged. */
	readonly isJudged: boolean;
}

/**
 * Reads the callback that the webhook accepted. Does not throw: a mistake becomes a verdict that
 * does not pass.
 */
export function judgeCallback(context: IExecuteFunctions, checks: LaterChecks): JudgedCallback {
	const reader = new ParameterReader(context, 0);
	const { check, plan, failure: ofNode } = readTriggerSettings(reader, checks);
	const { checkName, offer } = check;
	const { shape, failure: ofShape } = readShapeOrFailure(context, 0, checkName);
	const opened = openRecord({ checkName, provider: offer.provider, shape });
	const { transactionId, body } = callbackIn(context);
	const unjudged = (failure: CheckError): JudgedCallback => {
		const answer = { kind: 'failed', failure, transactionId, engineVersion: null } as const;
		return { verdict: makeVerdict({ ...opened, answer }), shape, plan, isJudged: false };
	};
	const failure = ofNode ?? ofShape;
	if (failure) return unjudged(failure);
	try {
		const { later, passes } = offer.check;
		if (later === undefined) throw new TypeError('the vendor answers at once only');
		const scale = readThresholds(reader, offer.check, later.readWith);
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
			answer: later.readCallback(body, vendorSettings.parameters),
		} as const;
		return { verdict: makeVerdict(answered), shape, plan, isJudged: true };
	} catch (error) {
		return unjudged(failureBehind(error));
	}
}

/** The check's parameters. Those that only the node knows that sent the image are null. */
function knownOf({ parameters }: ProviderCheck, read: AnyParameterValues) {
	const known = toldParameters(read);
	return Object.fromEntries(parameters.map(({ name }) => [name, known[name] ?? null]));
}

function readTriggerSettings(
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

/** As `receiveCallback` put it into the item: as text, which nothing changes on the way. */
function callbackIn(context: IExecuteFunctions): {
	readonly transactionId: string | null;
	readonly body: ReplyBody;
} {
	const { transactionId, delivery } = context.getInputData()[0]?.json ?? {};
	return {
		transactionId: typeof transactionId === 'string' ? transactionId : null,
		body: readReplyText(typeof delivery === 'string' ? delivery : '', []),
	};
}
