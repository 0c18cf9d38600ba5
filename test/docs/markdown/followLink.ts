import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import packageJson from '../../../package.json';
import { pages, root } from './files';

const repository = packageJson.homepage.replace(/#.*$/, '');

/** What is wrong with a link, or null. Links to other sites are not followed. */
export function problemWith(from: string, link: string): string | null {
	const target = targetOf(from, link);
	if (target === null) return null;
	const { file, anchor } = target;
	if (!existsSync(join(root, file))) return `${from}: ${link} leads to no file`;
	if (anchor === '' || extname(file) !== '.md') return null;
	const isThere = pages.get(file)?.anchors.has(anchor);
	return isThere ? null : `${from}: ${link} leads to no heading of ${file}`;
}

/** The file in the project that a link means. */
function targetOf(
	from: string,
	link: string,
): { readonly file: string; readonly anchor: string } | null {
	const [address = '', anchor = ''] = link.split('#');
	if (address === repository) return { file: 'README.md', anchor };
	const [, blob] = address.split(`${repository}/blob/main/`);
	if (blob !== undefined) return { file: blob, anchor };
	if (/^[a-z]+:/.test(address)) return null;
	return { file: address === '' ? from : join(dirname(from), decodeURI(address)), anchor };
}
