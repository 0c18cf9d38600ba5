import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { LaterChecks } from '../later/laterChecks';
import { addHints } from '../output/hints/addHints';
import { keepPassEmpty } from '../output/nodeSettings';
import { filePlace, toItem } from '../output/toItem';
import { outputCount, outputFor } from '../parameters/routing';
import { type JudgedCallback, judgeCallback } from './judgeCallback';
import { isFirstCallback } from './recordCallback';

/**
 * Judges the callback that the webhook accepted, once for each transaction, and answers the caller
 * from the execution. 2xx: it is accepted. 409: it was accepted before. 500: the caller should send
 * it again.
 *
 * Does not throw: after a throw, n8n would send the unread callback to output 0, which is Pass.
 */
export async function runTrigger(
	context: IExecuteFunctions,
	checks: LaterChecks,
): Promise<INodeExecutionData[][]> {
	try {
		return await outputCallback(context, checks);
	} catch {
		const hints = keepPassEmpty(context, 'passFailInconclusive');
		addHints(context, () => hints);
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
	const hints = keepPassEmpty(context, plan.routing);
	addHints(context, () => hints);
	// Made before the callback is recorded: a recorded callback without an item would be lost.
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

/** Records only a judged callback. Otherwise a second try after a failure would be refused. */
async function settle(
	context: IExecuteFunctions,
	{ verdict: { transactionId }, isJudged }: JudgedCallback,
): Promise<Answer> {
	if (!isJudged || transactionId === null) return unjudged;
	try {
		return (await isFirstCallback(context, transactionId))
			? { status: 200, message: 'Accepted', isOutput: true }
			: { status: 409, message: 'This transaction was already received', isOutput: false };
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
		// The caller has gone. An accepted callback stays accepted.
	}
}
