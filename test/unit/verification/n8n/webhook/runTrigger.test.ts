import type { IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';
import { laterChecks } from '../../../../../nodes/verification/n8n/later/laterChecks';
import { runTrigger } from '../../../../../nodes/verification/n8n/webhook/runTrigger';

/** An n8n that fails wherever it is asked, but can answer the caller. */
function brokenN8n(answers: number[]): IExecuteFunctions {
	const node = { alwaysOutputData: true };
	const working = {
		getExecuteData: () => ({ node }),
		addExecutionHints: () => undefined,
		sendResponse: async ({ statusCode }: IN8nHttpFullResponse) => void answers.push(statusCode),
	};
	const broken = new Proxy(working, {
		get(target, name): unknown {
			if (name in target) return Reflect.get(target, name);
			throw new Error(`${String(name)} is broken`);
		},
	});
	return broken as unknown as IExecuteFunctions;
}

test('whatever breaks, nothing leaves, and the caller is asked to send it again', async () => {
	const answers: number[] = [];
	const context = brokenN8n(answers);
	expect(await runTrigger(context, laterChecks('argos'))).toEqual([[]]);
	expect(answers).toEqual([500]);
	expect(context.getExecuteData().node.alwaysOutputData).toBe(false);
});
