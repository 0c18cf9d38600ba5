import codes from 'i18n-iso-countries/codes.json';
import english from 'i18n-iso-countries/langs/en.json';
import { resolve } from 'node:path';

export const listPath = resolve(
	__dirname,
	'../../nodes/verification/providers/accura/countries.json',
);

/** Not in ISO 3166. */
const kosovo = 'XK';

/** The ISO 3166 alpha-3 codes with their English names, the usual name first. */
export function countries(): Readonly<Record<string, readonly string[]>> {
	const names: Readonly<Record<string, string | string[]>> = english.countries;
	const rows = codes.flatMap(([alpha2 = '', alpha3 = '']) => {
		const known = [names[alpha2] ?? []].flat();
		return alpha2 === kosovo || known.length === 0 ? [] : [[alpha3, known] as const];
	});
	const byName = rows.toSorted(([, [one = '']], [, [other = '']]) =>
		one.localeCompare(other, 'en'),
	);
	return Object.fromEntries(byName);
}
