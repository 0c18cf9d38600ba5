import * as fc from 'fast-check';
import { applied, type Change } from './changes';
import { documentedSuccess, withoutReference } from './documented';
import type { Asked } from './answers';
import { questions } from './question';
import { textOf, writtenOf, type Written } from './written';

export interface Echo {
	readonly asked: Asked;
	readonly key: string;
	/** As the answer writes it. */
	readonly written: string;
}

/** Keys as vendors make them: of letters and digits, with some signs, of digits alone; and odd ones. */
const keys = fc.oneof(
	fc.stringMatching(/^[A-Za-z0-9_.~+/=-]{8,48}$/),
	fc.stringMatching(/^[0-9a-f]{8,32}$/),
	fc.stringMatching(/^[1-9][0-9]{7,14}$/),
	fc.stringMatching(/^[ -~]{10,30}$/).filter((key) => key.trim().length >= 8),
);

const forms: ReadonlyArray<(key: string) => string> = [
	(key) => key,
	(key) => encodeURIComponent(key),
	(key) => Buffer.from(key).toString('base64'),
	(key) => Buffer.from(key).toString('base64url'),
	(key) => Buffer.from(key).toString('hex'),
];

const around = fc.constantFrom<readonly [string, string]>(
	['', ''],
	['The key ', ' is wrong'],
	['x', 'y'],
	['https://vendor.test/?key=', '&image=1'],
	['"', '"'],
	['Bearer ', '\n'],
);

/** Where gateways repeat what they got. */
const places = [
	'message',
	'error',
	'status',
	'transactionId',
	'engineVersion',
	'api_req_uid',
	'id',
	'request',
] as const;

/** An answer, or a refusal, that repeats the credential's key somewhere. */
export const echoes: fc.Arbitrary<Echo> = fc
	.record({
		question: questions,
		key: keys,
		form: fc.constantFrom(...forms),
		wrap: around,
		place: fc.constantFrom(...places),
		how: fc.constantFrom('value', 'name', 'list', 'object', 'number', 'header', 'page', 'cutOff'),
		at: fc.nat(20),
		status: fc.constantFrom(200, 200, 400, 401, 403, 429, 500, 503),
	})
	.chain(({ question, key: untrimmed, form, wrap: [before, behind], ...rest }) => {
		const key = untrimmed.trim();
		const written = form(key);
		const text = before + written + behind;
		const { place, how, at, status } = rest;
		const change: Change = {
			kind: 'add',
			place: at,
			name: how === 'name' ? text : place,
			value: valueOf(how, key, text),
			rename: 'none',
		};
		const headers: Readonly<Record<string, string>> =
			how === 'header' ? { 'x-request-id': text } : {};
		return documentedSuccess(question, [99, 99, 99]).map((answer) => {
			const json = textOf(applied(writtenOf(withoutReference(answer)), change));
			const body =
				how === 'page'
					? `<html><body>${text}</body></html>`
					: how === 'cutOff'
						? json.slice(0, -1)
						: how === 'header'
							? textOf(writtenOf(withoutReference(answer)))
							: json;
			const made = 'changed';
			const asked: Asked = { question, made, wasHigh: true, status, headers, body, chunk: 50 };
			return { asked, key, written };
		});
	});

function valueOf(how: string, key: string, text: string): Written {
	const quoted = JSON.stringify(text);
	if (how === 'number' && /^[1-9]\d{7,14}$/.test(key)) return { text: key };
	if (how === 'list') return { text: `[${quoted},[${quoted}]]` };
	if (how === 'object') return { text: `{"message":${quoted}}` };
	return { text: quoted };
}
