import FormData from 'form-data';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { asBuffer } from '../../image/asBuffer';
import { type ImageStream, wholeOf } from '../../image/image';
import { fileKindOf } from '../../image/imageFormats';
import { type JsonBody, type MultipartBody, type VendorRequest } from '../../providers/provider';

/** A body for one try, in the form that n8n's request helper takes. */
export interface OpenBody {
	readonly options: Pick<IHttpRequestOptions, 'body' | 'headers'>;
	/** Needed because a try that fails before its upload leaves the file open. */
	close(): void;
}

/**
 * @param signal ends the reading of the image
 * @throws UnusableInput if the image can no longer be read, or not in time
 */
export async function openBody(
	body: VendorRequest['body'],
	signal?: AbortSignal,
): Promise<OpenBody> {
	if (body.kind === 'json') {
		const headers = { accept: 'application/json', 'content-type': 'application/json' };
		const bytes = jsonBody(body, await wholeOf(body.base64.image, signal));
		return { options: { body: bytes, headers }, close: () => undefined };
	}
	const content = await body.file.image.content(signal);
	return {
		options: { body: multipartForm(body, content), headers: { accept: 'application/json' } },
		close: () => {
			if (!(content instanceof Uint8Array)) content.destroy();
		},
	};
}

/**
 * Builds the body. The name and the type of the part come from the bytes, so the user's file name
 * is not sent.
 *
 * @param content must have `body.file.image.bytes` bytes, because the declared length comes from
 * there
 */
export function multipartForm(body: MultipartBody, content: Uint8Array | ImageStream): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(body.fields)) form.append(name, value);
	const { field, image } = body.file;
	const { extension, mimeType } = fileKindOf(image.inspection.format);
	const data = content instanceof Uint8Array ? asBuffer(content) : content;
	form.append(field, data, {
		filename: `image.${extension}`,
		contentType: mimeType,
		knownLength: image.bytes,
	});
	return form;
}

/**
 * How many bytes of the image are encoded at a time: whole groups of three, which need no padding.
 * Encoding the whole image as one text takes twenty times as long and three times the memory.
 */
const ENCODED_AT_ONCE = 3 * 4096;

/** What follows the image. */
const ending = '"}';

/** Writes the body as it goes over the wire, in UTF-8. */
export function jsonBody({ fields, base64 }: JsonBody, image: Buffer): Buffer {
	const others = Object.keys(fields).length === 0 ? '{' : `${JSON.stringify(fields).slice(0, -1)},`;
	const head = Buffer.from(`${others}${JSON.stringify(base64.field)}:"`);
	const digits = 4 * Math.ceil(image.byteLength / 3);
	const body = Buffer.allocUnsafe(head.byteLength + digits + ending.length);
	let at = head.copy(body);
	for (let from = 0; from < image.byteLength; from += ENCODED_AT_ONCE) {
		at += body.write(image.toString('base64', from, from + ENCODED_AT_ONCE), at, 'latin1');
	}
	body.write(ending, at, 'latin1');
	return body;
}
