import type { IWebhookDescription } from 'n8n-workflow';

/**
 * Where results are delivered. n8n puts the node's own ID before the path. The answer is given by the
 * running execution, so that nobody is told "accepted" before there is one.
 */
export const callbackWebhook: IWebhookDescription = {
	name: 'default',
	httpMethod: 'POST',
	responseMode: 'responseNode',
	path: 'results',
};

/**
 * Behind the address of an execution. One that has gone on may wait again, at a node of n8n's without
 * such a path: a result that comes twice must not wake that one.
 */
export const resumePath = 'result';

/** Where an execution that waits is called, at an address that n8n makes and signs. */
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
