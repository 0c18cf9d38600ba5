import { UnusableInput } from '../../failure';
import { type Image, imageInMemory } from '../../image/image';
import { sniffFormat } from '../../image/imageFormats';
import { unescaped } from '../http/redaction/escapes';
import type { ImageSpecs } from '../parameters/imageSpecs';
import { invalidParameter } from '../parameters/parameterReader';
import { decodeBase64 } from './decodeBase64';
import { encodings, HEAD, mistakeIn } from './mistakenText';

/** The smallest picture takes more. A longer text may still not be a picture. */
const MIN_CHARACTERS = 100;

/**
 * The image in a base64 text in any usual form: with or without a prefix, in quotes, in lines, in
 * either alphabet.
 *
 * @throws UnusableInput if it is something else
 */
export async function base64Image(value: unknown, specs: ImageSpecs): Promise<Image> {
	const { label } = specs.base64;
	if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
		throw new UnusableInput({
			reason: 'missingImage',
			problem: 'The item has no image',
			remedy: `${label} is empty. Set it to the image as base64 text.`,
		});
	}
	if (typeof value !== 'string') throw invalidParameter(label, 'must be text');
	const text = unwrapped(value);
	const mistake = mistakeIn(text, specs);
	if (mistake) {
		const { problem, remedy } = mistake;
		throw new UnusableInput({
			reason: 'invalidParameter',
			parameter: label,
			problem,
			remedy,
		});
	}
	const decoded = await decodeBase64(text);
	if (decoded === null) throw invalidParameter(label, 'must be base64 text');
	const image = await imageInMemory(decoded.bytes);
	if (image.inspection.kind === 'notAnImage') {
		const within = encodingOf(decoded.bytes.toString('latin1', 0, HEAD));
		if (within) throw invalidParameter(label, `is base64 of ${within}: it was encoded twice`);
		if (text.length < MIN_CHARACTERS && !text.endsWith('=')) {
			throw invalidParameter(label, `has ${text.length} characters, too few for an image`);
		}
	}
	return decoded.plusRestored ? { ...image, plusRestored: true } : image;
}

/**
 * What programs put around base64, in the order in which it is removed. A prefix may contain a name
 * such as "a,b.jpg", and some programs leave out its beginning.
 */
const openings = [
	/^[\s\p{Cf}]+/u,
	/^[bru]{0,2}["'`\u2018-\u201f\u00ab\u00bb]/i,
	/^url\(/i,
	/^(?:data:[^]*?;?|[\w.+-]+\/[\w.+-]+[^]*?;)\s*base64\s*,|^base64\s*,/i,
] as const;
const closing = /[\s\p{Cf}"'`\u2018-\u201f\u00ab\u00bb),;]+$/u;

/** No program nests more of them by mistake. */
const MOST_WRAPPINGS = 16;

/** Reads the ends of a text as if they had no escapes. */
function unwrapped(value: string): string {
	let text = value;
	for (let count = 0; count < MOST_WRAPPINGS; count++) {
		const head = unescaped(text.slice(0, HEAD));
		const opening = openings.map((one) => one.exec(head.text)).find((found) => found !== null);
		if (!opening) break;
		text = text.slice(head.places[opening[0].length]);
	}
	const tailAt = Math.max(text.length - MIN_CHARACTERS, 0);
	const tail = unescaped(text.slice(tailAt));
	const end = closing.exec(tail.text);
	return end ? text.slice(0, tailAt + (tail.places[end.index] ?? 0)) : text;
}

/** How the bytes of an image are written in a text that was encoded twice. */
function encodingOf(value: string): string | null {
	const text = unwrapped(value);
	const found = encodings.find(([looks]) => looks.test(text));
	if (found) return found[1];
	return sniffFormat(Buffer.from(text, 'base64')) === null ? null : 'base64';
}
