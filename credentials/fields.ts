import type { INodeProperties } from 'n8n-workflow';

/** @param owner what the key belongs to, such as "Accura account" */
export function apiKeyField(owner: string): INodeProperties {
	return {
		displayName: 'API Key',
		name: 'apiKey',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		placeholder: 'Paste the key',
		description: `The key of your ${owner}`,
	};
}

/** @param address the vendor's own, which is the default */
export function baseUrlField(vendor: string, address: string): INodeProperties {
	return {
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		required: true,
		default: address,
		placeholder: `e.g. ${address}`,
		description: `The address of the ${vendor} API. It must begin with https://.`,
	};
}
