import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { UnusableInput } from '../../failure';
import { type Image, imageInMemory } from '../../image/image';
import { ParameterReader, unusable } from '../parameters/parameterReader';
import { binaryPropertyName, imageBase64, imageSource } from '../parameters/specs';
import { labels } from '../words/labels';
import { reading, type Until } from './storage';
import { storedImage } from './storedImage';

/**
 * Finds the item's image, and tells what it is. A large one that n8n has stored is not kept.
 *
 * @param until ends the reading
 * @throws UnusableInput where there is none, or it cannot be read, or not in time
 */
export async function readImage(
	context: IExecuteFunctions,
	itemIndex: number,
	until?: Until,
): Promise<Image> {
	const reader = new ParameterReader(context, itemIndex);
	return reader.read(imageSource) === 'base64'
		? await fromBase64(reader.raw(imageBase64))
		: await fromBinary(context, itemIndex, reader.read(binaryPropertyName), until);
}

async function fromBinary(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
	until: Until,
): Promise<Image> {
	const binary = binaryIn(context, itemIndex, field);
	if (binary === null) {
		throw missing(
			`The item has no image in the binary field${nameOf(field)}`,
			`Set ${labels.binaryPropertyName} to the name that the Binary tab of the input shows.`,
		);
	}
	const { id } = binary;
	if (id !== undefined && !isReadWhole(binary)) {
		return storedImage(() => context.helpers.getBinaryStream(id, READ_AT_ONCE), until);
	}
	const file = context.helpers.getBinaryDataBuffer(itemIndex, field);
	return imageInMemory(await reading(file, until));
}

/**
 * A stored file up to this size, in bytes, is read at once and kept until it is sent: a third of the
 * time of reading it twice as a stream. That holds its size in memory for each item that is being
 * checked, so there is a limit to it.
 */
const READ_WHOLE = 4 * 1024 * 1024;

/** Of a larger file, in bytes: n8n's own pieces are so small that their number takes most of the time. */
const READ_AT_ONCE = 256 * 1024;

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

function binaryIn(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
): IBinaryData | null {
	try {
		return context.helpers.assertBinaryData(itemIndex, field);
	} catch {
		// n8n throws where the field is missing; its words are for files in general.
		return null;
	}
}

const dataUrlPrefix = /^data:[^,]{0,200};base64,/i;
const foreignToBase64 = /[^A-Za-z0-9+/]/;

async function fromBase64(value: unknown): Promise<Image> {
	if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
		throw missing(
			'The item has no image',
			`${labels.imageBase64} is empty: give it the image as base64 text.`,
		);
	}
	if (typeof value !== 'string') throw unusable(labels.imageBase64, 'must be text');
	const text = value.trimStart().replace(dataUrlPrefix, '').replace(/\s+/g, '');
	if (!isBase64(text)) throw unusable(labels.imageBase64, 'must be base64 text');
	return imageInMemory(Buffer.from(text, 'base64'));
}

/**
 * Looks for what must not be there: a pattern over all of the text may have to keep a place to go
 * back to for each of its characters, of which a photo has millions.
 */
function isBase64(text: string): boolean {
	const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
	const digits = text.slice(0, text.length - padding);
	return digits !== '' && digits.length % 4 !== 1 && !foreignToBase64.test(digits);
}

function missing(problem: string, remedy: string): UnusableInput {
	return new UnusableInput({ reason: 'missingImage', problem, remedy });
}
