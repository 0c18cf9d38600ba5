import {
	readDocument,
	readFace,
} from '../../../../../nodes/verification/providers/argos/argos.answers';
import type { Pipeline } from '../../../../../nodes/verification/providers/argos/argos.parameters';
import { jsonReply } from '../vendorSide';

/** From the vendor's page (OpenAPI). */
const sample = {
	apiType: 'id_live_doc',
	transactionId: 'txn_123456789',
	engineVersion: 'id_liveness@3.4.2',
	result: {
		screenReplay: { liveness_score: 99 },
		paperPrinted: { liveness_score: 82 },
		replacePortraits: { liveness_score: 100 },
	},
};

const all: readonly Pipeline[] = ['screenReplay', 'paperPrinted', 'replacePortraits'];

function document(result: Readonly<Record<string, unknown>>, asked = all) {
	const answer = { ...sample, result: { ...sample.result, ...result } };
	return readDocument(jsonReply(answer), asked);
}

describe('only what was asked for counts', () => {
	test.each([{ score: 1 }, { scores: [99, 1] }, { Score: '1%' }, { details: { score: 1 } }])(
		'%j beside a score is a second one',
		(more) => {
			const screenReplay = { liveness_score: 99, ...more };
			expect(document({ screenReplay })).toMatchObject({
				failure: { reason: 'unreadableAnswer' },
			});
		},
	);

	test.each([undefined, { liveness_score: 1 }, { error: 'not asked for' }])(
		'%j of one that was not asked for is nothing',
		(screenReplay) => {
			const signals = [{ name: 'replacePortraits', score: 100 }];
			const read = document({ screenReplay }, ['replacePortraits']);
			expect(read).toMatchObject({ kind: 'scored', signals });
		},
	);
});

test.each([
	...['additional context about the result', 'No face mask', 'Rejection risk: low'],
	...['Completed without errors', 'Failed checks: 0', 'Error: none'],
])('a message beside a result is information (from the page): %s', (message) => {
	const face = { apiType: 'id_live_face', result: { liveness_score: 99 }, message };
	expect(readFace(jsonReply(face)).kind).toBe('scored');
	expect(readDocument(jsonReply({ ...sample, message }), all).kind).toBe('scored');
});

test('an acceptance of a callback that nobody asked for is no score', () => {
	const accepted = { ...sample, result: undefined, message: 'successfully received' };
	expect(readDocument(jsonReply(accepted, 201), all).kind).toBe('failed');
});
