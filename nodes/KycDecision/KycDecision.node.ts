import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { runDecision } from '../verification/n8n/decision/runDecision';
import { decisionBuilderHint } from '../verification/n8n/editor/builderHints';
import {
	decisionProperties,
	decisionSubtitle,
} from '../verification/n8n/editor/decisionProperties';
import { decisionOutputsExpression } from '../verification/n8n/parameters/decisionRouting';

export class KycDecision implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'KYC Decision',
		name: 'kycDecision',
		icon: { light: 'file:kycDecision.svg', dark: 'file:kycDecision.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: decisionSubtitle,
		description: 'Make one decision from the verdicts of all checks',
		defaults: { name: 'KYC Decision' },
		documentationUrl:
			'https://github.com/kyc-liveness/n8n-nodes-kyc-liveness/blob/main/docs/nodes/kyc-decision.md',
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: decisionOutputsExpression,
		properties: decisionProperties(),
		builderHint: decisionBuilderHint,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runDecision(this);
	}
}
