import { once } from 'node:events';
import { createReadStream, mkdtempSync, type ReadStream, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Image } from '../../../../../nodes/verification/image/image';
import { multipartForm, openBody } from '../../../../../nodes/verification/n8n/http/requestBody';
import { image, imageBytes } from '../../providers/vendorSide';

const size = 8 * 1024 * 1024;
let folder: string;
let path: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'kyc-upload-'));
	path = join(folder, 'photo.jpg');
	writeFileSync(path, Buffer.alloc(size, 1));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('an upload that breaks leaves no file open', async () => {
	const server = createServer((socket) => {
		socket.on('error', () => undefined);
		socket.once('data', () => socket.resetAndDestroy());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;

	const opened: ReadStream[] = [];
	const stored: Image = {
		...image,
		bytes: size,
		content: async () => {
			const file = createReadStream(path);
			opened.push(file);
			return file;
		},
	};
	const body = {
		kind: 'multipart',
		fields: {},
		files: [{ field: 'photo', image: stored }],
	} as const;
	const open = await openBody(body);
	const form: unknown = open.options.body;
	if (!isForm(form)) throw new Error('no form');
	const sending = request({ port, host: '127.0.0.1', method: 'POST', headers: form.getHeaders() });
	form.pipe(sending);
	await expect(once(sending, 'response')).rejects.toThrow(/ECONNRESET|EPIPE|hang up/);

	const [file] = opened;
	if (!file) throw new Error('the file was not opened');
	const closed = once(file, 'close');
	open.close(false);
	await closed;
	expect(file.destroyed).toBe(true);
	server.close();
});

test('a second file that cannot be opened leaves the first one closed', async () => {
	const first = createReadStream(path);
	const files = [
		{ field: 'selfie', image: { ...image, bytes: size, content: async () => first } },
		{ field: 'image', image: { ...image, content: () => Promise.reject(new Error('gone')) } },
	];
	const closed = once(first, 'close');
	await expect(openBody({ kind: 'multipart', fields: {}, files })).rejects.toThrow('gone');
	await closed;
	expect(first.destroyed).toBe(true);
});

test('an image that is part of a larger memory is sent without its neighbours', async () => {
	const memory = Buffer.concat([Buffer.alloc(100), imageBytes, Buffer.alloc(100)]);
	const view = memory.subarray(100, 100 + imageBytes.length);
	const body = { kind: 'multipart', fields: {}, files: [{ field: 'photo', image }] } as const;
	const form = multipartForm(body, [view]);
	const length = form.getLengthSync();
	const sent = await buffer(form.pipe(new PassThrough()));
	expect(sent.length).toBe(length);
	expect(sent.includes(imageBytes)).toBe(true);
});

function isForm(value: unknown): value is ReturnType<typeof multipartForm> {
	return typeof value === 'object' && value !== null && 'getHeaders' in value;
}
