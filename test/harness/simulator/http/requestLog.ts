import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { UploadedImage, UploadedImages } from '../images/uploadedImage';
import type { Destination, VendorCall, VendorName } from '../vendors/vendorCalls';
import type { Upload, UploadedFile } from './readUpload';

export interface RecordedFile {
	readonly field: string;
	readonly filename: string;
	/** As declared by the client. */
	readonly mimetype: string;
	readonly bytes: number;
	readonly sha256: string;
}

export type RecordedImage = Pick<UploadedImage, 'bytes' | 'picture' | 'metadata'>;

export interface RecordedReference extends RecordedImage {
	readonly sha256: string;
	readonly scenario: string | null;
}

export interface RecordedRequest {
	/** 1 for the first request since the start. */
	readonly id: number;
	readonly vendor: VendorName | null;
	readonly call: VendorCall | 'unknown';
	readonly method: string;
	/** With the query, if there is one. */
	readonly path: string;
	/** Names in lower case. */
	readonly headers: IncomingHttpHeaders;
	/** null while unanswered, and for good when the connection was cut before the answer's end. */
	readonly status: number | null;
	/** ISO 8601. */
	readonly receivedAt: string;
	/** Multipart text fields. */
	readonly fields: Readonly<Record<string, string>>;
	/** The first multipart file. */
	readonly file: RecordedFile | null;
	/** The parsed JSON body. */
	readonly json: unknown;
	/** The Content-Length header in bytes; null when there is none. */
	readonly contentLength: number | null;
	/** SHA-256 of the image's bytes, wherever the call carries it. */
	readonly imageSha256: string | null;
	/** Other facts about the image. Null if the call has no image. */
	readonly image: RecordedImage | null;
	readonly scenario: string | null;
	/** The image that a comparison compares the other one with. Null for every other call. */
	readonly reference: RecordedReference | null;
	/** True when the vendor may charge for this request. */
	readonly billable: boolean;
}

/** A record that is still being written. */
export type OpenRecord = { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] };

export class RequestLog {
	private records: OpenRecord[] = [];
	private last = 0;

	constructor(private readonly keepBodies: boolean) {}

	get all(): readonly RecordedRequest[] {
		return this.records;
	}

	open(request: FastifyRequest, { vendor, call }: Destination): OpenRecord {
		this.last += 1;
		const declared = request.headers['content-length'];
		const record: OpenRecord = {
			id: this.last,
			vendor,
			call,
			method: request.method,
			path: request.url,
			headers: { ...request.headers },
			status: null,
			receivedAt: new Date().toISOString(),
			fields: {},
			file: null,
			json: null,
			contentLength: declared === undefined ? null : Number(declared),
			imageSha256: null,
			image: null,
			scenario: null,
			reference: null,
			billable: false,
		};
		this.records.push(record);
		return record;
	}

	addUpload(
		record: OpenRecord,
		{ fields, files: [file], json }: Upload,
		{ image, reference }: UploadedImages,
	): void {
		record.fields = fields;
		record.json = this.keepBodies ? json : withoutLongTexts(json);
		record.imageSha256 = image?.sha256 ?? null;
		record.image = image === null ? null : recordImage(image);
		record.scenario = image?.scenario ?? null;
		record.reference = reference === null ? null : recordReference(reference);
		record.file = file === undefined ? null : recordFile(file);
	}

	reset(): void {
		this.records = [];
	}
}

function recordImage({ bytes, picture, metadata }: UploadedImage): RecordedImage {
	return { bytes, picture, metadata };
}

function recordReference(image: UploadedImage): RecordedReference {
	const { sha256, scenario } = image;
	return { ...recordImage(image), sha256, scenario };
}

function recordFile({ field, filename, mimetype, content }: UploadedFile): RecordedFile {
	const sha256 = createHash('sha256').update(content).digest('hex');
	return { field, filename, mimetype, bytes: content.length, sha256 };
}

const longText = 1024;

function withoutLongTexts(json: unknown): unknown {
	if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
	return Object.fromEntries(
		Object.entries(json).map(([name, value]): [string, unknown] =>
			typeof value === 'string' && value.length > longText
				? [name, `(${value.length} characters, not kept)`]
				: [name, value],
		),
	);
}

/** The records as another process gets them. */
export function withoutBodies(records: readonly RecordedRequest[]): readonly RecordedRequest[] {
	return records.map((record) => ({ ...record, json: withoutLongTexts(record.json) }));
}
