import FormData from 'form-data';
import { fileKindOf } from '../image/imageFormats';
import { asBuffer, type ImageStream } from '../image/checkImage';
import type { MultipartBody } from '../providers/provider';

/**
 * Builds the body. The part is named and typed by what the bytes are: the user's own file name
 * stays with the user.
 *
 * @param content as long as `body.file.image.bytes` says, which is what the length is told from
 */
export function multipartForm(body: MultipartBody, content: Uint8Array | ImageStream): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(body.fields)) form.append(name, value);
	const { field, image } = body.file;
	const { extension, mimeType } = fileKindOf(image.format);
	const data = content instanceof Uint8Array ? asBuffer(content) : content;
	form.append(field, data, {
		filename: `image.${extension}`,
		contentType: mimeType,
		knownLength: image.bytes,
	});
	return form;
}
