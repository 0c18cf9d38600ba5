import type { IExecuteFunctions } from 'n8n-workflow';
import { Readable } from 'node:stream';
import { senderFor } from '../../../nodes/verification/n8n/http/send';
import { readCredential } from '../../../nodes/verification/n8n/http/vendorCredential';
import { makeVerdict, openRecord } from '../../../nodes/verification/n8n/output/makeVerdict';
import type { Provider } from '../../../nodes/verification/providers/provider';
import type { Verdict } from '../../../nodes/verification/verdict';
import { nodeContext } from '../../unit/verification/n8n/nodeContext';
import { images } from '../../unit/verification/providers/vendorSide';
import { type Asked, bytesOf } from './answers';
import { offerFor } from './question';

export interface HowAsked {
	readonly raw?: boolean;
	readonly unusableImage?: 'inconclusive' | 'error';
	/** What the credential's key is. */
	readonly key?: string;
}

/**
 * Asks a question and gets this answer, byte by byte, through all that stands between n8n's request
 * helper and the verdict.
 */
export async function ask(asked: Asked, how: HowAsked = {}): Promise<Verdict> {
	const { question } = asked;
	const { raw = false, unusableImage = 'inconclusive', key = 'key-0123456789' } = how;
	const { provider, check } = offerFor(question);
	const opened = openRecord({
		checkName: question.checkName,
		provider,
		shape: {
			resultField: question.checkName,
			includeInputFields: true,
			includeBinary: true,
			includeRawResponse: raw,
		},
	});
	const policy = { maxRetries: 0, timeoutSeconds: 60, requestsPerMinute: 0 };
	const vendorSettings = { threshold: question.threshold, parameters: question.parameters };
	const { passes } = check;
	const settings = {
		vendorSettings,
		passes,
		reviewThreshold: question.reviewThreshold,
		unusableImage,
	};
	const never = new AbortController().signal;
	const stop = { beginNothing: never, endNow: never };
	const openSender = senderFor(answering(asked), await credentialOf(provider, key), stop);
	const sender = openSender(policy, []);
	const answer = await check.verify(images, vendorSettings, sender.send);
	return makeVerdict({ ...opened, settings, attempts: sender.attempts(), answer });
}

async function credentialOf(provider: Provider, key: string) {
	const values = { apiKey: key, appId: 'app-id-9876', appKey: key, baseUrl: 'https://vendor.test' };
	const reading = await readCredential(nodeContext({ credential: values }), provider);
	if (reading.kind === 'failed') throw new Error('The credential cannot be read');
	return reading.credential;
}

/** As much of n8n as sending takes: a helper that gives the answer as a stream. */
function answering(asked: Asked): IExecuteFunctions {
	const context = {
		helpers: {
			httpRequestWithAuthentication: async () => ({
				statusCode: asked.status,
				headers: asked.headers,
				body: Readable.from(chunksOf(asked)),
			}),
		},
	};
	return context as unknown as IExecuteFunctions;
}

function chunksOf(asked: Asked): Buffer[] {
	const bytes = bytesOf(asked);
	// A long answer in pieces of a few bytes would only take long.
	const chunk = Math.max(asked.chunk, Math.ceil(bytes.length / 100));
	return Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) =>
		bytes.subarray(index * chunk, (index + 1) * chunk),
	);
}
