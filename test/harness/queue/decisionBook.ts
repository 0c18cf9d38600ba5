import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { ways, type Way } from './intake';

/** A decision about one applicant, as the decision service received it. */
export interface Decision {
	readonly applicant: string;
	readonly way: Way;
	/** The score of the verdict. Null without one, as on the Error output. */
	readonly passed: boolean | null;
	readonly score: number | null;
	/** The hash of the judged picture. Null if the verdict has none. */
	readonly sha256: string | null;
	/** When it came, in ms as of Date.now(). */
	readonly at: number;
}

/** Records every decision, in order of arrival. */
export interface DecisionBook {
	readonly url: string;
	readonly decisions: readonly Decision[];
	/** Received data that is not a decision. */
	readonly misunderstood: readonly string[];
	close(): void;
}

const told = z.object({
	applicant: z.string(),
	verdict: z
		.object({
			passed: z.boolean(),
			score: z.number().nullable(),
			image: z.object({ sha256: z.string().nullable() }).nullable(),
		})
		.nullish(),
});

export async function openDecisionBook(): Promise<DecisionBook> {
	const decisions: Decision[] = [];
	const misunderstood: string[] = [];
	const server = createServer((request, response) => {
		read(request).then(
			(decision) => {
				decisions.push(decision);
				response.setHeader('content-type', 'application/json');
				response.end(JSON.stringify({ noted: decision.way }));
			},
			(error: unknown) => {
				misunderstood.push(String(error));
				response.writeHead(400).end('{}');
			},
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port could be had');
	return {
		url: `http://127.0.0.1:${address.port}`,
		decisions,
		misunderstood,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

async function read(request: IncomingMessage): Promise<Decision> {
	const at = Date.now();
	const way = z.enum(ways).parse(request.url?.slice(1));
	const { applicant, verdict } = told.parse(await json(request));
	return {
		applicant,
		way,
		passed: verdict?.passed ?? null,
		score: verdict?.score ?? null,
		sha256: verdict?.image?.sha256 ?? null,
		at,
	};
}
