import { everyReading, type Reading } from './vendorSide';

/** What a vendor's code or words say of the picture, or nothing. */
type Row = readonly [status: number, body: object, reason: string];

function accuraRows(message: string, reason: string): Row[] {
	const failed = [
		{ Status: 'Fail', Message: message },
		{ status: false, message, data: {} },
		{ status: 'fail', data: { message } },
		{ Status: 'Fail', Message: message, data: { score: 99 } },
	];
	return [...failed.map((body): Row => [200, body, reason]), [400, failed[0] ?? {}, reason]];
}

/** The page's shapes: nested with a text, and flat with a number. */
function argosRows(statuses: readonly number[], code: number, message: string, reason: string) {
	const error = { errorCode: String(code), message };
	return statuses.flatMap((status): Row[] => [
		[status, { error }, reason],
		[status, { errorCode: code, message }, reason],
	]);
}

const kairosError = { ErrCode: 5002, Message: 'no faces found in the image' };
const processed = 'Fail to process data';
const denied = 'User is not authorized: EXPLICIT DENY in a resource-based policy';

const rows: Readonly<Record<string, readonly Row[]>> = {
	/** Assumed. */
	accura: [
		...accuraRows('Face not detected', 'noFaceFound'),
		...accuraRows('No face found in the image', 'noFaceFound'),
		...accuraRows('Unable to detect face', 'noFaceFound'),
		...accuraRows('Image is blurry', 'imageNotAnalysable'),
		...accuraRows('Document not detected', 'imageNotAnalysable'),
		...accuraRows('Please upload a clear image: low quality', 'imageNotAnalysable'),
		...accuraRows('Invalid card code', 'rejectedByVendor'),
		...accuraRows('Surface code is wrong', 'rejectedByVendor'),
	],
	/** From the page; 1003 is also its "Invalid image data". */
	argos: [
		...argosRows([400, 200], 1009, 'Fail to analyze document', 'imageNotAnalysable'),
		...argosRows([400, 200], 1017, 'Fail to analyze face', 'imageNotAnalysable'),
		...argosRows([400, 200], 1013, 'Invalid image format', 'unsupportedFormat'),
		...[1001, 1005, 1006, 1007, 1008, 1010, 1012, 1014, 1015, 1016].flatMap((code) =>
			argosRows([400, 200], code, 'Invalid inputs', 'rejectedByVendor'),
		),
		...argosRows([400, 200, 422], 1003, processed.toUpperCase(), 'imageNotAnalysable'),
		...argosRows([400, 200], 1003, 'Invalid image data', 'imageNotAnalysable'),
		...argosRows([400], 1003, 'The image could not be decoded', 'imageNotAnalysable'),
		...argosRows([400], 1003, `${processed}: pipelines is missing`, 'rejectedByVendor'),
		...argosRows([400], 1003, 'idImage is required', 'rejectedByVendor'),
		...argosRows([500], 1003, processed, 'vendorUnavailable'),
		...argosRows([302, 307], 1009, 'Fail to analyze document', 'rejectedByVendor'),
		...argosRows([401, 403], 1009, 'Fail to analyze document', 'unauthorized'),
		[413, { errorCode: 1009 }, 'imageTooLarge'],
	],
	/** Seen in integrations, of the older calls. */
	kairos: [200, 400].flatMap((status): Row[] => [
		[status, { Errors: [kairosError] }, 'noFaceFound'],
		[status, { Errors: [{ ...kairosError, ErrCode: '5002' }] }, 'noFaceFound'],
		[status, { Errors: [{ ...kairosError, ErrCode: 1002 }] }, 'rejectedByVendor'],
	]),
};

const atOnce = everyReading.filter(({ call }) => !call.endsWith('called back'));

const cases = atOnce.flatMap((reading) =>
	(rows[reading.provider] ?? []).map(([status, body, reason]) => ({
		...{ ...reading, status, body, reason },
		shown: JSON.stringify(body),
	})),
);

test.each(cases)('$call: HTTP $status with $shown is $reason', async ({ read, ...row }) => {
	expect(await read(row.body, row.status)).toMatchObject({ failure: { reason: row.reason } });
});

/** The vendor's own words, wherever they stand. */
const words = 'Wrong code';
const shapes = [
	{ message: words },
	{ Message: words, status: false },
	{ error: words },
	{ error: { message: words, errorCode: '1015' } },
	{ errorCode: 1015, message: words },
	{ Errors: [{ ErrCode: 1002, Message: words }] },
	{ status: false, data: { message: words } },
];

const failureOf = async ({ read }: Reading, body: object, status: number) => {
	const answer = await read(body, status);
	return answer.kind === 'failed' ? answer.failure : null;
};

describe.each(atOnce)('$call', (reading) => {
	test.each(shapes)('the words of %j are kept', async (body) => {
		for (const status of [200, 400]) {
			const failure = { reason: 'rejectedByVendor', status, vendorMessage: words };
			expect(await failureOf(reading, body, status)).toEqual(failure);
		}
		expect(await failureOf(reading, body, 401)).toMatchObject({ vendorMessage: words });
	});

	test('only ARGOS is behind a gateway that blocks callers', async () => {
		for (const [body, isTold] of [
			[{ message: denied }, reading.provider === 'argos'],
			[{ Message: denied.toLowerCase() }, reading.provider === 'argos'],
			[{ message: 'Forbidden' }, false],
		] as const) {
			const failure = await failureOf(reading, body, 403);
			expect(failure && 'isCallerBlocked' in failure).toBe(isTold);
		}
	});
});
