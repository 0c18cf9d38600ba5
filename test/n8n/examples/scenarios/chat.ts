import fastify from 'fastify';

/** A chat with an incoming webhook, on loopback. */
export interface Chat {
	/** The address of its webhook. */
	readonly url: string;
	/** The bodies that were posted, in order of arrival. */
	readonly messages: readonly unknown[];
	/** Starts or stops answering 500 to every message. */
	fail(fails: boolean): void;
	empty(): void;
	close(): Promise<void>;
}

/** @param onMessage receives each message as it arrives */
export async function openChat(onMessage?: (body: unknown) => void): Promise<Chat> {
	const messages: unknown[] = [];
	let fails = false;
	const app = fastify({ logger: false, forceCloseConnections: true });
	app.post('/hook', async (request, reply) => {
		if (fails) return await reply.status(500).send('down');
		messages.push(request.body);
		onMessage?.(request.body);
		return await reply.send('ok');
	});
	const address = await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		url: `${address}/hook`,
		messages,
		fail: (value) => (fails = value),
		empty: () => {
			messages.length = 0;
			fails = false;
		},
		close: async () => await app.close(),
	};
}
