import type { IWebhookDescription } from 'n8n-workflow';

/**
 * Where results arrive. n8n puts the node's own ID before the path. The running execution answers,
 * so that no caller gets "accepted" before there is one.
 */
export const callbackWebhook: IWebhookDescription = {
	name: 'default',
	httpMethod: 'POST',
	responseMode: 'responseNode',
	path: 'results',
};

/**
 * Ends the address of an execution. A resumed execution may wait again, at one of n8n's nodes that
 * has no such path. A second copy of the result must not resume that node.
 */
export const resumePath = 'result';

/** Where a waiting execution gets its callback: an address that n8n makes and signs. */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		// Without it n8n answers with the item.
		responseData: '',
		path: resumePath,
		restartWebhook: true,
		isFullPath: true,
	},
];
