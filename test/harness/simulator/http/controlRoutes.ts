import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import type { Callbacks } from '../callbacks/callbacks';
import type { FaultRules } from '../faults/faultRules';
import { callbackRoutes } from './callbackRoutes';
import type { InFlight } from './inFlight';
import { withoutBodies, type RequestLog } from './requestLog';

export interface ControlRouteParts {
	readonly faults: FaultRules;
	readonly inFlight: InFlight;
	readonly log: RequestLog;
	readonly callbacks: Callbacks;
	readonly reset: () => void;
}

/** The same control as in-process, for other processes on this machine: it listens on loopback. */
export async function controlRoutes(
	app: FastifyInstance,
	{ faults, inFlight, log, callbacks, reset }: ControlRouteParts,
): Promise<void> {
	app.setErrorHandler((error, _request, reply) =>
		error instanceof ZodError
			? reply.status(400).send({ message: 'Not understood', issues: error.issues })
			: reply.send(error),
	);

	await app.register(callbackRoutes, { prefix: '/callbacks', callbacks });
	app.get('/health', () => ({ status: 'ok' }));
	app.get('/requests', () => ({
		requests: withoutBodies(log.all),
		maxInFlight: inFlight.maxima,
	}));
	app.post('/faults', (request, reply) => {
		faults.addFrom(request.body);
		return reply.status(201).send({ status: 'added' });
	});
	app.post('/reset', () => {
		reset();
		return { status: 'reset' };
	});
}
