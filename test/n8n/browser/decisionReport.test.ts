import type { Browser, Page } from 'playwright-core';
import type {
	ConsideredCheck,
	DecisionReason,
	DecisionRecord,
} from '../../../nodes/verification/decision/decision';
import { decisionReport } from '../../../nodes/verification/n8n/report/decisionReport';
import { launchChromium } from '../../harness/n8n/browser/chromium';
import { records } from '../../unit/verification/n8n/report/records';

let browser: Browser;
let page: Page;
/** What the page says or asks for. */
let noises: string[];

beforeAll(async () => (browser = await launchChromium()));
afterAll(async () => await browser.close());
beforeEach(async () => {
	page = await browser.newPage();
	noises = [];
	page.on('console', (message) => noises.push(message.text()));
	page.on('pageerror', ({ message }) => noises.push(message));
	page.on('request', (request) => noises.push(request.url()));
});
afterEach(async () => await page.close());

/** Prints the report as a browser does, and counts the sheets. */
async function sheetsOf(record: DecisionRecord): Promise<number> {
	await page.setContent(decisionReport(record));
	const pdf = await page.pdf({ preferCSSPageSize: true });
	const text = pdf.toString('latin1');
	const sizes = text.match(/\/MediaBox\s*\[[^\]]*\]/g) ?? [];
	// A4 in points.
	for (const size of sizes) expect(size).toMatch(/\[0 0 59[45]\S* 84[12]\S*\]/);
	return text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

const long = 'txn_0123456789'.repeat(800);
const words = 'A very long name <b>of</b> a workflow \u202E '.repeat(300);

const { checks, required } = records.reject;
const reasons = required.flatMap((check): DecisionReason[] => [
	...(check === 'documentForgery'
		? (['screenReplayInReviewBand', 'paperPrintedInReviewBand'] as const)
		: (['livenessInReviewBand', 'verdictNotFromThisExecution'] as const)
	).map((reason) => ({ check, reason })),
	{ check, reason: 'verdictTooOld' },
	{ check, reason: 'simulatedOutsideTest' },
]);

/** Six checks in which every text is as long as it gets. */
const longest = (text: string): DecisionRecord => {
	const traces = { node: text, transactionId: text, checkedAt: text, sha256: text, provider: text };
	const longChecks = [...checks, ...checks].map((check): ConsideredCheck => ({
		...check,
		...traces,
		outcome: 'inconclusive',
	}));
	const workflow = { id: text, name: text };
	const rest = { summary: text, decidedAt: text, executionId: text, packageVersion: text };
	return { ...records.reject, reasons, checks: longChecks, workflow, ...rest };
};

test.each<[string, DecisionRecord]>([
	...Object.values(records).map((record): [string, DecisionRecord] => [record.decision, record]),
	['six checks', { ...records.reject, checks: [...checks, ...checks] }],
	['the longest values, in one word', longest(long)],
	['the longest values, in many words', longest(words)],
])('prints on one A4 sheet: %s', async (_, record) => {
	expect(await sheetsOf(record)).toBe(1);
	expect(noises).toEqual([]);
});

test('prints any number of checks, on as many sheets as they need', async () => {
	const many = Array.from({ length: 12 }, () => checks).flat();
	expect(await sheetsOf({ ...records.reject, checks: many })).toBeGreaterThan(2);
});

test.each([360, 820])('is as wide as the window: %d px', async (width) => {
	await page.setViewportSize({ width, height: 800 });
	await page.setContent(decisionReport(longest(long)));
	const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
	expect(overflow).toBeLessThanOrEqual(0);
});

test('shows a long value on a few lines, and keeps it whole', async () => {
	await page.setContent(decisionReport(longest(long)));
	const reference = page.locator('.traces dd').first();
	expect(await reference.textContent()).toContain(long);
	expect((await reference.boundingBox())?.height).toBeLessThan(40);
});

test('runs no script, even one that got into the page', async () => {
	const report = decisionReport(records.accept);
	await page.setContent(report.replace('<main>', '<main><script>document.title = "ran"</script>'));
	expect(await page.title()).toBe('KYC Decision: Accepted');
	expect(noises.join()).toContain('Content Security Policy');
});
