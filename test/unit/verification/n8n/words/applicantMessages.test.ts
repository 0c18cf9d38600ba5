import { isUnusableImage, type UnusableReason } from '../../../../../nodes/verification/failure';
import {
	applicantMessage,
	type Language,
	languages,
} from '../../../../../nodes/verification/n8n/words/applicantMessages';
import { allFailures } from '../../everyFailure';

const retakeReasons = [
	...new Set(allFailures.filter(isUnusableImage).map(({ reason }): UnusableReason => reason)),
];

const messagesIn = (language: Language) =>
	[null, ...retakeReasons].map((reason) => ({ reason, text: applicantMessage(language, reason) }));

/** Of each language: its letters, its word for a polite request, and words that would accuse. */
const native: Record<Language, { letters: string; please: RegExp; accusing: RegExp }> = {
	ar: { letters: 'Arabic', please: /يُرجى/, accusing: /احتيال|مزيف|مزوّ?ر|تزوير|درجة|عتبة|حيوية/ },
	de: { letters: 'Latin', please: /Bitte/, accusing: /betr[uü]g|fälsch|gefälscht|lebend|schwell/i },
	en: { letters: 'Latin', please: /Please/, accusing: /fraud|fake|forge|attack|spoof|liveness/i },
	es: { letters: 'Latin', please: /Por favor/, accusing: /fraude|fals|puntuación|umbral|vida/i },
	fr: { letters: 'Latin', please: /Veuillez/, accusing: /fraude|fau[xs]|falsifi|seuil|vivant/i },
	hi: { letters: 'Devanagari', please: /कृपया/, accusing: /धोखा|नकली|जाली|फ़र्ज़ी|स्कोर|सीमा|जीवंत/ },
	id: { letters: 'Latin', please: /Silakan/, accusing: /penipu|palsu|curang|skor|ambang/i },
	it: {
		letters: 'Latin',
		please: /La preghiamo/,
		accusing: /frod|fals|punteggio|soglia|vitalità/i,
	},
	ko: { letters: 'Hangul', please: /주세요/, accusing: /사기|위조|가짜|도용|점수|기준|생체/ },
	pt: { letters: 'Latin', please: /Por favor/, accusing: /fraude|fals|pontua|limiar|vivacidade/i },
};

/** Words of the trade in any language, and the vendors. */
const never = /score|threshold|liveness|spoof|accura|argos|kairos|undefined|null/i;

test('offers the languages by their English names, in order', () => {
	const labels = languages.map(({ label }) => label);
	expect(labels).toEqual([...labels].sort());
	expect(languages.map(({ value }) => value).sort()).toEqual(Object.keys(native).sort());
});

test('knows every reason to ask for a new photo', () => {
	expect(retakeReasons).toHaveLength(9);
});

describe.each(languages)('in $label', ({ value }) => {
	const { letters, please, accusing } = native[value];
	const messages = messagesIn(value);
	const texts = messages.map(({ text }) => text);

	test('each message is one or two whole sentences', () => {
		const whole = /^\p{L}[^\n.।]+[.।]( \p{L}[^\n.।]+[.।])?$/u;
		expect(texts.filter((text) => !whole.test(text) || text !== text.normalize('NFC'))).toEqual([]);
	});

	test('each message is in the letters of the language', () => {
		const own = new RegExp(`^[\\p{Script=${letters}}\\p{Script=Common}\\p{Mn}]+$`, 'u');
		// These two formats have no other name.
		const withoutFormats = texts.map((text) => text.replace(/\b(JPEG|PNG)\b/g, ''));
		expect(withoutFormats.filter((text) => !own.test(text))).toEqual([]);
	});

	test('no message tells a score, a vendor or a suspicion', () => {
		const telling = [/\p{N}|%/u, never, accusing];
		expect(texts.filter((text) => telling.some((words) => words.test(text)))).toEqual([]);
	});

	test.each(['selfie', 'reference', 'either'] as const)('a message names one of two: %s', (of) => {
		const named = retakeReasons.map((reason) => applicantMessage(value, reason, of));
		const plain = retakeReasons.map((reason) => applicantMessage(value, reason));
		const names = named.map((text, index) => text.replace(plain[index] ?? '', ''));
		const [name = ''] = names;
		expect(new Set(names).size).toBe(1);
		expect(name).toMatch(
			new RegExp(`^[\\p{Script=${letters}}\\p{Script=Common}\\p{Mn}]+\\p{L}\\p{M}* ?: $`, 'u'),
		);
		expect(name).toBe(name.normalize('NFC'));
		expect(applicantMessage(value, null, of)).toBe(applicantMessage(value, null));
	});

	test('a message asks for something where a new photo may help, and only there', () => {
		const asking = messages.filter(({ text }) => please.test(text));
		expect(asking.map(({ reason }) => reason)).toEqual(retakeReasons);
	});
});

test('names two images differently', () => {
	for (const { value } of languages) {
		const named = (['selfie', 'reference', 'either'] as const).map((of) =>
			applicantMessage(value, 'noFaceFound', of),
		);
		expect(new Set(named).size).toBe(3);
	}
});

test('says something else for each reason in each language', () => {
	const texts = languages.flatMap(({ value }) => messagesIn(value).map(({ text }) => text));
	expect(new Set(texts).size).toBe(languages.length * (retakeReasons.length + 1));
});
