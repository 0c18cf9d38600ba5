import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { LaterChecks } from '../later/laterChecks';
import { keepPassEmpty } from '../output/nodeSettings';
import { filePlace, toItem } from '../output/toItem';
import { outputCount, outputFor } from '../parameters/routing';
import { type JudgedCallback, judgeCallback } from './judgeCallback';
import { isFirstCallback } from './recordCallback';

/**
 * Judges what the webhook has let in, once for each transaction, and answers the caller when the
 * execution is there: 2xx for what is taken, 409 for what was taken before, 500 for what should be
 * sent again.
 *
 * Does not throw: n8n would send the delivery, unread, to output 0, which is Pass.
 */
export async function runTrigger(
	context: IExecuteFunctions,
	checks: LaterChecks,
): Promise<INodeExecutionData[][]> {
	try {
		return await outputCallback(context, checks);
	} catch {
		keepPassEmpty(context, 'passFailInconclusive');
		await tell(context, unjudged);
		return [[]];
	}
}

async function outputCallback(
	context: IExecuteFunctions,
	checks: LaterChecks,
): Promise<INodeExecutionData[][]> {
	const judged = judgeCallback(context, checks);
	const { verdict, shape, plan } = judged;
	keepPassEmpty(context, plan.routing);
	// Made before it is recorded: what is recorded and does not leave would be lost.
	const item = toItem({ json: {} }, 0, verdict, shape, filePlace(context));
	const outputs = Array.from({ length: outputCount(plan) }, (): INodeExecutionData[] => []);
	const answer = await settle(context, judged);
	if (answer.isOutput) outputs[outputFor(verdict.outcome, plan)]?.push(item);
	await tell(context, answer);
	return outputs;
}

interface Answer {
	readonly status: number;
	readonly message: string;
	readonly isOutput: boolean;
}

const unjudged: Answer = {
	status: 500,
	message: 'It could not be judged. Send it again later',
	isOutput: true,
};

/** Nothing is recorded before there is a verdict, or a redelivery of what was never judged is lost. */
async function settle(
	context: IExecuteFunctions,
	{ verdict: { transactionId }, isJudged }: JudgedCallback,
): Promise<Answer> {
	if (!isJudged || transactionId === null) return unjudged;
	try {
		return (await isFirstCallback(context, transactionId))
			? { status: 200, message: 'Accepted', isOutput: true }
			: { status: 409, message: 'It was delivered before', isOutput: false };
	} catch {
		return {
			status: 500,
			message: 'It could not be recorded. Send it again later',
			isOutput: false,
		};
	}
}

async function tell(context: IExecuteFunctions, { status, message }: Answer): Promise<void> {
	try {
		await context.sendResponse({ statusCode: status, headers: {}, body: { message } });
	} catch {
		// The caller has gone. What was taken stays taken.
	}
}
