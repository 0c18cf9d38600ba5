import { UnusableInput } from '../../failure';
import { type Image, imageInMemory } from '../../image/image';
import { sniffFormat } from '../../image/imageFormats';
import { unescaped } from '../http/escapes';
import { unusable } from '../parameters/parameterReader';
import { imageSource } from '../parameters/specs';
import { labels } from '../words/labels';
import { decodeBase64 } from './decodeBase64';

/** As much of a text as tells what it is. */
const HEAD = 1024;

/** Less than the smallest picture takes. A longer text may be one that is no picture. */
const SHORT = 100;

/**
 * The image in a base64 text, as other programs write it: with or without a prefix, in quotes, in
 * lines, of either alphabet.
 *
 * @throws UnusableInput where it is something else
 */
export async function base64Image(value: unknown): Promise<Image> {
	if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
		throw new UnusableInput({
			reason: 'missingImage',
			problem: 'The item has no image',
			remedy: `${labels.imageBase64} is empty: give it the image as base64 text.`,
		});
	}
	if (typeof value !== 'string') throw unusable(labels.imageBase64, 'must be text');
	const text = unwrapped(value);
	const mistake = mistakeIn(text);
	if (mistake) {
		const { problem, remedy = giveBase64 } = mistake;
		throw new UnusableInput({
			reason: 'invalidParameter',
			parameter: labels.imageBase64,
			problem,
			remedy,
		});
	}
	const decoded = await decodeBase64(text);
	if (decoded === null) throw unusable(labels.imageBase64, 'must be base64 text');
	const image = await imageInMemory(decoded.bytes);
	if (image.inspection.kind === 'notAnImage') {
		const within = encodingOf(decoded.bytes.toString('latin1', 0, HEAD));
		if (within) throw unusable(labels.imageBase64, `is base64 of ${within}: it was encoded twice`);
		if (text.length < SHORT && !text.endsWith('=')) {
			throw unusable(labels.imageBase64, `has ${text.length} characters, too few for an image`);
		}
	}
	return decoded.plusRestored ? { ...image, plusRestored: true } : image;
}

/**
 * What programs put around base64, in the order in which it is taken off. Up to the data: "a,b.jpg"
 * may be a name in it, and some programs leave out how it begins.
 */
const openings = [
	/^[\s\p{Cf}]+/u,
	/^[bru]{0,2}["'`\u2018-\u201f\u00ab\u00bb]/i,
	/^url\(/i,
	/^(?:data:[^]*?;?|[\w.+-]+\/[\w.+-]+[^]*?;)\s*base64\s*,|^base64\s*,/i,
] as const;
const closing = /[\s\p{Cf}"'`\u2018-\u201f\u00ab\u00bb),;]+$/u;

/** More of them around one another are no mistake of a program's. */
const MOST_WRAPPINGS = 16;

/** The ends of a text are looked at as if they had no escapes in them. */
function unwrapped(value: string): string {
	let text = value;
	for (let count = 0; count < MOST_WRAPPINGS; count++) {
		const head = unescaped(text.slice(0, HEAD));
		const opening = openings.map((one) => one.exec(head.text)).find((found) => found !== null);
		if (!opening) break;
		text = text.slice(head.places[opening[0].length]);
	}
	const tailAt = Math.max(text.length - SHORT, 0);
	const tail = unescaped(text.slice(tailAt));
	const end = closing.exec(tail.text);
	return end ? text.slice(0, tailAt + (tail.places[end.index] ?? 0)) : text;
}

interface Mistake {
	readonly problem: string;
	readonly remedy?: string;
}

const giveBase64 = `Give ${labels.imageBase64} the image itself as base64 text, and check the expression in it if there is one.`;
const [binaryFile] = imageSource.choices;
const useBinary = `Set ${imageSource.label} to ${binaryFile.label}, which reads the file itself.`;

/** Other ways to write bytes as text. Blanks between them are of base64's own alphabet. */
const encodings: ReadonlyArray<readonly [looks: RegExp, name: string]> = [
	[/^(?:0x|\\x)?(?:ffd8ff|89504e47|52494646|474946383)[0-9a-f\s]*$/i, 'hexadecimal'],
	[/^(?:(?:0x|\\x)?(?:[0-9a-f]{2}){1,4}[\s,;:-]{1,4}){7}/i, 'hexadecimal'],
	// A byte that is no character. What has none may be base64 with each of its digits escaped.
	[/^(?:(?:\\x|%)[0-9a-f]{2}){0,3}(?:\\x|%)[89a-f][0-9a-f]/i, 'hexadecimal'],
	[/^(?:-?\d{1,3}[\s,;]{1,4}){7}/, 'a list of numbers'],
];

/** How the bytes of an image are written in a text that was then encoded once more. */
function encodingOf(value: string): string | null {
	const text = unwrapped(value);
	const found = encodings.find(([looks]) => looks.test(text));
	if (found) return found[1];
	return sniffFormat(Buffer.from(text, 'base64')) === null ? null : 'base64';
}

type MistakenText = readonly [looks: RegExp, mistake: (text: string) => Mistake];

/** What builders put in by mistake. Some of it is of base64's own alphabet. */
const mistakes: readonly MistakenText[] = [
	[
		/^(?:null|undefined|NaN|true|false|none|nil)$/i,
		(text) => ({ problem: `is the word "${text}": the expression in it found nothing` }),
	],
	[
		/^(?:database|filesystem|filesystem-v2|s3|azure|azure-blob|gcs|default)(?::[^]*)?$/i,
		(text) => ({
			problem: `is "${text.split(':')[0] ?? ''}", the name of the place where n8n stores the file`,
			remedy: useBinary,
		}),
	],
	[/^\[object \w+\]$/, () => ({ problem: 'is an object that was made text' })],
	[/^=*\s*\$|\{\{/, () => ({ problem: 'is an expression that was not resolved' })],
	[
		/^(?:[a-z][a-z0-9+.-]*:\/\/|\/\/[\w.-]+\.|www\.|blob:|cid:)/i,
		() => ({
			problem: 'is an address, not the image',
			remedy: `Get the file first, for example with an HTTP Request node. ${useBinary}`,
		}),
	],
	[/^[[{]/, () => ({ problem: 'is JSON, not base64 text' })],
	[/^</, () => ({ problem: 'is HTML, SVG or XML, not base64 text' })],
	[/^data:/i, () => ({ problem: 'is a data URI without base64 in it' })],
	...encodings.map(([looks, name]): MistakenText => [
		looks,
		() => ({ problem: `is ${name}, not base64 text` }),
	]),
	[
		/^(?:[a-z]:[\\/]|\\\\(?!u00)|\.{0,2}\/(?=[^]*\.\w+$)|~\/)[^\n]*$|^[^\n]{1,200}\.(?:jpe?g|png|webp|gif|bmp|tiff?|hei[cf]|avif|pdf|svg)$|^\/(?:home|tmp|var|data|mnt|files|opt|usr|root|Users|Volumes)\/[^+=\n]*$/i,
		() => ({
			problem: 'is the name or path of a file, not the file',
			remedy: `Read the file first, for example with a Read/Write Files from Disk node. ${useBinary}`,
		}),
	],
];

function mistakeIn(text: string): Mistake | null {
	// A path or a word is short, and what else there is tells itself by how it begins.
	const head = text.slice(0, HEAD);
	for (const written of [head, unescaped(head).text]) {
		const found = mistakes.find(([looks]) => looks.test(written));
		if (found) return found[1](written);
	}
	return null;
}
