import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What a guide tells its reader to do: whole files to write, and lines to change in others. */
export interface Guide {
	readonly files: ReadonlyMap<string, string>;
	readonly changes: readonly Change[];
}

interface Change {
	readonly file: string;
	readonly before: string;
	readonly after: string;
	/** How many lines are new or different. */
	readonly lines: number;
}

const codeBlock = /```(ts|diff)\n([^]*?)\n```/g;
const path = /`([\w./-]+\.ts)`/g;

/**
 * Reads the steps out of a guide's code blocks. A block of code is the file that was named first
 * since the block before; a name without a folder is one of the vendor's.
 */
export function readGuide(file: string, vendorFolder: string): Guide {
	const text = readFileSync(file, 'utf8');
	const files = new Map<string, string>();
	const changes: Change[] = [];
	let end = 0;
	for (const { 0: block, 1: language, 2: code = '', index } of text.matchAll(codeBlock)) {
		if (language === 'diff') changes.push(...changesIn(code));
		else {
			const [named] = text.slice(end, index).matchAll(path);
			const name = named?.[1];
			if (name === undefined) throw new Error(`No file is named for ${block}`);
			const isVendors = name.startsWith(`${basename(vendorFolder)}.`);
			files.set(isVendors ? `${vendorFolder}/${name}` : name, `${code}\n`);
		}
		end = index + block.length;
	}
	return { files, changes };
}

/** Each file begins with `+++`, and a further place in it with `@@`. */
function changesIn(diff: string): Change[] {
	return diff
		.split(/^\+\+\+ /m)
		.slice(1)
		.flatMap((part) => {
			const [file = '', ...lines] = part.trimEnd().split('\n');
			return lines
				.join('\n')
				.split('\n@@\n')
				.map((place) => ({ file, ...beforeAndAfter(place.split('\n')) }));
		});
}

function beforeAndAfter(lines: readonly string[]): Omit<Change, 'file'> {
	const without = (mark: string) =>
		lines
			.filter((line) => !line.startsWith(mark))
			.map((line) => line.slice(1))
			.join('\n');
	return {
		before: without('+'),
		after: without('-'),
		lines: lines.filter((line) => line.startsWith('+')).length,
	};
}
