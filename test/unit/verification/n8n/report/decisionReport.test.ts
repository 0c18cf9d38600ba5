import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import {
	type DecisionReason,
	type DecisionRecord,
	ownReasons,
} from '../../../../../nodes/verification/decision/decision';
import { decisionReport } from '../../../../../nodes/verification/n8n/report/decisionReport';
import { allFailures } from '../../everyFailure';
import { records } from './records';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);
const all = (node: Node): readonly Node[] => [node, ...childrenOf(node).flatMap(all)];
const isElement = (node: Node): node is Element => 'tagName' in node;

/** The page as a browser reads it. */
function readPage(record: DecisionRecord) {
	const nodes = all(parse(decisionReport(record)));
	const elements = nodes.filter(isElement);
	const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
	return {
		named,
		words: textOf(named('main')).replace(/\s+/g, ' '),
		/** All that the page has besides text. */
		structure: nodes
			.filter(({ nodeName }) => nodeName !== '#text')
			.map((node) => (isElement(node) ? [node.tagName, node.attrs] : node.nodeName)),
		values: named('bdi').map((element) => textOf([element])),
	};
}

const textOf = (nodes: readonly Node[]) =>
	nodes.flatMap(all).reduce((text, node) => text + ('value' in node ? node.value : ''), '');

/** A record with this text in every place that takes any text. */
function recordOf(text: string): DecisionRecord {
	const checks = records.reject.checks.map((check) => ({
		...check,
		...{ node: text, provider: text, transactionId: text, checkedAt: text, sha256: text },
	}));
	const workflow = { id: text, name: text };
	const rest = { summary: text, decidedAt: text, executionId: text, packageVersion: text };
	return { ...records.reject, checks, workflow, ...rest };
}

const plain = readPage(recordOf('plain'));

describe('a value is text, whatever is in it', () => {
	test.each([
		['an element', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
		['the end of the page', '</bdi></style></title></body></html><p>'],
		['quotes', `"' onload="alert(1)" '`],
		['character references', '&lt;b&gt; &amp; &#60; &nbsp;'],
		['the end of CDATA', ']]><![CDATA[ --> <!-- <!doctype x>'],
		['characters that turn the direction', 'txn_\u202Egpj.exe\u202C \u2067\u200F'],
		['line breaks', 'one\ntwo\r\nthree\rfour\u2028five'],
		['control characters', '\u0001\u0007\u001B[31m\u007F\uFEFF'],
		['template syntax', '${1 + 1} {{ $json }} \\u003cb\\u003e $& $1'],
		['10,000 characters', '<>&"\u202E'.repeat(2_000)],
		['nothing', ''],
	])('%s', (_, text) => {
		const { structure, values } = readPage(recordOf(text));
		expect(structure).toEqual(plain.structure);
		const expected = plain.values.map((value) => (value === 'plain' ? text : value));
		expect(expected.filter((value) => value === text)).toHaveLength(21);
		expect(values).toEqual(expected);
	});

	test('HTML has no NUL', () => {
		expect(readPage(recordOf('a\0b')).values).toContain('a\uFFFDb');
	});
});

describe.each(Object.values(records))('$decision', (record) => {
	const page = readPage(record);

	test('the decision, why, and who needs to do what', () => {
		const word = record.summary.replace(/:.*/, '');
		expect(page.named('h1').map((heading) => textOf([heading]))).toEqual([word]);
		expect(page.values[0]).toBe(record.summary);
		expect(page.words).toContain(`${word} ${record.summary} Next step: `);
		expect(page.words).not.toMatch(/undefined|null|NaN|\[object/);
	});

	test('runs nothing, loads nothing, contains no image', () => {
		const names = new Set(page.structure.flatMap((one) => (Array.isArray(one) ? [one[0]] : [])));
		for (const name of ['script', 'link', 'img', 'image', 'iframe', 'form', 'a', 'base', 'use']) {
			expect(names).not.toContain(name);
		}
		expect(decisionReport(record)).not.toMatch(/url\(|@import|https?:|data:/);
		expect(page.named('meta').map(({ attrs }) => attrs.map(({ value }) => value))).toEqual([
			['utf-8'],
			['Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'"],
			['viewport', 'width=device-width, initial-scale=1'],
		]);
		expect(page.named('html')[0]?.attrs).toEqual([{ name: 'lang', value: 'en' }]);
	});

	test('each check with its score against its threshold', () => {
		const shown = record.checks.filter(({ score }) => score !== null);
		const label = shown.map(
			({ score, threshold }) => `Score ${score} of 100, threshold ${threshold}`,
		);
		const attributes = (name: string, attribute: string) =>
			page
				.named(name)
				.flatMap(({ attrs }) =>
					attrs.flatMap(({ name: own, value }) => (own === attribute ? [value] : [])),
				);
		expect(attributes('svg', 'aria-label')).toEqual(label);
		const widths = shown.flatMap(({ score }) => ['100', String(score), '1.2']);
		expect(attributes('rect', 'width')).toEqual(widths);
		const marks = shown.flatMap(({ threshold }) =>
			threshold === null ? [] : [`${threshold - 0.6}`],
		);
		expect(attributes('rect', 'x')).toEqual(marks);
	});
});

test('says where a score has no threshold', () => {
	const checks = records.accept.checks.map((check) => ({ ...check, threshold: null }));
	const { words, named } = readPage({ ...records.accept, checks });
	expect(words).toContain('97 of 100, no threshold');
	expect(named('rect')).toHaveLength(2 * checks.length);
});

test('says that a value is missing', () => {
	expect(readPage(records.unresolved).words).toContain(
		'Workflow None Workflow ID None Execution ID None',
	);
	const { words } = readPage({ ...records.review, checks: [], required: [] });
	expect(words).toContain('Checks The decision used no verdict.');
	expect(words).toContain('Required Checks None');
});

test('tells times in UTC, vendors by their names, and the policy', () => {
	const { words } = readPage(records.review);
	expect(words).toContain('Decided at 2026-11-30 10:00:00 UTC');
	expect(words).toMatch(/Checked at 2026-11-30 09:59:43 UTC/);
	expect(words).toContain('Accura, node ID Liveness');
	expect(words).toContain('Max Age 30 min Several Verdicts All Have to Pass Verify Origin Off');
});

test('has words for every reason', () => {
	const signals = ['liveness', 'screenReplay', 'paperPrinted', 'replacePortraits'] as const;
	const reasons: DecisionReason['reason'][] = [
		...ownReasons,
		...allFailures.map(({ reason }) => reason),
		...signals.flatMap((signal) => [`${signal}BelowThreshold`, `${signal}InReviewBand`] as const),
	];
	for (const reason of new Set(reasons)) {
		const { words } = readPage({ ...records.review, reasons: [{ check: 'idLiveness', reason }] });
		expect(words).toMatch(/ Why ID Liveness [a-z]+ [a-zA-Z, ]+\. Checks /);
	}
});

test('tells the reasons of one check together', () => {
	expect(readPage(records.reject).words).toContain(
		'Why Document Forgery has a screen replay score that is too low and has a replaced portrait score that is too low. Checks',
	);
});
