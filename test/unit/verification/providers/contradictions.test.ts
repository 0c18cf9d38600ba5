import { denials } from './denials';
import { everyReading, withExtraAnywhere, withExtraBesideScore } from './vendorSide';

const rows = everyReading.flatMap((reading) =>
	denials.map((denial) => ({ ...reading, ...denial, shown: JSON.stringify(denial.value) })),
);

test.each(rows)('$call: $name $shown speaks against the score', async (row) => {
	for (const answer of withExtraAnywhere(row.goodAnswer, { [row.name]: row.value })) {
		const read = await row.read(answer);
		expect([answer, read]).toMatchObject([answer, { kind: 'failed' }]);
		const { reason } = read.kind === 'failed' ? read.failure : { reason: null };
		// Some are a refusal in the vendor's own words as well.
		expect(['unreadableAnswer', 'rejectedByVendor', 'noFaceFound']).toContain(reason);
	}
});

describe.each(everyReading)('$call', ({ goodAnswer, read }) => {
	test.each([
		['livenessStatus', false],
		['label', 'spoof'],
		['verified', false],
		['is_live', false],
		['verdict', 'spoof'],
		['code', 'E-SPOOF'],
		['message', 'Presentation attack detected'],
	])('a denial is told by its field, and not by its value: %s', async (name, value) => {
		const answer = await read({ ...goodAnswer, [name]: value });
		expect(answer).toMatchObject({ failure: { reason: 'unreadableAnswer' } });
		const problem = JSON.stringify(answer.kind === 'failed' && answer.failure);
		expect(problem).toContain(name);
		expect(problem).not.toMatch(/spoof|attack/i);
	});

	test.each(['Max Mustermann', 'sk1234567890abcdef12345', 'x'.repeat(40), ''])(
		'a name that may be data is not shown: %j',
		async (name) => {
			const answer = await read({ ...goodAnswer, data: { [name]: 'spoof' } });
			const problem = JSON.stringify(answer.kind === 'failed' && answer.failure);
			expect(problem).toContain('one of its fields');
		},
	);
});

/** The answer's own words for a failure. Assumed, all of it. */
const refusals: readonly object[] = [
	...[false, 'false', 'Fail', 'failed', 'FAILURE', 'Error', 0, '0'].flatMap((status) => [
		{ status },
		{ Status: status },
		{ success: status },
	]),
	...['Wrong code', { message: 'Wrong code' }, { errorCode: '1003' }, 'true', 5, true].flatMap(
		(error) => [{ error }, { status: true, Error: error }, { errors: [error] }],
	),
	...[{ hasError: true }, { is_error: 'yes' }, { errorOccurred: 1 }, { errors: [{}] }],
	...[{ result_status: 'ERROR' }, { http_status_code: 500 }],
	...[{ message: 'HTTP 500' }, { error: { code: 1001, message: '' } }],
	...[{ failureReason: 'blur' }, { fail_code: 3 }, { fault: 'Server' }, { violations: ['x'] }],
	...[{ msg: 'error' }, { status_text: 'invalid' }, { detail: 'Not found.' }],
	...[{ isSuccess: false }, { errorMessage: 'No' }, { error_message: 'No' }, { errorCode: 17 }],
	...[
		{ error_code: 'E17' },
		{ code: 401 },
		{ code: 500 },
		{ statusCode: 500 },
		{ statusCode: '404' },
	],
	...[{ statusCode: 'none' }, { Errors: [{ Message: 'Wrong code', ErrCode: 5001 }] }],
	...[
		{ status: true, Status: false },
		{ status: false, Status: true },
	],
	...[
		{ error: null, Error: 'Wrong code' },
		{ errors: [], Errors: ['Wrong code'] },
	],
	...[
		...['Fail to analyze', 'Analysis failed', 'Internal error: null', '10 errors', 'Invalid image'],
		...['Error 0x80004005', 'Unable to read', 'No face was found', 'Can’t analyze', '분석 실패'],
		['Done', 'Fail to analyze'],
	].map((message) => ({ message })),
];

const unclear: readonly object[] = [
	...['pending', 'unknown', '', null, 500, {}, [], 'not success', [['success']]].map((status) => ({
		status,
	})),
	...[1001, 2, 'E17', 'TIMEOUT', 'HTTP 500', 202].map((code) => ({ code })),
	...[{ statusCode: 202 }, { statusCode: 206 }, { result_code: 1001 }, { result_status: 'unsure' }],
	...[{ class: 1 }, { class_id: 0 }, { predictedLabel: '1' }],
	...['unsure', 'class 2', 2].map((label) => ({ label })),
	...[{ prediction: 'other' }, { recommendation: 'escalate' }, { assessment: 'unsure' }],
	...[{ en: 'Fail' }, { text: 'Failed' }, 'Error [removed]'].map((message) => ({ message })),
];

const claims = everyReading.flatMap((reading) =>
	[...refusals, ...unclear].map((claim) => ({
		...{ ...reading, claim, shown: JSON.stringify(claim) },
		isUnclear: unclear.includes(claim),
	})),
);

test.each(claims)('$call: $shown beside its scores is no success', async (row) => {
	const beside = withExtraBesideScore(row.goodAnswer, row.score.field, row.claim);
	for (const answer of [{ ...row.goodAnswer, ...row.claim }, ...beside]) {
		const read = await row.read(answer);
		const reason = read.kind === 'failed' ? read.failure.reason : 'scored';
		expect([answer, reason === 'unreadableAnswer']).toEqual([answer, row.isUnclear]);
		expect(reason).not.toBe('scored');
	}
});
