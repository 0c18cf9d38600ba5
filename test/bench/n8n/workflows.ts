import type { INode, INodeConnections, INodeParameters } from 'n8n-workflow';
import { join } from 'node:path';
import { callNamed } from '../../engine/items';
import type { SavedCredentials } from '../../engine/credentials';
import type { WorkflowJson } from '../../engine/engine';
import type { Simulator } from '../../simulator/simulator';

/** Whom the images are sent to, and how: as a file in a form, or as base64 text in JSON. */
export const vendors = ['kairos', 'argos'] as const;
export type Vendor = (typeof vendors)[number];

/** Who checks: this package's node, or n8n's own nodes as a user would wire them. */
export const ways = ['ours', 'byHand'] as const;
export type Way = (typeof ways)[number];

export interface Comparison {
	readonly vendor: Vendor;
	/** How many requests are under way at once, as far as the way can be told. */
	readonly atOnce: number;
}

type Vendors = Pick<Simulator, 'keys' | 'baseUrls'>;

/** The nodes between the files and the decision, by name: their times are the way's. */
export const nodesOf: Readonly<Record<Vendor, Readonly<Record<Way, readonly string[]>>>> = {
	kairos: { ours: ['Face Liveness'], byHand: ['HTTP Request', 'If'] },
	argos: { ours: ['Face Liveness'], byHand: ['Extract from File', 'HTTP Request', 'If'] },
};

/** The keys as a user saves them who calls the vendors by the HTTP Request node. */
export function credentialsByHand({ keys }: Vendors): SavedCredentials {
	const headers = { app_id: keys.kairos.appId, app_key: keys.kairos.appKey };
	return {
		httpCustomAuth: { json: JSON.stringify({ headers }) },
		httpHeaderAuth: { name: 'x-api-key', value: keys.argos.apiKey },
	};
}

/** A call, the files of a folder as items, and one way to have them checked. */
export function workflowOf(
	way: Way,
	{ vendor, atOnce }: Comparison,
	folder: string,
	simulator: Vendors,
): WorkflowJson {
	const checking =
		way === 'ours' ? [faceLiveness(vendor, atOnce)] : byHand[vendor](simulator, atOnce);
	const nodes = [startsByCall, filesOf(folder), ...checking];
	const links = nodes.slice(1).map(({ name }, index): [string, INodeConnections] => {
		const from = nodes[index]?.name ?? '';
		return [from, { main: [[{ node: name, type: 'main', index: 0 }]] }];
	});
	return {
		name: `${vendor}, ${way}`,
		nodes,
		connections: Object.fromEntries(links),
		// What an execution leaves behind would cost more than what is measured.
		settings: {
			executionOrder: 'v1',
			saveDataSuccessExecution: 'none',
			saveDataErrorExecution: 'none',
			saveExecutionProgress: false,
		},
	};
}

const startsByCall = node('Start', 'n8n-nodes-base.webhook', 2.1, {
	httpMethod: 'POST',
	responseMode: 'onReceived',
});

function filesOf(folder: string): INode {
	const parameters = { operation: 'read', fileSelector: join(folder, '*'), options: {} };
	return node('Files', 'n8n-nodes-base.readWriteFile', 1.1, parameters);
}

function faceLiveness(vendor: Vendor, maxConcurrency: number): INode {
	const { nodeType, credentialType } = callNamed(callNames[vendor]);
	const parameters = { provider: vendor, options: { maxConcurrency } };
	return node('Face Liveness', nodeType, 1, parameters, credentialType);
}

const callNames: Readonly<Record<Vendor, string>> = { kairos: 'Kairos face', argos: 'ARGOS face' };

const byHand: Readonly<Record<Vendor, (simulator: Vendors, atOnce: number) => INode[]>> = {
	kairos: ({ baseUrls }, atOnce) => [
		httpRequest(`${baseUrls.kairos}/v0.2/liveness-verification`, 'httpCustomAuth', atOnce, {
			contentType: 'multipart-form-data',
			bodyParameters: {
				parameters: [
					{ parameterType: 'formBinaryData', name: 'selfie', inputDataFieldName: 'data' },
					{ parameterType: 'formData', name: 'threshold', value: '0.6' },
				],
			},
		}),
		ifAtLeast('={{ $json.response_data.faces_liveness }}', 0.6),
	],
	argos: ({ baseUrls }, atOnce) => [
		node('Extract from File', 'n8n-nodes-base.extractFromFile', 1.1, {
			operation: 'binaryToPropery',
			options: {},
		}),
		httpRequest(`${baseUrls.argos}/liveness`, 'httpHeaderAuth', atOnce, {
			contentType: 'json',
			specifyBody: 'keypair',
			bodyParameters: { parameters: [{ name: 'faceImage', value: '={{ $json.data }}' }] },
		}),
		ifAtLeast('={{ $json.result.liveness_score }}', 61),
	],
};

function httpRequest(
	url: string,
	genericAuthType: string,
	atOnce: number,
	body: INodeParameters,
): INode {
	const parameters = {
		...{ method: 'POST', url, authentication: 'genericCredentialType', genericAuthType },
		...{ sendBody: true, ...body },
		options: { batching: { batch: { batchSize: atOnce, batchInterval: 0 } } },
	};
	return node('HTTP Request', 'n8n-nodes-base.httpRequest', 4.5, parameters, genericAuthType);
}

function ifAtLeast(leftValue: string, rightValue: number): INode {
	const operator = { type: 'number', operation: 'gte' };
	return node('If', 'n8n-nodes-base.if', 2.3, {
		conditions: {
			options: { version: 3, leftValue: '', caseSensitive: true, typeValidation: 'strict' },
			combinator: 'and',
			conditions: [{ id: '1', leftValue, rightValue, operator }],
		},
		options: {},
	});
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
	credential?: string,
): INode {
	const credentials = credential && { credentials: { [credential]: { id: '1', name: 'Bench' } } };
	return { id: name, name, type, typeVersion, position: [0, 0], parameters, ...credentials };
}
