import type { INodeProperties } from 'n8n-workflow';
import type { Offer } from '../providers/registry';
import { propertyHints } from './builderHints';
import { deliveries, labels } from './labels';
import { showFor } from './parameterProperties';

/** How the answer comes, for the vendors that can also answer later. */
export function deliveryProperties(offers: readonly Offer[]): INodeProperties[] {
	if (offers.length === 0) return [];
	const { show } = showFor(...offers);
	return [
		{
			displayName: labels.delivery,
			name: 'delivery',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: deliveries.callback,
					value: 'callback',
					description: 'Items leave at once by Pending. The provider calls your address later.',
				},
				{
					name: deliveries.immediate,
					value: 'immediate',
					description: 'The node has the answer before it goes on',
				},
				{
					name: deliveries.wait,
					value: 'wait',
					description:
						'The execution sleeps until the provider calls. For one item at a time, on n8n 2.39.10 or newer.',
				},
			],
			default: 'immediate',
			description: 'When the provider answers, and to whom',
			builderHint: { propertyHint: propertyHints.delivery },
			displayOptions: { show },
		},
		{
			displayName: labels.callbackUrl,
			name: 'callbackUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://n8n.example.com/webhook/…?secret=…',
			description:
				'The address that the provider sends the result to. Whoever knows it can send one too, so keep it secret.',
			displayOptions: { show: { ...show, delivery: ['callback'] } },
		},
	];
}
