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

export class FaceMatch implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Face Match',
		name: 'faceMatch',
		icon: { light: 'file:faceMatch.svg', dark: 'file:faceMatch.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: checkSubtitle('faceMatch'),
		description: 'Check whether a selfie shows the person on an ID',
		defaults: { name: 'Face Match' },
		documentationUrl:
			'https://github.com/kyc-liveness/n8n-nodes-kyc-liveness/blob/main/docs/nodes/face-match.md',
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsExpression,
		credentials: credentialsOf('faceMatch'),
		properties: checkProperties('faceMatch'),
		builderHint: builderHintFor('faceMatch'),
		// Only this field holds a vendor's own words, which may contain personal data.
		sensitiveOutputFields: ['faceMatch.raw'],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runCheck(this, 'faceMatch');
	}
}
