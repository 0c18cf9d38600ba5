import { broken, notReached, timedOut, unreadable } from '../expected';
import type { FaultRow } from '../row';

const gigabyte = 1_000_000_000;

/** No whole answer comes, or one without an end. */
export const connections: readonly FaultRow[] = [
	{ name: 'nobody listens', baseUrl: () => 'http://127.0.0.1:9', expected: notReached },
	{ name: 'no such host', baseUrl: () => 'https://vendor.invalid', expected: notReached },
	{
		name: 'TLS spoken to a plain port',
		baseUrl: (port) => `https://127.0.0.1:${port}`,
		expected: notReached,
	},
	{ name: 'reset before the upload', fault: { kind: 'resetBeforeUpload' }, expected: broken },
	{
		name: 'reset in the upload',
		fault: { kind: 'resetDuringUpload', afterBytes: 1000 },
		expected: broken,
	},
	{ name: 'reset after the upload', fault: { kind: 'resetAfterUpload' }, expected: broken },
	{ name: 'reset in the answer', fault: { kind: 'resetDuringAnswer' }, expected: broken },
	{ name: 'closed without an answer', fault: { kind: 'closeWithoutAnswer' }, expected: broken },
	{ name: 'hang before the headers', fault: { kind: 'hangBeforeHeaders' }, expected: timedOut },
	{ name: 'hang in the body', fault: { kind: 'hangInBody' }, expected: timedOut },
	{ name: 'slow drip', fault: { kind: 'drip', intervalMilliseconds: 100 }, expected: timedOut },
	{
		name: 'answer of 1 GB',
		fault: { kind: 'hugeAnswer', bytes: gigabyte },
		expected: unreadable,
	},
	{ name: 'endless answer', fault: { kind: 'hugeAnswer' }, expected: unreadable },
	{
		name: 'compressed bomb of 1 GB',
		fault: { kind: 'gzipBomb', bytes: gigabyte },
		expected: unreadable,
	},
	{
		name: 'plain text declared as compressed',
		fault: { kind: 'answer', status: 200, headers: { 'content-encoding': 'gzip' }, body: 'ok' },
		expected: unreadable,
	},
];
