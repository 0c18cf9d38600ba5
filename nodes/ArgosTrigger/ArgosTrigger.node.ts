import {
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { triggerBuilderHint } from '../verification/n8n/editor/builderHints';
import {
	triggerCredentials,
	triggerProperties,
	triggerSubtitle,
} from '../verification/n8n/editor/triggerProperties';
import { laterChecks } from '../verification/n8n/later/laterChecks';
import { callbackWebhook } from '../verification/n8n/later/webhooks';
import { outputsExpression } from '../verification/n8n/parameters/routing';
import { checkTriggerSettings } from '../verification/n8n/webhook/callerGuard';
import { receiveCallback } from '../verification/n8n/webhook/receiveCallback';
import { runTrigger } from '../verification/n8n/webhook/runTrigger';

const checks = laterChecks('argos');

export class ArgosTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ARGOS Trigger',
		name: 'argosTrigger',
		icon: { light: 'file:argosTrigger.svg', dark: 'file:argosTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle(checks),
		description: 'Starts the workflow when ARGOS sends the result of a document check',
		defaults: { name: 'ARGOS Trigger' },
		documentationUrl:
			'https://github.com/kyc-liveness/n8n-nodes-kyc-liveness/blob/main/docs/nodes/argos-trigger.md',
		usableAsTool: undefined,
		inputs: [],
		outputs: outputsExpression,
		webhooks: [callbackWebhook],
		credentials: triggerCredentials(checks),
		properties: triggerProperties(checks),
		builderHint: triggerBuilderHint,
		sensitiveOutputFields: checks.map(({ checkName }) => `${checkName}.raw`),
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await checkTriggerSettings(this, checks);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveCallback(this, checks);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runTrigger(this, checks);
	}
}
