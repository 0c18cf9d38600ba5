import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { builderHintFor } from '../verification/n8n/editor/builderHints';
import {
	checkProperties,
	checkSubtitle,
	credentialsOf,
} from '../verification/n8n/editor/checkProperties';
import { resumeWebhooks } from '../verification/n8n/later/webhooks';
import { outputsExpression } from '../verification/n8n/parameters/routing';
import { runCheck } from '../verification/n8n/run/runCheck';
import { resumeCheck } from '../verification/n8n/webhook/resumeCheck';

export class IdLiveness implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ID Liveness',
		name: 'idLiveness',
		icon: { light: 'file:idLiveness.svg', dark: 'file:idLiveness.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: checkSubtitle('idLiveness'),
		description: 'Check whether a photo of an ID shows the real card, not a screen or a copy',
		defaults: { name: 'ID Liveness' },
		documentationUrl:
			'https://github.com/kyc-liveness/n8n-nodes-kyc-liveness/blob/main/docs/nodes.md#id-liveness',
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsExpression,
		webhooks: resumeWebhooks,
		credentials: credentialsOf('idLiveness'),
		properties: checkProperties('idLiveness'),
		builderHint: builderHintFor('idLiveness'),
		// Only this field holds a vendor's own words, which may contain personal data.
		sensitiveOutputFields: ['idLiveness.raw'],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runCheck(this, 'idLiveness');
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await resumeCheck(this);
	}
}
