import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { UnusableInput } from '../../failure';
import { type Image, imageInMemory } from '../../image/image';
import { nextTurn } from '../../image/nextTurn';
import { withinTime } from '../http/withinTime';
import { ParameterReader } from '../parameters/parameterReader';
import type { ImageSpecs } from '../parameters/imageSpecs';
import { base64Image } from './base64Image';
import { missingFile } from './missingFile';
import { readWithinTime } from './storage';
import { storedImage } from './storedImage';

/**
 * Finds and inspects an image of the item. A large image in n8n's storage is not kept in memory.
 *
 * @param timeoutMs for each reading of a stored file
 * @param endNow ends the reading at once
 * @throws UnusableInput if there is no image, or if it cannot be read, or not in time
 */
export async function readImage(
	context: IExecuteFunctions,
	itemIndex: number,
	specs: ImageSpecs,
	timeoutMs: number,
	endNow: AbortSignal,
): Promise<Image> {
	const reader = new ParameterReader(context, itemIndex);
	return reader.read(specs.source) === 'base64'
		? await base64Image(reader.raw(specs.base64), specs)
		: await fromBinary(context, itemIndex, specs.field, timeoutMs, endNow);
}

async function fromBinary(
	context: IExecuteFunctions,
	itemIndex: number,
	spec: ImageSpecs['field'],
	timeoutMs: number,
	endNow: AbortSignal,
): Promise<Image> {
	const fieldName = new ParameterReader(context, itemIndex).read(spec);
	const found = binaryIn(context, itemIndex, fieldName);
	if (found === null)
		throw new UnusableInput(missingFile(context, itemIndex, fieldName.trim(), spec.label));
	const { field, binary } = found;
	const { id } = binary;
	return withinTime(timeoutMs, endNow, async (until) => {
		if (id !== undefined && !isReadWhole(binary)) {
			const open = async () => context.helpers.getBinaryStream(id, CHUNK_BYTES);
			return storedImage(open, until, timeoutMs);
		}
		// n8n decodes a file in memory at once, which would block it if many items did so together.
		if (id === undefined) await nextTurn();
		const file = context.helpers.getBinaryDataBuffer(itemIndex, field);
		return imageInMemory(await readWithinTime(file, until));
	});
}

/**
 * In bytes. A stored file up to this size is read at once and kept until it is sent, which takes a
 * third of the time of two streams. It stays in memory during the check, so there is a limit.
 */
const READ_WHOLE = 4 * 1024 * 1024;

/** For a larger file, in bytes. n8n's own pieces are so small that they take more time. */
const CHUNK_BYTES = 256 * 1024;

/**
 * n8n 2 notes the size when it stores a file; n8n 1 does not. It decides only how the file is read.
 */
function isReadWhole({ bytes }: IBinaryData): boolean {
	return bytes !== undefined && bytes <= READ_WHOLE;
}

interface Found {
	readonly field: string;
	readonly binary: IBinaryData;
}

/**
 * Asks n8n, because a workflow may keep its files in fields. Blanks around a name are ignored,
 * because nobody sees them in the parameter or in the item.
 */
function binaryIn(context: IExecuteFunctions, itemIndex: number, fieldName: string): Found | null {
	const files = Object.keys(context.getInputData()[itemIndex]?.binary ?? {});
	const alike = files.filter((name) => name !== fieldName && name.trim() === fieldName.trim());
	for (const field of [fieldName, ...alike]) {
		try {
			return { field, binary: context.helpers.assertBinaryData(itemIndex, field) };
		} catch {
			// n8n throws if the field is missing, but its message is about files in general.
		}
	}
	return null;
}
