import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'flatted';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { z } from 'zod';
import type { WorkflowJson } from '../../engine/engine';
import { readExecution, type Execution } from './workflows/execution';

/** The owner of the temporary n8n. */
export const owner = {
	email: 'owner@example.com',
	firstName: 'Olive',
	lastName: 'Owner',
	password: 'Only-4-loopback',
} as const;

export interface SavedWorkflow {
	readonly id: string;
	readonly versionId: string;
}

export interface CredentialTest {
	readonly status: 'OK' | 'Error';
	readonly message: string;
}

const executionShape = z.object({ status: z.string(), data: z.string() });
const credentialTest = z.object({ status: z.enum(['OK', 'Error']), message: z.string() });
const withId = z.object({ id: z.string() });
const publication = z.object({
	status: z.string(),
	triggers: z.array(z.object({ errorMessage: z.string().nullish() })),
});
const executionPage = z.object({
	results: z.array(withId),
	nextCursor: z.string().nullish(),
});

/** n8n's own HTTP interface, as its editor uses it. */
export class N8nApi {
	private cookie = '';
	private readonly browserId = randomUUID();

	constructor(readonly address: string) {}

	/** Creates the owner of a new n8n and logs in. */
	async createOwner(): Promise<void> {
		await this.post('/rest/owner/setup', owner);
		const { email, password } = owner;
		await this.post('/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** @returns its id */
	async createCredential(
		name: string,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<string> {
		return withId.parse(await this.post('/rest/credentials', { name, type, data })).id;
	}

	/** Tests saved or unsaved data, as a credential's form does. */
	async testCredential(
		id: string,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<CredentialTest> {
		const credentials = { id, name: 'Tested', type, data };
		return credentialTest.parse(await this.post('/rest/credentials/test', { credentials }));
	}

	async createWorkflow(workflow: WorkflowJson): Promise<SavedWorkflow> {
		const body = { settings: { executionOrder: 'v1' }, ...workflow, active: false };
		const saved = await this.post('/rest/workflows', body);
		return z.object({ id: z.string(), versionId: z.string() }).parse(saved);
	}

	async workflow(id: string): Promise<unknown> {
		return await this.get(`/rest/workflows/${id}`);
	}

	/**
	 * Publishes the workflow, and waits until its triggers are active.
	 *
	 * @throws the error that n8n shows if a trigger refuses
	 */
	async activate({ id, versionId }: SavedWorkflow): Promise<void> {
		await this.post(`/rest/workflows/${id}/activate`, { versionId });
		const look = async () => {
			const answer = await this.get(`/rest/workflows/${id}/publication-status`);
			const { status, triggers } = publication.parse(answer);
			const reasons = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
			if (reasons.length > 0) throw new Error(`Not published: ${reasons.join('; ')}`);
			return status === 'published' ? true : null;
		};
		await this.poll(`workflow ${id} to be published`, look);
	}

	/** Makes a trigger wait for one call, like the editor's button "Listen for test event". */
	async listenForTest({ id }: SavedWorkflow, trigger: string): Promise<void> {
		await this.post(`/rest/workflows/${id}/run`, { triggerToStartFrom: { name: trigger } });
	}

	/** Runs it from its Manual Trigger or the trigger of this name, and waits for its end. */
	async runManually(workflow: SavedWorkflow, trigger?: string): Promise<Execution> {
		return await this.finished(await this.startManually(workflow, trigger));
	}

	/** @returns the ID of the execution, which is still running */
	async startManually({ id }: SavedWorkflow, triggerName?: string): Promise<string> {
		const { nodes } = z
			.object({ nodes: z.array(z.object({ name: z.string(), type: z.string() })) })
			.parse(await this.workflow(id));
		const trigger = nodes.find(({ type }) => type === 'n8n-nodes-base.manualTrigger');
		const body = { triggerToStartFrom: { name: triggerName ?? trigger?.name } };
		const started = await this.post(`/rest/workflows/${id}/run`, body);
		return z.object({ executionId: z.string() }).parse(started).executionId;
	}

	/** Stops an execution, as the editor's button does. */
	async stop(id: string): Promise<void> {
		await this.post(`/rest/executions/${id}/stop`, {});
	}

	/**
	 * Retries an execution from the node where it ended, as the editor's two buttons do.
	 *
	 * @param loadWorkflow whether to use the currently saved workflow
	 * @returns the ID of the new execution
	 */
	async retry(id: string, loadWorkflow: boolean): Promise<string> {
		return withId.parse(await this.post(`/rest/executions/${id}/retry`, { loadWorkflow })).id;
	}

	/** When an execution began, in ms as of Date.now(). */
	async startOf(id: string): Promise<number> {
		const found = await this.get(`/rest/executions/${id}`);
		return Date.parse(z.object({ startedAt: z.string() }).parse(found).startedAt);
	}

	/** Waits for an execution's end and returns its run as stored in the database. */
	async stored(id: string): Promise<string> {
		return (await this.ended(id)).data;
	}

	/** The executions of a workflow, the newest first. n8n gives a hundred at a time. */
	async executionsOf({ id }: SavedWorkflow): Promise<readonly string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const ids: string[] = [];
		let from = '';
		for (;;) {
			const found = await this.get(`/rest/executions?limit=100&filter=${filter}${from}`);
			const { results, nextCursor } = executionPage.parse(found);
			ids.push(...results.map((one) => one.id));
			// n8n looks up running and finished executions separately, so one that ends between is in both.
			if (typeof nextCursor !== 'string') return [...new Set(ids)];
			from = `&cursor=${encodeURIComponent(nextCursor)}`;
		}
	}

	/** Waits until an execution ends or waits for a person or a call. */
	async finished(id: string): Promise<Execution> {
		return await this.until(id, () => true);
	}

	/** The same, until it has reached the expected state. */
	async until(
		id: string,
		isThere: (execution: Execution) => boolean,
		seconds?: number,
	): Promise<Execution> {
		const look = async (): Promise<Execution | null> => {
			const { status, data } = await this.ended(id, seconds);
			const execution = readExecution(id, status, parse(data));
			return isThere(execution) ? execution : null;
		};
		return await this.poll(`execution ${id} to get there`, look, seconds);
	}

	private async ended(id: string, seconds?: number): Promise<z.infer<typeof executionShape>> {
		const look = async () => {
			const found = executionShape.parse(await this.get(`/rest/executions/${id}`));
			return ['new', 'running'].includes(found.status) ? null : found;
		};
		return await this.poll(`execution ${id} to end`, look, seconds);
	}

	/** Waits for an execution of a workflow that is not among the known ones. */
	async newExecutionOf(workflow: SavedWorkflow, known: readonly string[]): Promise<string> {
		return await this.poll(`workflow ${workflow.id} to run`, async () => {
			const found = await this.executionsOf(workflow);
			return found.find((id) => !known.includes(id)) ?? null;
		});
	}

	async get(path: string): Promise<unknown> {
		return await this.call('GET', path);
	}

	async post(path: string, body: unknown): Promise<unknown> {
		return await this.call('POST', path, body);
	}

	private async call(method: string, path: string, body?: unknown): Promise<unknown> {
		const answer = await fetch(`${this.address}${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				'browser-id': this.browserId,
				cookie: this.cookie,
				// n8n may close an idle connection at the moment in which a request goes out on it.
				connection: 'close',
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
		const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		const json: unknown = JSON.parse(text);
		return z.object({ data: z.unknown() }).catch({ data: json }).parse(json).data;
	}

	private async poll<T>(what: string, look: () => Promise<T | null>, seconds = 60): Promise<T> {
		const patience = Date.now() + seconds * 1000;
		for (;;) {
			const found = await look();
			if (found !== null) return found;
			if (Date.now() > patience) throw new Error(`Waited ${seconds} s for ${what}`);
			await sleep(100);
		}
	}
}
