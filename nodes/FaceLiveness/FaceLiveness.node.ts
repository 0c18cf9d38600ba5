import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { builderHintFor } from '../verification/n8n/editor/builderHints';
import {
	checkProperties,
	checkSubtitle,
	credentialsOf,
} from '../verification/n8n/editor/checkProperties';
import { outputsExpression } from '../verification/n8n/parameters/routing';
import { runCheck } from '../verification/n8n/run/runCheck';

export class FaceLiveness implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Face Liveness',
		name: 'faceLiveness',
		icon: { light: 'file:faceLiveness.svg', dark: 'file:faceLiveness.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: checkSubtitle('faceLiveness'),
		description: 'Check whether a selfie shows a live person',
		defaults: { name: 'Face Liveness' },
		documentationUrl:
			'https://github.com/kyc-liveness/n8n-nodes-kyc-liveness/blob/main/docs/nodes/face-liveness.md',
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsExpression,
		credentials: credentialsOf('faceLiveness'),
		properties: checkProperties('faceLiveness'),
		builderHint: builderHintFor('faceLiveness'),
		// Only this field holds a vendor's own words, which may contain personal data.
		sensitiveOutputFields: ['faceLiveness.raw'],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runCheck(this, 'faceLiveness');
	}
}
