import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * What ARGOS Trigger and the checks that it serves share. It has no test: only a callback reaches
 * the address, and a callback starts the workflow. It signs no requests, so HTTP Request can't use
 * it.
 */
export class ArgosCallbackApi implements ICredentialType {
	name = 'argosCallbackApi';

	displayName = 'ARGOS Callback API';

	icon = { light: 'file:argos.svg', dark: 'file:argos.dark.svg' } as const;

	documentationUrl =
		'https://github.com/kyc-liveness/n8n-nodes-kyc-liveness/blob/main/docs/credentials.md#argos-callback-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. 32 letters and digits',
			description:
				'Make it with a password manager: at least 16 letters, digits or symbols, without spaces. ARGOS Trigger rejects callbacks without it.',
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://n8n.example.com/webhook/…/results',
			description:
				'The Production URL of your ARGOS Trigger, without a secret. ARGOS sends the results to it. It must begin with https://.',
		},
	];
}
