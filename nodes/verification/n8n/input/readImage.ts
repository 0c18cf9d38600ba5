import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { UnusableInput } from '../../failure';
import { type Image, imageInMemory } from '../../image/image';
import { withinTime } from '../http/withinTime';
import { ParameterReader } from '../parameters/parameterReader';
import { binaryPropertyName, imageBase64, imageSource } from '../parameters/specs';
import { labels } from '../words/labels';
import { base64Image } from './base64Image';
import { readWithinTime } from './storage';
import { storedImage } from './storedImage';

/**
 * Finds the item's image, and tells what it is. A large one that n8n has stored is not kept.
 *
 * @param timeoutMs for each reading of a stored file
 * @param endNow ends the reading at once
 * @throws UnusableInput where there is none, or it cannot be read, or not in time
 */
export async function readImage(
	context: IExecuteFunctions,
	itemIndex: number,
	timeoutMs: number,
	endNow: AbortSignal,
): Promise<Image> {
	const reader = new ParameterReader(context, itemIndex);
	return reader.read(imageSource) === 'base64'
		? await base64Image(reader.raw(imageBase64))
		: await fromBinary(context, itemIndex, reader.read(binaryPropertyName), timeoutMs, endNow);
}

async function fromBinary(
	context: IExecuteFunctions,
	itemIndex: number,
	fieldName: string,
	timeoutMs: number,
	endNow: AbortSignal,
): Promise<Image> {
	const found = binaryIn(context, itemIndex, fieldName);
	if (found === null) {
		throw missing(
			`The item has no image in the binary field${nameOf(fieldName.trim())}`,
			`Set ${labels.binaryPropertyName} to the name that the Binary tab of the input shows.`,
		);
	}
	const { field, binary } = found;
	const { id } = binary;
	return withinTime(timeoutMs, endNow, async (until) => {
		if (id !== undefined && !isReadWhole(binary)) {
			const open = async () => context.helpers.getBinaryStream(id, CHUNK_BYTES);
			return storedImage(open, until, timeoutMs);
		}
		const file = context.helpers.getBinaryDataBuffer(itemIndex, field);
		return imageInMemory(await readWithinTime(file, until));
	});
}

/**
 * A stored file up to this size, in bytes, is read at once and kept until it is sent: a third of the
 * time of reading it twice as a stream. That holds its size in memory for each item that is being
 * checked, so there is a limit to it.
 */
const READ_WHOLE = 4 * 1024 * 1024;

/** Of a larger file, in bytes: n8n's own pieces are so small that their number takes most of the time. */
const CHUNK_BYTES = 256 * 1024;

/** By what n8n 2 notes when it stores a file; n8n 1 does not. It decides on the way of reading alone. */
function isReadWhole({ bytes }: IBinaryData): boolean {
	return bytes !== undefined && bytes <= READ_WHOLE;
}

/** An expression may have given a file's name or the image itself, and neither belongs in an error. */
function nameOf(field: string): string {
	return /^[A-Za-z][\w -]{0,39}$/.test(field)
		? ` "${field}"`
		: ` that ${labels.binaryPropertyName} gives`;
}

interface Found {
	readonly field: string;
	readonly binary: IBinaryData;
}

/**
 * Asks n8n, for a workflow may keep its files among the fields. A blank at the edge of a name can't
 * be seen, in the parameter or in the item.
 */
function binaryIn(context: IExecuteFunctions, itemIndex: number, fieldName: string): Found | null {
	const files = Object.keys(context.getInputData()[itemIndex]?.binary ?? {});
	const alike = files.filter((name) => name !== fieldName && name.trim() === fieldName.trim());
	for (const field of [fieldName, ...alike]) {
		try {
			return { field, binary: context.helpers.assertBinaryData(itemIndex, field) };
		} catch {
			// n8n throws where the field is missing; its words are for files in general.
		}
	}
	return null;
}

function missing(problem: string, remedy: string): UnusableInput {
	return new UnusableInput({ reason: 'missingImage', problem, remedy });
}
