import type { FastifyInstance } from 'fastify';
import type { Callbacks } from '../callbacks/callbacks';
import {
	callbackRuleSchema,
	deliveryWishesSchema,
	forgerySchema,
	settingChangesSchema,
} from '../callbacks/callbackSettings';

/** The control of ARGOS's callbacks. Those that deliver answer when the last attempt is over. */
export async function callbackRoutes(
	app: FastifyInstance,
	{ callbacks }: { readonly callbacks: Callbacks },
): Promise<void> {
	app.get('/', () => {
		const { settings, accepted, deliveries } = callbacks;
		return { settings, accepted, deliveries };
	});
	app.post('/', (request) => {
		callbacks.set(settingChangesSchema.parse(request.body));
		return callbacks.settings;
	});
	app.post('/rules', (request, reply) => {
		callbacks.add(callbackRuleSchema.parse(request.body));
		return reply.status(201).send({ status: 'added' });
	});
	app.post('/deliver', async (request) => ({
		deliveries: await callbacks.deliver(deliveryWishesSchema.parse(request.body ?? {})),
	}));
	app.post('/forge', async (request) => ({
		deliveries: await callbacks.forge(forgerySchema.parse(request.body)),
	}));
}
