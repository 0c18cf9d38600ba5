import { checkOf, image, jsonReply, verifyWith } from '../vendorSide';

const reply = { kind: 'reply', reply: jsonReply({}) } as const;
const file = { field: 'liveness_image', image };
const reading = { scoreField: '', scoreScale: 'percent' };

test('a face goes out alone', async () => {
	const { sent } = await verifyWith(checkOf('accura', 'faceLiveness'), reply, reading);
	expect(sent).toEqual([
		{ path: '/v2/api/liveness', body: { kind: 'multipart', fields: {}, file } },
	]);
});

test('an ID goes out with the codes of its country and card', async () => {
	const codes = { countryCode: 'IND', cardCode: 'PAN', ...reading };
	const { sent } = await verifyWith(checkOf('accura', 'idLiveness'), reply, codes);
	expect(sent).toEqual([
		{
			path: '/v2/api/id-liveness',
			body: {
				kind: 'multipart',
				fields: { country_code: 'IND', card_code: 'PAN' },
				file,
			},
		},
	]);
});

test('the threshold stays here: Accura takes none', async () => {
	for (const checkName of ['faceLiveness', 'idLiveness'] as const) {
		const check = checkOf('accura', checkName);
		const codes = { countryCode: 'IND', cardCode: 'MRZ', ...reading };
		const { sent } = await verifyWith(check, reply, codes, 80);
		expect(JSON.stringify(sent)).not.toContain('80');
	}
});
