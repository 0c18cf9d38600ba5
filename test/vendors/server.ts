import multipart from '@fastify/multipart';
import fastify, { type FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { vendors } from '.';

/** A request as it arrived, with its body read by parsers that are not ours. */
export interface Arrived {
	readonly method: string;
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	readonly fields: Readonly<Record<string, unknown>>;
	readonly files: readonly ArrivedFile[];
	/** Undefined where the body is no JSON. */
	readonly json: unknown;
}

export interface ArrivedFile {
	readonly field: string;
	readonly name: string;
	readonly type: string;
	readonly bytes: Buffer;
}

export interface VendorServer {
	/** What goes into a vendor's credential. */
	readonly baseUrlOf: (vendor: string) => string;
	readonly arrived: readonly Arrived[];
	/** The answer to the next request that has the vendor's keys. Without one, the answer is 500. */
	readonly answerNext: (status: number, body: unknown) => void;
	readonly reset: () => void;
	readonly close: () => Promise<void>;
}

const mostBytes = 64 * 1024 * 1024;

/**
 * Every vendor on one address of 127.0.0.1. It knows keys, and keeps what arrives; a test says what
 * it answers. The simulator also judges requests, but it is written by hand for each vendor.
 */
export async function startVendorServer(): Promise<VendorServer> {
	const arrived: Arrived[] = [];
	const answers: Array<readonly [status: number, body: unknown]> = [];
	const app = fastify({ bodyLimit: mostBytes, forceCloseConnections: true });
	await app.register(multipart, { limits: { fileSize: mostBytes } });
	app.all('/*', async (request, reply) => {
		const one = await read(request);
		arrived.push(one);
		const [status, body] = hasKeys(one) ? (answers.shift() ?? [500, {}]) : [401, {}];
		return await reply.status(status).send(body);
	});
	const address = await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		baseUrlOf: (vendor) => `${address}/${vendor}`,
		arrived,
		answerNext: (...answer) => void answers.push(answer),
		reset: () => {
			arrived.length = 0;
			answers.length = 0;
		},
		close: async () => await app.close(),
	};
}

function hasKeys({ path, headers }: Arrived): boolean {
	const credential = vendors.find(({ name }) => path.startsWith(`/${name}/`))?.credential;
	if (!credential) return false;
	return Object.entries(credential.headers).every(
		([header, field]) => headers[header] === credential.keys[field],
	);
}

async function read(request: FastifyRequest): Promise<Arrived> {
	const { method, url: path, headers } = request;
	const whole = { method, path, headers, fields: {}, files: [], json: request.body };
	return request.isMultipart() ? { ...whole, ...(await readForm(request)) } : whole;
}

async function readForm(request: FastifyRequest): Promise<Pick<Arrived, 'fields' | 'files'>> {
	const fields: Record<string, unknown> = {};
	const files: ArrivedFile[] = [];
	for await (const part of request.parts()) {
		const { fieldname: field } = part;
		if (part.type === 'field') fields[field] = part.value;
		else {
			const bytes = await part.toBuffer();
			files.push({ field, name: part.filename, type: part.mimetype, bytes });
		}
	}
	return { fields, files };
}
