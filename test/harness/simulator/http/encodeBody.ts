export interface EncodedBody {
	/** The Content-Type header, where the body says one. */
	readonly type: Readonly<Record<string, string>>;
	readonly content: Buffer;
}

/** Text and Buffers as they are, anything else as JSON; undefined is empty. */
export function encodeBody(body: unknown): EncodedBody {
	if (body === undefined) return { type: {}, content: Buffer.alloc(0) };
	if (Buffer.isBuffer(body)) return { type: {}, content: body };
	if (typeof body === 'string') {
		return { type: { 'content-type': 'text/plain' }, content: Buffer.from(body) };
	}
	const content = Buffer.from(JSON.stringify(body));
	return { type: { 'content-type': 'application/json' }, content };
}
