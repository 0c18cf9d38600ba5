import type { IHttpRequestOptions } from 'n8n-workflow';
import type { VendorRequest } from '../providers/provider';
import { jsonBody } from './jsonBody';
import { multipartForm } from './multipart';

/** A body as n8n's request helper takes it, for one try. */
export interface OpenBody {
	readonly options: Pick<IHttpRequestOptions, 'body' | 'headers'>;
	/** A try that fails before its upload leaves the file open. */
	close(): void;
}

/** @throws UnusableInput where the image cannot be read any more */
export async function openBody(body: VendorRequest['body']): Promise<OpenBody> {
	if (body.kind === 'json') {
		const headers = { accept: 'application/json', 'content-type': 'application/json' };
		const bytes = jsonBody(body, await body.base64.image.whole());
		return { options: { body: bytes, headers }, close: () => undefined };
	}
	const content = await body.file.image.content();
	return {
		options: { body: multipartForm(body, content) },
		close: () => {
			if (!(content instanceof Uint8Array)) content.destroy();
		},
	};
}
