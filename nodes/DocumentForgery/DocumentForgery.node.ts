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

export class DocumentForgery implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Document Forgery',
		name: 'documentForgery',
		icon: { light: 'file:documentForgery.svg', dark: 'file:documentForgery.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: checkSubtitle('documentForgery'),
		description: 'Check whether an ID document is forged',
		defaults: { name: 'Document Forgery' },
		documentationUrl:
			'https://github.com/kyc-liveness/n8n-nodes-kyc-liveness/blob/main/docs/nodes.md#document-forgery',
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsExpression,
		webhooks: resumeWebhooks,
		credentials: credentialsOf('documentForgery'),
		properties: checkProperties('documentForgery'),
		builderHint: builderHintFor('documentForgery'),
		// Only this field holds a vendor's own words, which may contain personal data.
		sensitiveOutputFields: ['documentForgery.raw'],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runCheck(this, 'documentForgery');
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await resumeCheck(this);
	}
}
