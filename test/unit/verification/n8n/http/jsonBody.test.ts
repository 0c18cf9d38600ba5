import { randomBytes } from 'node:crypto';
import { jsonBody } from '../../../../../nodes/verification/n8n/http/requestBody';
import { image } from '../../providers/vendorSide';

/** @param photos by the field that each belongs into */
async function written(
	fields: Readonly<Record<string, unknown>>,
	photos: Readonly<Record<string, Buffer>>,
): Promise<unknown> {
	const base64 = Object.entries(photos).map(([field, bytes]) => ({
		field,
		image: { ...image, bytes: bytes.byteLength, content: async () => bytes },
	}));
	const body: unknown = JSON.parse((await jsonBody({ kind: 'json', fields, base64 })).toString());
	return body;
}

test.each([0, 1, 2, 3, 12_287, 12_288, 12_289, 12_290, 500_001])(
	'%i bytes arrive as they were, in bare base64',
	async (length) => {
		const photo = randomBytes(length);
		expect(await written({}, { photo })).toEqual({ photo: photo.toString('base64') });
	},
);

test('the other fields arrive beside the image, whatever alphabet they are in', async () => {
	const fields = { pipelines: { sr: true, pc: false }, note: 'Ж"\\""}', photos: '' };
	const photo = randomBytes(1000);
	expect(await written(fields, { photo })).toEqual({ ...fields, photo: photo.toString('base64') });
});

test.each([{}, { pipelines: { sr: true } }])('two images arrive beside %p', async (fields) => {
	const [photo, other] = [randomBytes(1000), randomBytes(20_000)];
	expect(await written(fields, { photo, other })).toEqual({
		...fields,
		photo: photo.toString('base64'),
		other: other.toString('base64'),
	});
});
