import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import {
	readWaitingCheck,
	waitForCallback,
} from '../../../../../nodes/verification/n8n/later/pendingCheck';
import { openRecord } from '../../../../../nodes/verification/n8n/output/makeVerdict';

const shape = {
	resultField: 'documentForgery',
	includeInputFields: true,
	includeBinary: true,
	includeRawResponse: false,
};

/** What the node keeps in n8n's own data of it, as text. */
async function kept(): Promise<string> {
	const ofNode: IDataObject = {};
	const context: Pick<IExecuteFunctions, 'getContext' | 'getExecuteData' | 'putExecutionToWait'> = {
		getContext: () => ofNode,
		getExecuteData: () => ({
			node: nodeNamed('Check'),
			data: { main: [[{ json: {} }]] },
			source: null,
		}),
		putExecutionToWait: async () => undefined,
	};
	const provider = { name: 'argos', label: 'ARGOS' };
	const opened = openRecord({ checkName: 'documentForgery', provider, shape });
	await waitForCallback(context, {
		record: {
			...opened,
			settings: {
				vendorSettings: { threshold: 61, parameters: {} },
				passes: 'atLeast',
				reviewThreshold: null,
				unusableImage: 'inconclusive',
			},
			answer: { kind: 'pending', transactionId: 'txn_1', engineVersion: null },
		},
		input: { json: { applicant: 'Ada' } },
		plan: { routing: 'passFail', pending: false },
		place: 'apart',
	});
	const [record] = Object.values(ofNode);
	if (typeof record !== 'string') throw new Error('Nothing is kept');
	return record;
}

function nodeNamed(name: string) {
	const position: [number, number] = [0, 0];
	return { id: '1', name, type: 'documentForgery', typeVersion: 1, position, parameters: {} };
}

function read(found: unknown) {
	// n8n gives what the expression finds in the data of the node.
	return readWaitingCheck({
		getNode: () => nodeNamed('Check'),
		evaluateExpression: () => found as string,
	});
}

test('what a check keeps while it waits can be read again', async () => {
	expect(read(await kept())).toMatchObject({
		pending: { check: 'documentForgery', outcome: 'pending', transactionId: 'txn_1' },
		input: { json: { applicant: 'Ada' } },
	});
});

test.each([0, 2, 1.5, '1', true, null, [1], undefined])(
	'a record of the format %j is not read',
	async (format) => {
		const record: object = JSON.parse(await kept());
		expect(read(JSON.stringify({ ...record, format }))).toBeNull();
	},
);

test.each(['null', '[]', '1', '"text"', '{}'])('nor is %s', (text) => {
	expect(read(text)).toBeNull();
});

test.each([undefined, null, {}, { format: 1 }])('nor is %j, which is no text', (value) => {
	expect(read(value)).toBeNull();
});
