import { z } from 'zod';
import type { Execution } from '../../harness/n8n/workflows/execution';
import { runBy, type ImportedExample } from './stage';

/** The values of a form, by the label of the field. */
export type Answers = Readonly<Record<string, string | Buffer>>;

/** A page of a form, as an applicant reads it. */
export interface Page {
	readonly title: string;
	readonly text: string;
}

/** An applicant who has sent the first form of a workflow and may get more pages. */
export interface Visit {
	/** The execution after they sent the form, at its end or at a page. */
	readonly execution: Execution;
	/** The address of the next page. Absent if the form has no other page. */
	readonly url: string | null;
	readonly page: () => Promise<Page>;
	/** What a browser does after a page without questions. */
	readonly leave: () => Promise<Execution>;
}

const fields = z.object({
	formFields: z.object({ values: z.array(z.object({ fieldLabel: z.string() })) }),
});

/** One of several forms that start a workflow, behind a login. */
export interface FormWithLogin {
	readonly name: string;
	readonly login: { readonly user: string; readonly password: string };
}

/** Fills in the form that starts a workflow: the first one, or one with a login. */
export async function fillIn(
	played: ImportedExample,
	answers: Answers,
	form?: FormWithLogin,
): Promise<Visit> {
	const { n8n, workflow } = played;
	const forms = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.formTrigger');
	const trigger = forms.find(({ name }) => form === undefined || name === form.name);
	const start = `${n8n.address}/form/${trigger?.webhookId ?? ''}`;
	const body = formData(trigger?.parameters, answers);
	const { answer, execution } = await runBy(
		played,
		async () => await send(start, body, form?.login),
	);
	const url = waitingUrl.safeParse(JSON.parse(answer)).data?.formWaitingUrl;
	const found = url === undefined ? null : here(played, url);
	return {
		execution,
		url: found,
		page: async () => await readPage(found),
		leave: async () => {
			await fetch(found ?? '', { method: 'POST' });
			return await n8n.api.until(execution.id, isOver);
		},
	};
}

const waitingUrl = z.object({ formWaitingUrl: z.string() });

/** Whether the execution has ended, with or without success. */
export function isOver({ status }: Execution): boolean {
	return status !== 'waiting';
}

/** Fills in a page of the workflow, such as one of a Form node or an e-mail. */
export async function answerPage(
	{ workflow }: ImportedExample,
	nodeName: string,
	url: string | null,
	answers: Answers,
): Promise<Response> {
	const node = workflow.nodes.find(({ name }) => name === nodeName);
	return await fetch(url ?? '', { method: 'POST', body: formData(node?.parameters, answers) });
}

/** Links contain the machine's name, but n8n listens only on one of its addresses. */
export function here({ n8n }: ImportedExample, link: string): string {
	const { pathname, search } = new URL(link);
	return `${n8n.address}${pathname}${search}`;
}

async function send(url: string, body: FormData, login?: FormWithLogin['login']): Promise<string> {
	const headers = login ? { authorization: basicAuth(login) } : undefined;
	const answer = await fetch(url, { method: 'POST', body, headers });
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text.slice(0, 500)}`);
	return text;
}

function basicAuth({ user, password }: FormWithLogin['login']): string {
	return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** n8n numbers the fields of a form. */
function formData(parameters: unknown, answers: Answers): FormData {
	const labels = fields.parse(parameters).formFields.values.map(({ fieldLabel }) => fieldLabel);
	const body = new FormData();
	for (const [label, answer] of Object.entries(answers)) {
		const field = `field-${labels.indexOf(label)}`;
		if (typeof answer === 'string') body.set(field, answer);
		else body.set(field, new Blob([Uint8Array.from(answer)]), 'picture.jpg');
	}
	return body;
}

export async function readPage(url: string | null): Promise<Page> {
	const answer = await fetch(url ?? '');
	const body = (await answer.text()).replace(/^[^]*<body/, '<body');
	const visible = body.replace(/<(script|style|svg)[^]*?<\/\1>/g, '');
	const title = /<h1[^>]*>([^<]*)<\/h1>/.exec(visible)?.[1] ?? '';
	return { title: title.trim(), text: visible.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
}
