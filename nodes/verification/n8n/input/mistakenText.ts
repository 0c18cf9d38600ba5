import { unescaped } from '../http/redaction/escapes';
import type { ImageSpecs } from '../parameters/imageSpecs';

/** How much of a text is enough to recognise it, in characters. */
export const HEAD = 1024;

interface Mistake {
	readonly problem: string;
	/** What to do before, if the item should hold a file instead. Absent if it should hold base64. */
	readonly file?: string;
}

function remedyFor({ file }: Mistake, { source, base64 }: ImageSpecs): string {
	if (file === undefined) {
		return `Set ${base64.label} to the image as base64 text, or check the expression that sets it.`;
	}
	const [binaryFile] = source.choices;
	return `${file}Set ${source.label} to ${binaryFile.label}, which reads the file itself.`;
}

/** Other ways to write bytes as text. Except for the blanks, base64 uses the same characters. */
export const encodings: ReadonlyArray<readonly [looks: RegExp, name: string]> = [
	[/^(?:0x|\\x)?(?:ffd8ff|89504e47|52494646|474946383)[0-9a-f\s]*$/i, 'hexadecimal'],
	[/^(?:(?:0x|\\x)?(?:[0-9a-f]{2}){1,4}[\s,;:-]{1,4}){7}/i, 'hexadecimal'],
	// A byte that is not a character. Without one, it may be base64 with each digit escaped.
	[/^(?:(?:\\x|%)[0-9a-f]{2}){0,3}(?:\\x|%)[89a-f][0-9a-f]/i, 'hexadecimal'],
	[/^(?:-?\d{1,3}[\s,;]{1,4}){7}/, 'a list of numbers'],
];

type MistakenText = readonly [looks: RegExp, mistake: (text: string) => Mistake];

/** What builders put in by mistake. Some of it has only characters of base64. */
const mistakes: readonly MistakenText[] = [
	[
		/^(?:null|undefined|NaN|true|false|none|nil)$/i,
		(text) => ({ problem: `is the word "${text}": the expression in it found nothing` }),
	],
	[
		/^(?:database|filesystem|filesystem-v2|s3|azure|azure-blob|gcs|default)(?::[^]*)?$/i,
		(text) => ({
			problem: `is "${text.split(':')[0] ?? ''}", the name of the place where n8n stores the file`,
			file: '',
		}),
	],
	[/^\[object \w+\]$/, () => ({ problem: 'is an object that was converted to text' })],
	[/^=*\s*\$|\{\{/, () => ({ problem: 'is an expression that was not resolved' })],
	[
		/^(?:[a-z][a-z0-9+.-]*:\/\/|\/\/[\w.-]+\.|www\.|blob:|cid:)/i,
		() => ({
			problem: 'is an address, not the image',
			file: 'Get the file first, for example with an HTTP Request node. ',
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
			file: 'Read the file first, for example with a Read/Write Files from Disk node. ',
		}),
	],
];

export function mistakeIn(
	text: string,
	specs: ImageSpecs,
): { readonly problem: string; readonly remedy: string } | null {
	// Paths and words are short, and the beginning is enough for all other mistakes.
	const head = text.slice(0, HEAD);
	for (const written of [head, unescaped(head).text]) {
		const found = mistakes.find(([looks]) => looks.test(written));
		if (!found) continue;
		const mistake = found[1](written);
		return { problem: mistake.problem, remedy: remedyFor(mistake, specs) };
	}
	return null;
}
