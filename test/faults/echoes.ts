import type { Fault } from '../harness/simulator/faults/fault';
import type { Simulator } from '../harness/simulator/simulator';
import { testedCalls } from '../contract/vendorCalls';
import { status } from './row';
import type { Strike } from './strikes';

type Keys = readonly string[];

/** What is repeated, as one text. */
type Words = (keys: Keys, image: Buffer) => string;

const encodings: Readonly<Record<string, Words>> = {
	'as it was': (keys, image) => `No access for ${keys.join()} with ${image.toString('base64')}`,
	'in base64': (keys) => `Basic ${Buffer.from(keys.join(':')).toString('base64')}`,
	'in base64 of its own': (keys) => keys.map((key) => base64(key)).join(' '),
	'in base64 for URLs': (keys, image) =>
		`${keys.map((key) => Buffer.from(key).toString('base64url')).join()} ${image.toString('base64url')}`,
	'in hex': (keys, image) =>
		`${keys.map((key) => Buffer.from(key).toString('hex')).join(' ')} ${image.toString('hex')}`,
	'percent-encoded': (keys, image) =>
		encodeURIComponent(`key=${keys.join()}&image=${image.toString('base64')}`),
	'as bytes': (keys, image) => `${keys.join()} ${image.toString('latin1')}`,
};

const places: Readonly<Record<string, (words: string) => Fault>> = {
	'with 200': (words) => status(200, bodyWith(words)),
	'with 400': (words) => status(400, bodyWith(words)),
	'with 500': (words) => status(500, bodyWith(words)),
	'in a web page': (words) => status(400, `<html>${words}</html>`),
	'in a web page with 200': (words) => status(200, `<html>${words}</html>`),
};

/**
 * A vendor, or a gateway before it, repeats what it was sent: the keys and the picture, in each
 * encoding and each place; and a key as a reference.
 *
 * @param others what else the request held
 */
export function echoesOf(image: Buffer, others: readonly string[] = []): Strike[] {
	const inBodies = Object.entries(encodings).flatMap(([encoding, words]) =>
		Object.entries(places).map(([place, answer]) => ({
			name: `an echo ${encoding}, ${place}`,
			addTo: (simulator: Simulator) =>
				addForEachCall(simulator, (keys) => answer(words([...keys, ...others], image))),
		})),
	);
	const inHeader: Strike = {
		name: 'an echo in a header',
		addTo: (simulator) =>
			addForEachCall(simulator, ([key = '']) => {
				const headers = { 'x-request-id': key, 'content-type': 'application/json' };
				return { kind: 'answer', status: 200, headers, body: '{}' };
			}),
	};
	return [...inBodies, inHeader];
}

function addForEachCall(simulator: Simulator, answer: (keys: Keys) => Fault): void {
	for (const { call, provider } of testedCalls) {
		const keys = Object.values(simulator.keys[provider]);
		simulator.faults.add({ when: { call }, then: answer(keys) });
	}
}

/** The words wherever one of the vendors has a text of its own, and as the name of a property. */
function bodyWith(words: string): object {
	return {
		message: words,
		error: { errorCode: '1003', message: words, transactionId: words, engineVersion: words },
		transactionId: words,
		engineVersion: words,
		api_req_uid: words,
		status: false,
		[words]: [words],
		response_data: { faces_predicted: [words] },
	};
}

function base64(text: string): string {
	return Buffer.from(text).toString('base64');
}
