import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { formsOfSecret } from '../../../../../nodes/verification/n8n/http/redaction/redact';
import { readReplyBody, readReplyText } from '../../../../../nodes/verification/n8n/http/replyBody';
import { fastestRun } from '../../../../harness/measurement/fastestRun';

const never = new AbortController().signal;
const key = 'sk-live-7f3a9b2c';

function bodyOf(...chunks: ReadonlyArray<string | Buffer>) {
	return Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
}

describe('an answer is what its text says, whatever its declared type', () => {
	test.each<[string, string, unknown]>([
		['JSON', '{"score":95}', { kind: 'json', value: { score: 95 } }],
		['JSON with a byte order mark', '\ufeff{"score":95}', { kind: 'json', value: { score: 95 } }],
		['JSON between white space', '\r\n {"a":1}\n', { kind: 'json', value: { a: 1 } }],
		['a bare number', '95', { kind: 'json', value: 95 }],
		['null', 'null', { kind: 'json', value: null }],
		['HTML', '<html></html>', { kind: 'text', text: '<html></html>' }],
		['JSON that is cut off', '{"score":9', { kind: 'text', text: '{"score":9' }],
		['NaN, which is not JSON', '{"score":NaN}', { kind: 'text', text: '{"score":NaN}' }],
		['nothing', '', { kind: 'empty' }],
		['white space', ' \r\n', { kind: 'empty' }],
	])('%s', async (_name, text, expected) => {
		expect(await readReplyBody(bodyOf(text), [], never)).toEqual(expected);
	});

	test('a letter that is split between two chunks is whole again', async () => {
		const bytes = Buffer.from('{"message":"größer"}');
		const split = bytes.indexOf(0xc3) + 1;
		const stream = bodyOf(bytes.subarray(0, split), bytes.subarray(split));
		expect(await readReplyBody(stream, [], never)).toMatchObject({ value: { message: 'größer' } });
	});
});

describe('an answer that says a thing twice is not taken at its last word', () => {
	test.each([
		['a score, low and then high', '{"score":1,"score":99}'],
		['a score, high and then low', '{"score":99,"score":1}'],
		['the same score', '{"score":99,"score":99}'],
		['a name that is spelled in another way', '{"score":1,"sc\\u006fre":99}'],
		['deep down', '{"a":[{"b":{"score":1,"score":99}}]}'],
		['an object', '{"result":{"score":1},"result":{"score":99}}'],
		['__proto__', '{"__proto__":1,"__proto__":2}'],
		['an empty name', '{"":1,"":2}'],
		['with white space before the colon', '{"score" :1,"score"\n\t:99}'],
	])('%s', async (_name, text) => {
		expect(await readReplyBody(bodyOf(text), [], never)).toMatchObject({ kind: 'ambiguous' });
	});

	test.each([
		['the same name in two objects', '[{"score":1},{"score":99},{"a":{"score":2}}]'],
		['names within texts', '{"a":"\\"b\\":1,\\"b\\":2","c":"\\\\","d":["x","x"]}'],
		['a colon after a text that is no name', '["a:b",":"]'],
		['numbers for names', '{"1":1,"2":{"1":1}}'],
	])('%s is not that', async (_name, text) => {
		const value: unknown = JSON.parse(text);
		expect(await readReplyBody(bodyOf(text), [], never)).toEqual({ kind: 'json', value });
	});

	test.each([
		['lists', '[', ']'],
		['objects', '{"a":', '}'],
	])('%s in one another are read without exhausting the stack', async (_of, open, close) => {
		const nested = (depth: number) => bodyOf(`${open.repeat(depth)}1${close.repeat(depth)}`);
		expect((await readReplyBody(nested(4900), [], never)).kind).toBe('json');
		expect((await readReplyBody(nested(100_000), [], never)).kind).toBe('tooLong');
	});
});

describe('an answer of 1 MB keeps n8n from nothing else for longer than 100 ms', () => {
	const secrets = ['sk-live-7f3a9b2c1234567890', 'app-id-12345678'].flatMap(formsOfSecret);
	const many = (one: string, size: number) =>
		Array.from({ length: Math.floor(size / (one.length + 1)) }, () => one);
	const list = (one: string) => `[${many(one, 1_000_000).join(',')}]`;
	const text = (one: string) => JSON.stringify(many(one, 1_000_000).join(' '));
	const fields = (count: number, name: string) =>
		JSON.stringify(
			Object.fromEntries(Array.from({ length: count }, (_, at) => [`${name}${at}`, at])),
		);

	test.each([
		['350,000 empty objects', list('{}')],
		['nested lists', '['.repeat(500_000) + ']'.repeat(500_000)],
		['nested objects', `${'{"a":'.repeat(160_000)}1${'}'.repeat(160_000)}`],
		['many fields', fields(90_000, 'k')],
		['long fields', fields(2400, 'name of a field '.repeat(25))],
		['numbers', list('7')],
		['short texts', list('"abc"')],
		['texts of some length', list(JSON.stringify('The key abc1 is wrong. '.repeat(10)))],
		['lists within lists', list('['.repeat(19) + '"a1b2"' + ']'.repeat(19))],
		['one letter', text('a'.repeat(1000))],
		['words', text('words')],
		['numbers in a text', text('255')],
		['data in a text', text('ab12.')],
		['escapes', text('%2B'.repeat(20))],
		['escapes as in JSON', text('\\u002B'.repeat(20))],
		['entities', text('&#43;'.repeat(20))],
		['a web page', `<html>${many('<b>12</b> of 20', 1_000_000).join('')}`],
		['blanks', `{"a"${' '.repeat(1_000_000)}:1}`],
	])('%s', async (_name, answer) => {
		expect(answer.length).toBeGreaterThan(900_000);
		expect(await fastestRun(100, () => readReplyText(answer, secrets))).toBeLessThan(100);
	});
});

test.each([
	['gzip', createGunzip, Buffer.from('{"score":99}')],
	['deflate', createInflate, Buffer.from('{"score":99}')],
	['Brotli', createBrotliDecompress, Buffer.from('{"score":99}')],
])(
	'what is no %s, though it is declared so, is an answer that cannot be read',
	async (_name, decompress, bytes) => {
		const body = Readable.from([bytes]).pipe(decompress());
		expect(await readReplyBody(body, [], never)).toEqual({ kind: 'garbled' });
	},
);

describe('no more than 1 MB is read', () => {
	const mark = JSON.stringify('');
	const ofLength = (bytes: number) => `"${' '.repeat(bytes - mark.length)}"`;

	test.each([
		[1_048_575, 'json'],
		[1_048_576, 'json'],
		[1_048_577, 'tooLong'],
		[5_000_000, 'tooLong'],
	])('%d bytes: %s', async (bytes, kind) => {
		expect((await readReplyBody(bodyOf(ofLength(bytes)), [], never)).kind).toBe(kind);
	});

	test('an answer without an end is given up, and its connection closed', async () => {
		const endless = Readable.from(
			(function* () {
				for (;;) yield Buffer.alloc(65_536, ' ');
			})(),
		);
		expect(await readReplyBody(endless, [], never)).toEqual({ kind: 'tooLong' });
		expect(endless.destroyed).toBe(true);
	});
});

test.each([
	['JSON', `{"message":"${key}"}`],
	['text', `<html>${key}</html>`],
])('the key does not come back in %s', async (_name, text) => {
	expect(JSON.stringify(await readReplyBody(bodyOf(text), [key], never))).not.toContain(key);
});

describe('an answer that stops', () => {
	test('because the time is over is an error, not half an answer', async () => {
		const stalled = new Readable({ read: () => undefined });
		stalled.push('{"score":95}');
		const reading = readReplyBody(stalled, [], AbortSignal.timeout(20));
		await expect(reading).rejects.toThrow();
		expect(stalled.destroyed).toBe(true);
	});

	test('because the connection broke is an error, not half an answer', async () => {
		const broken = new Readable({ read: () => undefined });
		broken.push('{"score":95}');
		setTimeout(() => broken.destroy(new Error('ECONNRESET')), 10);
		await expect(readReplyBody(broken, [], never)).rejects.toThrow('ECONNRESET');
	});

	test('before it began is not read at all', async () => {
		await expect(readReplyBody(bodyOf('{}'), [], AbortSignal.abort())).rejects.toThrow();
	});
});
