import { Readable } from 'node:stream';
import FormData from 'form-data';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { freeMemory } from '../../image/freeMemory';
import { type ImageStream, wholeOf } from '../../image/image';
import { fileKindOf } from '../../image/imageFormats';
import { type JsonBody, type MultipartBody, type VendorRequest } from '../../providers/provider';

/** A body for one try, in the form that n8n's request helper takes. */
export interface OpenBody {
	readonly options: Pick<IHttpRequestOptions, 'body' | 'headers'>;
	/**
	 * Needed because a try that fails before its upload leaves the file open.
	 *
	 * @param isUploaded whether the operating system has all of the body
	 */
	close(isUploaded: boolean): void;
}

/**
 * @param signal ends the reading of the images
 * @throws UnusableInput if an image can no longer be read, or not in time
 */
export async function openBody(
	body: VendorRequest['body'],
	signal?: AbortSignal,
): Promise<OpenBody> {
	if (body.kind === 'json') {
		const headers = { accept: 'application/json', 'content-type': 'application/json' };
		const bytes = await jsonBody(body, signal);
		const free = (isUploaded: boolean) => isUploaded && freeMemory(bytes);
		return { options: { body: bytes, headers }, close: free };
	}
	const contents: Content[] = [];
	const close = () => {
		for (const content of contents) if (!(content instanceof Uint8Array)) content.destroy();
	};
	let areOpen = false;
	try {
		for (const { image } of body.files) contents.push(await image.content(signal));
		areOpen = true;
	} finally {
		if (!areOpen) close();
	}
	const form = multipartForm(body, contents);
	return { options: { body: form, headers: { accept: 'application/json' } }, close };
}

type Content = Uint8Array | ImageStream;

/**
 * Builds the body. The name and the type of a part come from the bytes, so the user's file name is
 * not sent.
 *
 * @param contents one for each file, with its `bytes`, because the declared length comes from there
 */
export function multipartForm(body: MultipartBody, contents: readonly Content[]): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(body.fields)) form.append(name, value);
	for (const [index, content] of contents.entries()) {
		const file = body.files[index];
		if (!file) throw new RangeError('more contents than files');
		const { extension, mimeType } = fileKindOf(file.image.inspection.format);
		form.append(file.field, content instanceof Uint8Array ? streamOf(content) : content, {
			filename: `image.${extension}`,
			contentType: mimeType,
			knownLength: file.image.bytes,
		});
	}
	return form;
}

/**
 * A form that has only Buffers emits all of itself before axios listens for its end, so axios never
 * ends the request.
 */
function streamOf(bytes: Uint8Array): Readable {
	return new Readable({
		read() {
			this.push(bytes);
			this.push(null);
		},
	});
}

/**
 * How many bytes of an image are encoded at a time: whole groups of three, which need no padding.
 * Encoding the whole image as one text takes twenty times as long and three times the memory.
 */
const ENCODED_AT_ONCE = 3 * 4096;

/**
 * Writes the body as it goes over the wire, in UTF-8. One image at a time is read, so that no two
 * are in memory besides the body.
 *
 * @throws what `wholeOf` throws
 */
export async function jsonBody(
	{ fields, base64 }: JsonBody,
	signal?: AbortSignal,
): Promise<Buffer> {
	const others = JSON.stringify(fields).slice(1, -1);
	const parts = base64.map(({ field, image }, index) => {
		const separator = index > 0 || others !== '' ? ',' : '';
		return { head: Buffer.from(`${separator}${JSON.stringify(field)}:"`), image };
	});
	const beginning = Buffer.from(`{${others}`);
	const length = parts.reduce(
		(sum, { head, image }) => sum + head.byteLength + 4 * Math.ceil(image.bytes / 3) + 1,
		beginning.byteLength + 1,
	);
	const body = Buffer.allocUnsafe(length);
	let at = beginning.copy(body);
	for (const { head, image } of parts) {
		at += head.copy(body, at);
		const whole = await wholeOf(image, signal);
		for (let from = 0; from < whole.byteLength; from += ENCODED_AT_ONCE) {
			at += body.write(whole.toString('base64', from, from + ENCODED_AT_ONCE), at, 'latin1');
		}
		at += body.write('"', at, 'latin1');
	}
	body.write('}', at, 'latin1');
	return body;
}
