import { checkOf, image, jsonReply, verifyWith } from '../vendorSide';

const check = checkOf('kairos', 'faceLiveness');
const reply = { kind: 'reply', reply: jsonReply({}) } as const;

async function fieldsWith(threshold: number) {
	const { sent } = await verifyWith(check, reply, {}, threshold);
	return sent.map(({ body }) => (body.kind === 'multipart' ? body.fields : null));
}

test('one upload with the file as "selfie" and the threshold of the user', async () => {
	const { sent } = await verifyWith(check, reply);
	expect(sent).toEqual([
		{
			path: '/v0.2/liveness-verification',
			body: {
				kind: 'multipart',
				fields: { threshold: '0.6' },
				file: { field: 'selfie', image },
			},
		},
	]);
});

test.each([
	[60, '0.6'],
	[57, '0.57'],
	[29, '0.29'],
	[55.55, '0.5555'],
	[0, '0'],
	[1, '0.01'],
	[100, '1'],
])('threshold %d of 100 is %s of 1', async (threshold, sent) => {
	expect(await fieldsWith(threshold)).toEqual([{ threshold: sent }]);
});
