import * as fc from 'fast-check';
import {
	textWithoutSecrets,
	withoutSecrets,
} from '../../nodes/verification/n8n/http/redaction/redact';
import { safeQuote } from '../../nodes/verification/n8n/words/text/quote';
import { retryAfterSeconds } from '../../nodes/verification/providers/reading/retryAfter';
import { textsIn } from './answers/texts';
import { patience, tries } from './tries';

const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 2500 }),
	fc.string({ unit: 'grapheme', size: 'large' }),
);

const dates = fc.oneof(
	fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
	fc.stringMatching(
		/^(Mon|Friday|Xyz), [0-9]{1,9} (Jan|Dec|Foo) -?[0-9]{0,6} [0-9]{2}:[0-9]{2} GMT$/,
	),
);
const numbers = fc.oneof(fc.bigInt().map(String), fc.double().map(String));
const times = fc.oneof(
	anyText,
	dates,
	numbers,
	fc.constantFrom('9'.repeat(400), '-0', '0x10', '1e3'),
);

test(
	'Retry-After, whatever it says, is a time from now on, or none',
	() => {
		let understood = 0;
		fc.assert(
			fc.property(times, fc.nat(), (header, now) => {
				const seconds = retryAfterSeconds(header, now);
				if (seconds !== null) understood++;
				expect(seconds === null || seconds >= 0).toBe(true);
			}),
			tries(1000),
		);
		expect(understood).toBeGreaterThan(100);
	},
	patience,
);

const keyLike = fc.stringMatching(/^[A-Za-z0-9+/=_-]{20,300}$/).filter((run) => /\d/.test(run));

/** Words with keys and pieces of images among them. */
const words = fc
	.array(fc.oneof(anyText, keyLike, fc.lorem()), { maxLength: 12 })
	.chain((parts) => fc.constantFrom(' ', '\n', '', ':').map((between) => parts.join(between)));

test(
	'words of others are one short line without anything like a key',
	() => {
		fc.assert(
			fc.property(words, (text) => {
				const quoted = safeQuote(text);
				expect(quoted.length).toBeLessThanOrEqual(201);
				expect(quoted).not.toMatch(/[\r\n\t\v\f\u2028\u2029]/);
				const runs = quoted.match(/[A-Za-z0-9+/=_-]{20,}/g) ?? [];
				expect(runs.filter((run) => /\d/.test(run))).toEqual([]);
			}),
			tries(1000),
		);
	},
	patience,
);

const keys = fc.array(fc.stringMatching(/^[a-z0-9_.~+/=-]{8,40}$/), { maxLength: 3 });

/** Any JSON, with these keys in some of its texts and names. */
const echoing = (secrets: readonly string[]) => {
	const text =
		secrets.length === 0
			? fc.string()
			: fc
					.tuple(fc.string(), fc.constantFrom(...secrets), fc.string())
					.map((parts) => parts.join(''));
	return fc.object({ key: text, values: [text, fc.double(), fc.boolean(), fc.constant(null)] });
};

test(
	'what is taken out of any JSON once, leaves nothing to be taken out',
	() => {
		const withSecrets = keys.chain((secrets) => fc.tuple(fc.constant(secrets), echoing(secrets)));
		fc.assert(
			fc.property(withSecrets, ([secrets, answer]) => {
				const clean = withoutSecrets(answer, secrets);
				for (const text of textsIn(clean)) {
					expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
				}
				expect(withoutSecrets(clean, secrets)).toEqual(clean);
			}),
			tries(300),
		);
	},
	patience,
);

test(
	'and so with any text',
	() => {
		fc.assert(
			fc.property(keys, words, (secrets, text) => {
				const clean = textWithoutSecrets(secrets.join(text), secrets);
				expect(secrets.filter((secret) => clean.includes(secret))).toEqual([]);
				expect(textWithoutSecrets(clean, secrets)).toBe(clean);
			}),
			tries(500),
		);
	},
	patience,
);
