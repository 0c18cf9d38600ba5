import list from '../../nodes/verification/providers/accura/countries.json';
import { countries } from './countries';

test('the list of countries is what npm run countries writes', () => {
	expect(list).toEqual(countries());
	expect(Object.keys(list)).toEqual(Object.keys(countries()));
});

test('it has all codes of ISO 3166, with the names that people look for', () => {
	expect(Object.keys(list)).toHaveLength(249);
	expect(Object.keys(list).filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
	expect(list).toMatchObject({ IND: ['India'], IDN: ['Indonesia'], TUR: ['Türkiye', 'Turkey'] });
});
