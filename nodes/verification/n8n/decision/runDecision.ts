import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import type { ConsideredCheck, DecisionRecord, Evidence } from '../../decision/decision';
import { type CheckError, failureBehind } from '../../failure';
import { continuesOnError } from '../output/nodeSettings';
import { filePlace } from '../output/toItem';
import {
	decisionOutputCount,
	decisionOutputFor,
	decisionRouting,
	type DecisionRouting,
} from '../parameters/decisionRouting';
import { type DecisionSettings, readDecisionSettings } from '../parameters/decisionSettings';
import { ParameterReader } from '../parameters/parameterReader';
import { isManualExecution } from '../parameters/simulation';
import { describeFailure } from '../words/failureSentences';
import { consideredChecks, decideItem, type DecisionRun, undecided } from './decideItem';
import { showDecisionHints } from './decisionHints';
import { decisionItem } from './decisionItem';
import { saveWithExecution } from './executionData';
import { type Claim, claimsOn, evidenceOf } from './claims';
import { makeReport } from './makeReport';
import { acceptedBefore } from './origin/acceptedBefore';
import { type FindOrigins, originFinder } from './origin/originFinder';
import { upstreamChecks } from './upstreamChecks';

interface DecidedItem {
	readonly record: DecisionRecord;
	readonly settings: DecisionSettings;
	/** Why nothing could be decided; null where something was. */
	readonly failure: CheckError | null;
}

/**
 * Decides about every item of the node. Where the node continues on error, nothing is thrown: an
 * item that nothing can be decided about leaves by Review, and its decision says why.
 *
 * @throws a node error for the first such item, only where the node stops the workflow on error
 */
export async function runDecision(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const run = prepareRun(context);
	const decided = items.map((input, itemIndex) => decideOne(context, run, input, itemIndex));
	if (!continuesOnError(context)) throwFirstFailure(context, decided);

	const place = filePlace(context);
	const outputs = Array.from(
		{ length: decisionOutputCount(run.routing) },
		(): INodeExecutionData[] => [],
	);
	for (const [itemIndex, input] of items.entries()) {
		const one = decided[itemIndex];
		if (!one) continue;
		const { record, settings } = one;
		const report = settings.report ? await makeReport(context, record) : null;
		const item = decisionItem(input, itemIndex, record, settings, place, report);
		outputs[decisionOutputFor(record.decision, run.routing)]?.push(item);
	}
	showDecisionHints(
		context,
		decided.map(({ record }) => record),
	);
	saveWithExecution(
		context,
		decided.map(({ record, settings }) => ({ record, applicant: settings.applicantReference })),
	);
	return outputs;
}

interface PreparedRun extends DecisionRun {
	readonly routing: DecisionRouting;
	readonly findOrigins: FindOrigins;
	readonly wasAccepted: (check: ConsideredCheck) => boolean;
	/** What keeps every item from being decided about. */
	readonly failure: CheckError | null;
}

function prepareRun(context: IExecuteFunctions): PreparedRun {
	const { id = null, name = null } = context.getWorkflow();
	const run = {
		upstream: [],
		isTest: isManualExecution(context),
		workflow: { id, name },
		executionId: context.getExecutionId(),
		routing: decisionRouting.default,
		findOrigins: (_itemIndex: number, claims: readonly Claim[]) => ({
			ofClaims: claims.map(() => null),
			lostFails: [],
		}),
		wasAccepted: acceptedBefore(context),
	};
	try {
		const upstream = upstreamChecks(context);
		const routing = new ParameterReader(context, 0).read(decisionRouting);
		return {
			...run,
			upstream,
			routing,
			findOrigins: originFinder(context, upstream),
			failure: null,
		};
	} catch (error) {
		return { ...run, failure: failureBehind(error) };
	}
}

function decideOne(
	context: IExecuteFunctions,
	run: PreparedRun,
	input: INodeExecutionData,
	itemIndex: number,
): DecidedItem {
	const { settings, failure } = readDecisionSettings(new ParameterReader(context, itemIndex));
	const problem = run.failure ?? failure;
	if (problem) return { record: undecided(run, settings, problem), settings, failure: problem };
	try {
		const claims = claimsOn(input.json);
		const origins = settings.policy.verifyOrigin ? run.findOrigins(itemIndex, claims) : null;
		const onItem = claims.map((claim, index) => evidenceOf(claim, nodeIn(origins, index)));
		const lost =
			origins?.lostFails.map(({ claim, origin }) => evidenceOf(claim, origin.node)) ?? [];
		const found = [...lost, ...onItem];
		const evidence = origins === null ? found : found.map((one) => countedOnce(run, one));
		return { record: decideItem(run, settings, evidence), settings, failure: null };
	} catch (error) {
		const unexpected = failureBehind(error);
		return { record: undecided(run, settings, unexpected), settings, failure: unexpected };
	}
}

/** A verdict by which an earlier run has accepted an item counts as one of another item. */
function countedOnce({ wasAccepted }: PreparedRun, evidence: Evidence): Evidence {
	const [check] = consideredChecks(evidence);
	return check && wasAccepted(check) ? { kind: 'foreign', check: check.check } : evidence;
}

function nodeIn(origins: ReturnType<FindOrigins> | null, index: number): string | null | undefined {
	return origins === null ? undefined : (origins.ofClaims[index]?.node ?? null);
}

function throwFirstFailure(context: IExecuteFunctions, decided: readonly DecidedItem[]): void {
	for (const [itemIndex, { failure }] of decided.entries()) {
		if (failure === null) continue;
		const { message, description } = describeFailure(failure, context.getNode().name);
		throw new NodeOperationError(context.getNode(), message, { description, itemIndex });
	}
}
