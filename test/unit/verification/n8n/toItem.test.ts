import { type INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Failure } from '../../../../nodes/verification/failure';
import {
	failedRecord,
	makeVerdict,
	openRecord,
} from '../../../../nodes/verification/n8n/output/makeVerdict';
import { toErrorItem, toItem } from '../../../../nodes/verification/n8n/output/toItem';
import { toNodeError } from '../../../../nodes/verification/n8n/output/toNodeError';

const refused: Failure = { reason: 'unauthorized', status: 401, vendorMessage: null };
const shape = {
	resultField: 'faceLiveness',
	includeInputFields: true,
	includeBinary: true,
	includeRawResponse: false,
};

function recordOf(changes: Partial<typeof shape> = {}) {
	const provider = { name: 'kairos', label: 'Kairos' };
	return openRecord({ checkName: 'faceLiveness', provider, shape: { ...shape, ...changes } });
}

function input(): INodeExecutionData {
	return {
		json: { applicant: 7, idLiveness: { outcome: 'pass' } },
		binary: { data: { data: 'filesystem-v2', mimeType: 'image/jpeg', id: 'f1' } },
	};
}

function itemWith(changes: Partial<typeof shape>) {
	const record = recordOf(changes);
	const verdict = makeVerdict(failedRecord(record, refused));
	return { item: toItem(input(), 3, verdict, record.shape, 'apart'), verdict };
}

describe('an item as it leaves', () => {
	test('keeps its fields, the verdicts before and its images, and gains the verdict', () => {
		const { item, verdict } = itemWith({});
		expect(item).toEqual({
			json: { ...input().json, faceLiveness: verdict },
			binary: input().binary,
			pairedItem: { item: 3 },
		});
	});

	test('may have its verdict under another name', () => {
		const { item, verdict } = itemWith({ resultField: 'selfie' });
		expect(item.json).toEqual({ ...input().json, selfie: verdict });
	});

	test('may leave with the verdict alone, still under its field', () => {
		const { item, verdict } = itemWith({ includeInputFields: false });
		expect(item.json).toEqual({ faceLiveness: verdict });
	});

	test('may leave without its images', () => {
		expect(itemWith({ includeBinary: false }).item).not.toHaveProperty('binary');
	});

	test('leaves out a binary field without a file, over which n8n would stumble', () => {
		const holed: INodeExecutionData = JSON.parse(
			'{"json":{},"binary":{"lost":null,"data":{"mimeType":"","data":""}}}',
		);
		const verdict = makeVerdict(failedRecord(recordOf(), refused));
		for (const item of [
			toItem(holed, 0, verdict, shape, 'apart'),
			toErrorItem(holed, 0, verdict, 'apart'),
		]) {
			expect(Object.keys(item.binary ?? {})).toEqual(['data']);
		}
	});

	test('is a copy: n8n may empty what it gave', () => {
		const given = input();
		const record = recordOf();
		const verdict = makeVerdict(failedRecord(record, refused));
		const items = [
			toItem(given, 0, verdict, record.shape, 'apart'),
			toErrorItem(given, 0, verdict, 'apart'),
		];
		for (const item of items) {
			expect(item.json).not.toBe(given.json);
			expect(item.binary).not.toBe(given.binary);
		}
		expect(given).toEqual(input());
	});
});

test('an item for the Error output carries nothing but the error, and its images', () => {
	const item = toErrorItem(input(), 3, makeVerdict(failedRecord(recordOf(), refused)), 'apart');
	expect(item).toEqual({
		json: {
			error: {
				message: 'Kairos refused the key (HTTP 401)',
				description: 'Check the key and the Base URL in the Kairos credential.',
				reason: 'unauthorized',
				nextStep: 'fix',
				check: 'faceLiveness',
				provider: 'kairos',
				httpCode: 401,
			},
		},
		binary: input().binary,
		pairedItem: { item: 3 },
	});
});

describe('the error that stops a workflow', () => {
	const node = {
		id: '1',
		name: 'Face Liveness',
		type: 'faceLiveness',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};

	test('has our words, the HTTP status and the item', () => {
		const error = toNodeError(node, makeVerdict(failedRecord(recordOf(), refused)), 3);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: 'Kairos refused the key (HTTP 401)',
			description: 'Check the key and the Base URL in the Kairos credential.',
			httpCode: '401',
		});
		expect(error.context.itemIndex).toBe(3);
	});

	test('is one of the node where no vendor answered', () => {
		const verdict = makeVerdict(failedRecord(recordOf(), { reason: 'cancelled' }));
		const error = toNodeError(node, verdict, 0);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.context.itemIndex).toBe(0);
		expect(error.message).toContain('canceled');
	});
});
