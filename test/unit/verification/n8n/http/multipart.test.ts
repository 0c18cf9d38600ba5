import fastifyMultipart from '@fastify/multipart';
import fastify from 'fastify';
import type FormData from 'form-data';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ImageFormat } from '../../../../../nodes/verification/image/imageFormats';
import { multipartForm } from '../../../../../nodes/verification/n8n/http/requestBody';
import type { MultipartBody } from '../../../../../nodes/verification/providers/provider';
import { image, imageBytes } from '../../providers/vendorSide';

const fields = { country_code: 'IND', card_code: 'MRZ' };

function imageOf(format: ImageFormat) {
	const pixels = { width: 640, height: 480 };
	return { ...image, inspection: { kind: 'image', format, pixels } as const };
}

function bodyOf(format: ImageFormat): MultipartBody {
	return { kind: 'multipart', fields, files: [{ field: 'selfie', image: imageOf(format) }] };
}

function bytesOf(form: FormData): Promise<Buffer> {
	return buffer(form.pipe(new PassThrough()));
}

/** What a server makes of it, part by part. */
async function received(form: FormData) {
	const parts: unknown[] = [];
	const server = fastify();
	await server.register(fastifyMultipart);
	server.post('/', async (request) => {
		for await (const part of request.parts()) {
			if (part.type === 'field') parts.push([part.fieldname, part.value]);
			else {
				const content = await part.toBuffer();
				parts.push([part.fieldname, part.filename, part.mimetype, content.toString()]);
			}
		}
		return 'read';
	});
	const headers = { 'content-type': String(form.getHeaders()['content-type']) };
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	const body = new Uint8Array(await bytesOf(form));
	const answer = await fetch(url, { method: 'POST', headers, body });
	expect(await answer.text()).toBe('read');
	await server.close();
	return parts;
}

describe.each<[string, () => Uint8Array | Readable]>([
	['bytes in memory', () => imageBytes],
	[
		'a view into a larger memory',
		() => {
			const memory = new Uint8Array(500);
			memory.set(imageBytes, 100);
			return memory.subarray(100, 100 + imageBytes.length);
		},
	],
	['a stream', () => Readable.from([imageBytes.subarray(0, 10), imageBytes.subarray(10)])],
])('%s', (_name, content) => {
	test('arrives whole beside the fields, of a length that is known before', async () => {
		const form = multipartForm(bodyOf('jpeg'), [content()]);
		const length = form.getLengthSync();
		expect((await bytesOf(form)).length).toBe(length);
		expect(await received(multipartForm(bodyOf('jpeg'), [content()]))).toEqual([
			['country_code', 'IND'],
			['card_code', 'MRZ'],
			['selfie', 'image.jpg', 'image/jpeg', imageBytes.toString()],
		]);
	});
});

test('two files arrive whole, each under its own name, of a length that is known before', async () => {
	const files = ['selfie', 'image'].map((field) => ({ field, image: imageOf('jpeg') }));
	const body: MultipartBody = { kind: 'multipart', fields: {}, files };
	const form = () =>
		multipartForm(
			body,
			files.map(() => Readable.from([imageBytes])),
		);
	expect((await bytesOf(form())).length).toBe(form().getLengthSync());
	expect(await received(form())).toEqual(
		files.map(({ field }) => [field, 'image.jpg', 'image/jpeg', imageBytes.toString()]),
	);
});

test('a WebP, which only one vendor takes, is named and typed as one', async () => {
	const parts = await received(multipartForm(bodyOf('webp'), [imageBytes]));
	expect(parts).toContainEqual(['selfie', 'image.webp', 'image/webp', imageBytes.toString()]);
});
