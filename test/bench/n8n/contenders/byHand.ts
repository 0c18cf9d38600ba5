import { callNamed } from '../../../engine/items';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { SavedCredentials } from '../../../engine/credentials';
import { itemsOf, type Case, type VendorName } from '../cases';
import type { LeanVendor } from '../vendor/leanVendor';
import { node } from './node';

const kairosFace = callNamed('Kairos face');
const argosFace = callNamed('ARGOS face');

/** The keys as a user saves them who calls the vendors by the HTTP Request node. */
export function credentialsByHand({ keys }: LeanVendor): SavedCredentials {
	const headers = { app_id: keys.kairos.appId, app_key: keys.kairos.appKey };
	return {
		httpCustomAuth: { json: JSON.stringify({ headers }) },
		httpHeaderAuth: { name: 'x-api-key', value: keys.argos.apiKey },
	};
}

/** What a user wires of n8n's own nodes, one after the other, to have an image checked. */
export const byHand: Readonly<Record<VendorName, (vendor: LeanVendor, one: Case) => INode[]>> = {
	kairos: ({ baseUrls }, one) => [
		httpRequest(`${baseUrls[one.protocol]}${kairosFace.path}`, 'httpCustomAuth', one, {
			contentType: 'multipart-form-data',
			bodyParameters: {
				parameters: [
					{ parameterType: 'formBinaryData', name: 'selfie', inputDataFieldName: 'data' },
					{ parameterType: 'formData', name: 'threshold', value: '0.6' },
				],
			},
		}),
		ifAtLeast('={{ $json.response_data.faces_liveness }}', kairosFace.defaultThreshold / 100),
	],
	argos: ({ baseUrls }, one) => [
		node('Extract from File', 'n8n-nodes-base.extractFromFile', 1.1, {
			operation: 'binaryToPropery',
			options: {},
		}),
		httpRequest(`${baseUrls[one.protocol]}${argosFace.path}`, 'httpHeaderAuth', one, {
			contentType: 'json',
			specifyBody: 'keypair',
			bodyParameters: { parameters: [{ name: 'faceImage', value: '={{ $json.data }}' }] },
		}),
		ifAtLeast('={{ $json.result.liveness_score }}', argosFace.defaultThreshold),
	],
};

/**
 * HTTP Request has no limit for requests at a time: it prepares one item after the other, and sends
 * each at once. With a fast vendor, n8n is too busy to have 32 of them in flight. From this latency
 * on, in ms, it would have more, so it gets batches with a pause as long as the vendor needs.
 */
const PAUSED_FROM = 100;

function httpRequest(
	url: string,
	genericAuthType: string,
	one: Case,
	body: INodeParameters,
): INode {
	const { atOnce: batchSize, latency: batchInterval } = one;
	const isPaused = batchInterval >= PAUSED_FROM && batchSize < itemsOf(one);
	const options = isPaused ? { batching: { batch: { batchSize, batchInterval } } } : {};
	const parameters = {
		...{ method: 'POST', url, authentication: 'genericCredentialType', genericAuthType },
		...{ sendBody: true, ...body, options },
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
