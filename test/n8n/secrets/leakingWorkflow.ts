import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from '../../engine/engine';
import { canaryKeys } from './canaryRuns';

/** An expression that leaks a secret but does not contain it. */
export interface Leak {
	readonly name: string;
	readonly expression: (image: Buffer) => string;
}

/** In two halves, so that the workflow itself does not contain it. */
const inHalves = (text: string): string => {
	const half = Math.floor(text.length / 2);
	const [first, second] = [text.slice(0, half), text.slice(half)].map((one) => JSON.stringify(one));
	return `={{ ${first} + ${second} }}`;
};

const { appKey } = canaryKeys.kairos;

/** Leaks that the search for secrets must find. */
export const leaks: readonly Leak[] = [
	{ name: 'a key', expression: () => inHalves(appKey) },
	{
		name: 'a key in base64, behind other words',
		expression: () => inHalves(Buffer.from(`id:${appKey}`).toString('base64')),
	},
	{ name: 'a key in hex', expression: () => inHalves(Buffer.from(appKey).toString('hex')) },
	{ name: 'a key for a URL', expression: () => inHalves(encodeURIComponent(appKey)) },
	{ name: 'a picture in base64', expression: (image) => inHalves(image.toString('base64')) },
	{
		name: 'the start of a picture in base64',
		expression: (image) => inHalves(image.toString('base64').slice(0, 200)),
	},
	{ name: 'a picture in hex', expression: (image) => inHalves(image.toString('hex')) },
	{
		name: 'a picture as text',
		expression: (image) => `={{ String.fromCharCode(${[...image.subarray(0, 500)].join()}) }}`,
	},
];

/** A manual trigger, and a node that outputs the value of the expression. */
export function leakingWorkflow(expression: string): WorkflowJson {
	const position: INode['position'] = [0, 0];
	const assignments = [{ id: '1', name: 'leak', value: expression, type: 'string' }];
	return {
		name: 'A leak',
		nodes: [
			{
				id: '1',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position,
				parameters: {},
			},
			{
				id: '2',
				name: 'Leak',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				position,
				parameters: { assignments: { assignments }, options: {} },
			},
		],
		connections: { Start: { main: [[{ node: 'Leak', type: 'main', index: 0 }]] } },
	};
}
