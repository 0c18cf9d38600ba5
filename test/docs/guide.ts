import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What a guide tells its reader to do: whole files to write, and lines to change in others. */
export interface Guide {
	readonly files: ReadonlyMap<string, string>;
	readonly changes: ReadonlyArray<{
		readonly file: string;
		readonly before: string;
		readonly after: string;
	}>;
}

const codeBlock = /```(ts|diff)\n([^]*?)\n```/g;
const path = /`([\w./-]+\.(?:ts|js|json|svg|md))`/g;

/**
 * Reads the steps out of a guide's code blocks. A block belongs to the file that its heading names,
 * else to the one that was named last before it; a name without a folder is one of the vendor's.
 */
export function readGuide(file: string, vendorFolder: string): Guide {
	const text = readFileSync(file, 'utf8');
	const files = new Map<string, string>();
	const changes: Array<Guide['changes'][number]> = [];
	for (const { 0: block, 1: language, 2: code = '', index } of text.matchAll(codeBlock)) {
		const name = fileBefore(text.slice(0, index));
		if (name === undefined) throw new Error(`No file is named for ${block}`);
		const target = name.startsWith(`${basename(vendorFolder)}.`) ? `${vendorFolder}/${name}` : name;
		if (language === 'ts') files.set(target, `${code}\n`);
		else changes.push({ file: target, ...beforeAndAfter(code) });
	}
	return { files, changes };
}

function fileBefore(text: string): string | undefined {
	const section = text.slice(text.lastIndexOf('\n#') + 1);
	const [heading = ''] = section.split('\n', 1);
	const [inHeading] = [...heading.matchAll(path)];
	const named = inHeading ?? [...section.matchAll(path)].at(-1);
	return named?.[1];
}

/** A diff without line numbers: its lines as they were, and as they shall be. */
function beforeAndAfter(diff: string): { readonly before: string; readonly after: string } {
	const without = (mark: string) =>
		diff
			.split('\n')
			.filter((line) => !line.startsWith(mark))
			.map((line) => line.slice(1))
			.join('\n');
	return { before: without('+'), after: without('-') };
}
