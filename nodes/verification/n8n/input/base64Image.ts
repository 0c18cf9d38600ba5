import { UnusableInput } from '../../failure';
import { type Image, imageInMemory } from '../../image/image';
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
	if (text.length < SHORT && !text.endsWith('=') && image.inspection.kind === 'notAnImage') {
		throw unusable(labels.imageBase64, `has ${text.length} characters, too few for an image`);
	}
	return decoded.plusRestored ? { ...image, plusRestored: true } : image;
}

/** Up to the data: "a,b.jpg" may be a name in it, and some programs leave out how it begins. */
const prefix = /^(?:data:[^]*?;?|[\w.+-]+\/[\w.+-]+[^]*?;)\s*base64\s*,|^base64\s*,/i;

const quotes: ReadonlySet<string> = new Set(['"', "'", '`']);

function unwrapped(value: string): string {
	let text = value.trim();
	const [first = ''] = text;
	if (quotes.has(first)) text = text.slice(1, text.endsWith(first) ? -1 : undefined).trim();
	const found = prefix.exec(text.slice(0, HEAD));
	return found ? text.slice(found[0].length).trim() : text;
}

interface Mistake {
	readonly problem: string;
	readonly remedy?: string;
}

const giveBase64 = `Give ${labels.imageBase64} the image itself as base64 text, and check the expression in it if there is one.`;
const [binaryFile] = imageSource.choices;
const useBinary = `Set ${imageSource.label} to ${binaryFile.label}, which reads the file itself.`;

/** What builders put in by mistake. Some of it is of base64's own alphabet. */
const mistakes: ReadonlyArray<readonly [looks: RegExp, mistake: (text: string) => Mistake]> = [
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
	[
		/^(?:={1,2}\s*)?\{\{|^=?\$(?:json|binary|node|input)\b/,
		() => ({ problem: 'is an expression that was not resolved' }),
	],
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
	[
		/^(?:0x|\\x)?(?:ffd8ff|89504e47|52494646|474946383)[0-9a-f\s]*$/i,
		() => ({ problem: 'is hexadecimal, not base64 text' }),
	],
	[
		/^(?:[a-z]:[\\/]|\\\\|\.{0,2}\/(?=[^]*\.\w+$)|~\/)[^\n]*$|^[^\n]{1,200}\.(?:jpe?g|png|webp|gif|bmp|tiff?|hei[cf]|avif|pdf|svg)$|^\/(?:home|tmp|var|data|mnt|files|opt|usr|root|Users|Volumes)\/[^+=\n]*$/i,
		() => ({
			problem: 'is the name or path of a file, not the file',
			remedy: `Read the file first, for example with a Read/Write Files from Disk node. ${useBinary}`,
		}),
	],
];

function mistakeIn(text: string): Mistake | null {
	// A path or a word is short, and what else there is tells itself by how it begins.
	const head = text.slice(0, HEAD);
	const found = mistakes.find(([looks]) => looks.test(head));
	return found ? found[1](head) : null;
}
