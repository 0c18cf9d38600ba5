import { randomBytes } from 'node:crypto';
import { jsonBody } from '../../../../../nodes/verification/n8n/http/requestBody';
import { image } from '../../providers/vendorSide';

function written(fields: Readonly<Record<string, unknown>>, bytes: Buffer): Buffer {
	return jsonBody({ kind: 'json', fields, base64: { field: 'photo', image } }, bytes);
}

test.each([0, 1, 2, 3, 12_287, 12_288, 12_289, 12_290, 500_001])(
	'%i bytes arrive as they were, in bare base64',
	(length) => {
		const bytes = randomBytes(length);
		const body: unknown = JSON.parse(written({}, bytes).toString());
		expect(body).toEqual({ photo: bytes.toString('base64') });
	},
);

test('the other fields arrive beside the image, whatever alphabet they are in', () => {
	const fields = { pipelines: { sr: true, pc: false }, note: 'Ж"\\""}', photos: '' };
	const bytes = randomBytes(1000);
	const body: unknown = JSON.parse(written(fields, bytes).toString());
	expect(body).toEqual({ ...fields, photo: bytes.toString('base64') });
});
