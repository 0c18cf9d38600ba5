import { createHash } from 'node:crypto';
import {
	formsOfSecret,
	textWithoutSecrets,
	withoutSecrets,
} from '../../../../../../nodes/verification/n8n/http/redaction/redact';
import { safeQuote } from '../../../../../../nodes/verification/n8n/words/text/quote';
import { fastestRun } from '../../../../../harness/measurement/fastestRun';

const key = 'sk-live-7f3a9b2c';
const picture = Buffer.alloc(300, 'picture').toString('base64');

describe("what a vendor answered, without the credential's keys", () => {
	test.each([
		['in a text', `The key ${key} is wrong`, 'The key [removed] is wrong'],
		['twice', `${key},${key}`, '[removed],[removed]'],
		['in a list', [key], ['[removed]']],
		['deep down', { a: [{ b: { c: key } }] }, { a: [{ b: { c: '[removed]' } }] }],
		['as a number', [12345678, 1234567], ['[removed]', 1234567]],
		['as a field name', { [`x-${key}`]: 1 }, { 'x-[removed]': 1 }],
	])('%s', (_place, answer, expected) => {
		expect(withoutSecrets(answer, [key, '12345678'])).toEqual(expected);
	});

	test('every key of the credential', () => {
		expect(textWithoutSecrets(`id app-id-1234 key ${key}`, ['app-id-1234', key])).toBe(
			'id [removed] key [removed]',
		);
	});

	test.each([[['tenant-42', 'tenant-42-hidden']], [['tenant-42-hidden', 'tenant-42']]])(
		'of keys that begin alike (%j) nothing is left',
		(secrets) => {
			expect(textWithoutSecrets('key tenant-42-hidden', secrets)).not.toContain('hidden');
		},
	);

	test('a short key is taken out where it stands alone, and never out of the names of fields', () => {
		const answer = { code: 'code', message: 'The code "code" is no barcode (code).' };
		expect(withoutSecrets(answer, ['code'])).toEqual({
			code: '[removed]',
			message: 'The [removed] "[removed]" is no barcode ([removed]).',
		});
	});

	test('a key with the signs of a pattern is taken as it stands', () => {
		expect(textWithoutSecrets('a $&.*+^|( b', ['$&.*+^|('])).toBe('a [removed] b');
	});
});

describe('a key in the encodings that gateways write it in', () => {
	const secrets = formsOfSecret(key);

	test.each([
		['base64', Buffer.from(key).toString('base64')],
		['base64, one byte in', Buffer.from(`:${key}`).toString('base64')],
		['base64, two bytes in', Buffer.from(`a:${key}:b`).toString('base64')],
		['base64 of a name, a colon and the key', Buffer.from(`name:${key}`).toString('base64')],
		['hex', Buffer.from(key).toString('hex')],
		['hex in capitals', Buffer.from(key).toString('hex').toUpperCase()],
	])('%s', (_name, written) => {
		const clean = textWithoutSecrets(`Basic ${written}.`, secrets);
		expect(clean).toContain('[removed]');
		// Not more than the digits that belong to what stands around the key are left.
		expect(clean.length).toBeLessThan('Basic [removed].'.length + 12);
	});

	test.each([
		['with its slashes escaped', 'live\\/key+7f3a=9b2c'],
		['as an address', 'live%2Fkey%2B7f3a%3D9b2c'],
		['as an address in small letters', 'live%2fkey%2b7f3a%3d9b2c'],
	])('%s', (_name, written) => {
		const forms = formsOfSecret('live/key+7f3a=9b2c');
		expect(textWithoutSecrets(`No ${written}!`, forms)).toBe('No [removed]!');
	});

	const bytesOfKey = [...Buffer.from('live/key+7f3a=9b2c')];
	const inHex = bytesOfKey.map((one) => one.toString(16));
	test.each<[string, unknown]>([
		['entities', 'live&#47;key&#43;7f3a&#x3D;9b2c'],
		['entities of entities', 'live&amp;#x2F;key&amp;plus;7f3a&amp;equals;9b2c'],
		['an address within an address', 'live%252Fkey%252B7f3a%253D9b2c'],
		['JSON, each sign by its number', 'live\\u002fkey\\u002B7f3a\\u003d9b2c'],
		['hex with blanks', inHex.join(' ')],
		['hex with colons', inHex.join(':').toUpperCase()],
		['hex with 0x', inHex.map((one) => `0x${one}`).join(', ')],
		['hex with \\x', inHex.map((one) => `\\x${one}`).join('')],
		['numbers', bytesOfKey.join(', ')],
		['octal', bytesOfKey.map((one) => `\\${one.toString(8).padStart(3, '0')}`).join('')],
		['a list of numbers', bytesOfKey],
		['a list of numbers as texts', bytesOfKey.map(String)],
		['a list of hex', inHex],
		['a list of characters', 'live/key+7f3a=9b2c'.split('')],
		['an object of characters', Object.assign({}, 'live/key+7f3a=9b2c'.split(''))],
		['lists of pieces', [['live/key'], ['+7f3a=', '9b2c']]],
		['records of numbers', bytesOfKey.map((value) => ({ value }))],
		[
			'base64 in pieces',
			Buffer.from(':live/key+7f3a=9b2c')
				.toString('base64')
				.match(/.{1,5}/g),
		],
		['letters apart', 'l i v e / k e y + 7 f 3 a = 9 b 2 c'],
	])('as %s, between other values', (_name, written) => {
		const forms = formsOfSecret('live/key+7f3a=9b2c');
		const before = 'The key is wrong';
		const clean = withoutSecrets({ message: before, score: 97, key: written, at: 12 }, forms);
		expect(clean).toMatchObject({ message: before, score: 97, at: 12 });
		const left = JSON.stringify(Reflect.get(Object(clean), 'key')).replaceAll('[removed]', '');
		// What stands at the ends of base64 belongs to what is around the key.
		expect(left.replace(/"\w+":|[^A-Za-z0-9]/g, '').length).toBeLessThan(4);
	});

	test('a key that looks like an escape itself', () => {
		const escaped = 'ab%00+12%2Fc';
		const written = encodeURIComponent(escaped);
		expect(textWithoutSecrets(`Key ${written}.`, formsOfSecret(escaped))).toBe('Key [removed].');
	});

	test('words in a row are no key that has no digit', () => {
		const answer = { message: 'Face check failed', label: 'face', kind: 'check' };
		expect(withoutSecrets(answer, formsOfSecret('facecheck'))).toEqual(answer);
	});

	test.each(['Unknown key ab+12c.', 'x-api-key_ab+12c', 'AB+12C'])(
		'a short one stands alone in %j',
		(text) => {
			expect(textWithoutSecrets(text, formsOfSecret('ab+12c'))).toContain('[removed]');
		},
	);

	test('of a short one the plain form alone is known, and of two or three letters nothing', () => {
		expect(formsOfSecret('code')).toEqual(['code']);
		expect(formsOfSecret('abc')).toEqual([]);
	});
});

describe('what a vendor answered, without the image', () => {
	test.each([
		['its bytes as text', Buffer.alloc(300, 'a\x00\xff', 'latin1').toString('latin1')],
		['its bytes as UTF-8', Buffer.alloc(300, 'a\x00\xff', 'latin1').toString()],
		['base64 in lines', (picture.match(/.{1,76}/g) ?? []).slice(0, 5).join('\r\n')],
		['its bytes in hex, apart', Buffer.alloc(300, 'picture').toString('hex').replace(/../g, '$& ')],
		['its bytes as numbers', [...Buffer.alloc(300, 'picture')].join(', ')],
		['base64 as an address writes it', encodeURIComponent(`${picture.slice(0, 60)}+${picture}`)],
		['base64', picture],
		['base64 for addresses', Buffer.alloc(300, 0xfb).toString('base64url')],
		['a data: address', `data:image/jpeg;base64,${picture}`],
	])('%s', (_name, text) => {
		const clean = JSON.stringify(withoutSecrets({ idImage: text }, []));
		expect(clean).toContain('[removed]');
		expect(clean).not.toContain(text.slice(-40));
	});

	test('a list of bytes', () => {
		const bytes = [...Buffer.alloc(300, 'picture')];
		expect(withoutSecrets({ type: 'Buffer', data: bytes }, [])).toEqual({
			type: 'Buffer',
			data: '[removed]',
		});
		expect(withoutSecrets({ box: [1, 2, 30, 40] }, [])).toEqual({ box: [1, 2, 30, 40] });
	});

	const bytes = [...createHash('sha384').update('picture').digest()];
	const byIndex = Object.fromEntries(bytes.entries());
	const inBase = (base: number, width: number) =>
		bytes.map((one) => one.toString(base).padStart(width, '0'));
	const hex = inBase(16, 2);
	const digits = Buffer.from(bytes.concat(bytes, bytes, bytes)).toString('base64');
	const echoes: ReadonlyArray<[string, unknown]> = [
		['an object by index', byIndex],
		['an object by index with its length', { ...byIndex, length: bytes.length }],
		['an object by index, as text', JSON.stringify(byIndex)],
		['numbers as texts', bytes.map(String)],
		['signed numbers', bytes.map((one) => (one > 127 ? one - 256 : one))],
		['numbers with nothing between some', [...bytes, null]],
		['lists of one', bytes.map((one) => [one])],
		['lists of one, as text', JSON.stringify(bytes.map((one) => [one]))],
		['points', bytes.map((one, at) => ({ x: at, y: one }))],
		['rows of numbers', [bytes.slice(0, 20).join(' '), bytes.slice(20).join(' ')]],
		['numbers under one name', bytes.map((value) => ({ value }))],
		['numbers under one name, counted', bytes.map((value, index) => ({ index, value }))],
		[
			'parts by number',
			Object.fromEntries(digits.match(/.{1,20}/g)?.map((one, at) => [`part${at}`, one]) ?? []),
		],
		['rows by name', { top: bytes.slice(0, 24), bottom: bytes.slice(24) }],
		['rows of text by name', { top: bytes.slice(0, 24).join(' '), end: bytes.slice(24).join(' ') }],
		[
			'pieces by name',
			{
				head: digits.slice(0, 58),
				body: digits.slice(58, 116),
				tail: digits.slice(116, 174),
				more: digits.slice(174, 230),
				rest: digits.slice(-50),
			},
		],
		[
			'rows within rows',
			{
				upper: { left: bytes.slice(0, 12), right: bytes.slice(12, 24) },
				lower: { left: bytes.slice(24, 36), right: bytes.slice(36) },
			},
		],
		['hex in a list', hex],
		['base64 in a list', digits.match(/.{1,20}/g)],
		['base64 in short pieces', digits.match(/.{1,4}/g)],
		['base64 apart', digits.replace(/.{10}/g, '$& ')],
		...[' ', ';', '\t', '\n', ' | ', ', ', ' and '].map((between): [string, string] => [
			`numbers with ${JSON.stringify(between)} between`,
			bytes.join(between),
		]),
		['hex with 0x', hex.map((one) => `0x${one}`).join(', ')],
		['hex with \\x', hex.map((one) => `\\x${one}`).join('')],
		['hex with \\u00', hex.map((one) => `\\u00${one}`).join('')],
		['hex with %', hex.map((one) => `%${one}`).join('')],
		['hex in capitals', hex.join(' ').toUpperCase()],
		['entities', bytes.map((one) => `&#${one};`).join('')],
		[
			'octal',
			inBase(8, 3)
				.map((one) => `\\${one}`)
				.join(''),
		],
		['binary', inBase(2, 8).join(' ')],
	];

	test.each(echoes)('as %s', (_name, echo) => {
		const clean = JSON.stringify(withoutSecrets({ message: 'Bad image', image: echo }, []));
		expect(clean).toMatch(/^\{"message":"Bad image","image":.{0,200}\}$/s);
		expect(clean).toContain('[removed]');
		expect(textWithoutSecrets(`Bad: ${JSON.stringify(echo)}`, []).length).toBeLessThan(200);
	});

	test('a list of characters', () => {
		const characters = bytes.map((one) => String.fromCharCode(one));
		expect(withoutSecrets(characters, [])).toBe('[removed]');
	});

	test('references, times, boxes, codes and sentences with numbers are no image', () => {
		const answer = {
			ids: Array.from({ length: 3 }, () => 'c6bb825f-871c-4323-8c06-8e5fd3517747'),
			checkedAt: '2026-11-30T10:00:00.000Z',
			boxes: [
				{
					top: 10,
					left: 20,
					width: 300,
					height: 400,
					landmarks: [
						[1, 2],
						[3, 4],
					],
				},
			],
			faces: Array.from({ length: 40 }, (_, at) => ({ score: at, label: 'live' })),
			quality: { blur: 3, glare: 12, sharpness: 90, box: [1, 2, 3, 4], corners: [1, 2, 3, 4] },
			references: { first: 'txn_1234567890abcdef', second: 'req-12', file: 'f0e1d2c3b4a5' },
			countries: Array.from({ length: 40 }, () => 'IND'),
			message: 'Image 1 of 2 is 640 x 480 px, not 1280 x 960 px. '.repeat(3).trim(),
		};
		expect(withoutSecrets(answer, [])).toEqual(answer);
	});

	test('an umlaut in a wrong encoding does not remove a sentence', () => {
		expect(withoutSecrets(['Ung\ufffdltiges Bild,\r\n\tbitte'], [])).toEqual([
			'Ung\ufffdltiges Bild,\r\n\tbitte',
		]);
	});

	test('references and sentences stay', () => {
		const answer = {
			api_req_uid: 'c6bb825f-871c-4323-8c06-8e5fd3517747',
			message: 'Fail to process data. '.repeat(20),
			engineVersion: 'id_liveness@3.4.2',
		};
		expect(withoutSecrets(answer, [key])).toEqual(answer);
	});
});

describe('the rest of the answer is as it came', () => {
	test.each([[0], [0.5], [true], [null], [''], [[]], [{}], [{ score: 95, list: [1, 'a', null] }]])(
		'%j',
		(answer) => {
			expect(withoutSecrets(answer, [key])).toEqual(answer);
		},
	);

	test('the answer itself is not changed', () => {
		const answer = { message: key };
		withoutSecrets(answer, [key]);
		expect(answer.message).toBe(key);
	});

	test('a field named __proto__ stays a field and changes no prototype', () => {
		const answer: unknown = JSON.parse('{"__proto__": {"passed": true}, "score": 1}');
		const clean = withoutSecrets(answer, [key]);
		expect(JSON.stringify(clean)).toBe(JSON.stringify(answer));
		expect(Object.getPrototypeOf(clean)).toBe(Object.prototype);
		expect(Reflect.get({}, 'passed')).toBeUndefined();
	});

	test('an answer nested beyond reason is cut off', () => {
		const depth = 3000;
		const answer: unknown = JSON.parse(`${'['.repeat(depth)}"${key}"${']'.repeat(depth)}`);
		const clean = JSON.stringify(withoutSecrets(answer, [key]));
		expect(clean).toContain('[removed]');
		expect(clean.length).toBeLessThan(200);
	});
});

describe('words of others, fit to be quoted', () => {
	test.each([
		['one line', '  Fail to\n\tprocess \r\n data ', 'Fail to process data'],
		['a key-like run', 'Key sk1234567890abcdefghij is wrong', 'Key [removed] is wrong'],
		['a piece of an image', 'Got /9j/4AAQSkZJRgABAQAAAQABAAD', 'Got [removed]'],
		['a long run without a digit', `Got ${'aBcD'.repeat(10)}`, 'Got [removed]'],
		[
			'the name of an error stays',
			'InternalServerErrorException: 500',
			'InternalServerErrorException: 500',
		],
		['a long word stays', 'Electroencephalographically', 'Electroencephalographically'],
		['a short number stays', 'Error 1003: idImage', 'Error 1003: idImage'],
		['nothing', '', ''],
	])('%s', (_rule, text, expected) => {
		expect(safeQuote(text)).toBe(expected);
	});

	test('long words are cut', () => {
		const text = safeQuote('Too long. '.repeat(1000));
		expect(text.length).toBeLessThanOrEqual(201);
		expect(text).toMatch(/^Too long\. .*…$/);
	});

	test('a long run without a space does not hold n8n up', async () => {
		const text = 'a'.repeat(20_000);
		expect(await fastestRun(50, () => safeQuote(text))).toBeLessThan(50);
	});
});
