import { checkAddress } from './safeAddress';

/** Where a vendor is asked, or what is wrong with the address in words that follow its name. */
export type CheckedBaseUrl =
	| { readonly kind: 'baseUrl'; readonly baseUrl: string }
	| { readonly kind: 'problem'; readonly problem: string };

/**
 * Images and keys leave over https alone. Plain http is for the machine that n8n runs on, where a
 * simulator or a proxy may listen.
 */
export function checkBaseUrl(value: unknown): CheckedBaseUrl {
	const checked = checkAddress(value);
	if (checked.kind === 'problem') return checked;
	const { href } = checked.url;
	if (/[?#]/.test(href)) return { kind: 'problem', problem: 'must not hold a query or fragment' };
	return { kind: 'baseUrl', baseUrl: href.replace(/\/+$/, '') };
}
