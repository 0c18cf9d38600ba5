import { encodeBody } from '../http/encodeBody';
import type { RecordedRequest } from '../http/requestLog';
import type { ArgosCallback } from '../vendors/argos/callback';
import { CallbackRules, type PendingCallback } from './callbackRules';
import {
	callbackSettingsSchema,
	defaultCallbackSettings,
	deliveryWishesSchema,
	forgerySchema,
	settingChangesSchema,
	type CallbackRule,
	type CallbackSettings,
	type SendOptions,
	type Forgery,
	type SettingChanges,
} from './callbackSettings';
import { CallbackSender, type RecordedAttempt } from './callbackSender';
import { inOrder } from './inOrder';

/** A document that was accepted for later. */
export interface AcceptedDocument extends Pick<PendingCallback, 'scenario' | 'imageSha256'> {
	readonly transactionId: string;
	/** Its callbackUrl, as it was sent. */
	readonly url: string;
	/** True until its result is released. */
	readonly isHeld: boolean;
}

/** The pending results of documents with a callbackUrl, and their callbacks. */
export class Callbacks {
	private chosen = defaultCallbackSettings;
	private readonly rules = new CallbackRules();
	private readonly courier = new CallbackSender(() => this.chosen);
	private readonly owed = new Map<string, PendingCallback>();
	private readonly held = new Set<string>();

	get settings(): CallbackSettings {
		return this.chosen;
	}

	/** Every document that was accepted, in order of arrival. */
	get accepted(): readonly AcceptedDocument[] {
		return [...this.owed.values()].map(
			({ callback: { transactionId, url }, scenario, imageSha256 }) => {
				const isHeld = this.held.has(transactionId);
				return { transactionId, url, scenario, imageSha256, isHeld };
			},
		);
	}

	/** Every attempt, in order of sending. */
	get deliveries(): readonly RecordedAttempt[] {
		return this.courier.deliveries;
	}

	/** Changes the named settings and leaves the others. Throws on an unknown name or value. */
	set(changes: SettingChanges): void {
		const { ...known } = settingChangesSchema.parse(changes);
		this.chosen = callbackSettingsSchema.parse({ ...this.chosen, ...known });
	}

	/** Throws on a rule that can't be kept. */
	add(rule: CallbackRule): void {
		this.rules.add(rule);
	}

	/** Adds a document that a 201 accepted. */
	accept(callback: ArgosCallback, { scenario, imageSha256 }: RecordedRequest): void {
		const { hold, delayMilliseconds } = this.chosen;
		const owed = { callback, scenario, imageSha256 };
		this.owed.set(callback.transactionId, owed);
		if (hold) {
			this.held.add(callback.transactionId);
			return;
		}
		void this.courier.sendAll(this.rules.pack(owed), { delayMilliseconds, atOnce: Infinity });
	}

	/**
	 * Sends the held callbacks, or the named ones. Resolves with every attempt when the last is over.
	 * Throws for an unknown transaction.
	 */
	async deliver(wishes: SendOptions = {}): Promise<readonly RecordedAttempt[]> {
		const { transactionIds, order, seed, ...pace } = deliveryWishesSchema.parse(wishes);
		const due = (transactionIds ?? [...this.held]).map((id) => this.find(id));
		for (const { callback } of due) this.held.delete(callback.transactionId);
		const parcels = due.flatMap((owed) => this.rules.pack(owed));
		return this.courier.sendAll(inOrder(parcels, order, seed), pace);
	}

	/** Sends a forged body. Throws for an unknown transaction. */
	async forge(forgery: Forgery): Promise<readonly RecordedAttempt[]> {
		const { transactionId = null, headers, body, base64, ...to } = forgerySchema.parse(forgery);
		const url = to.url ?? this.find(transactionId).callback.url;
		const { type, content } = encodeBody(
			base64 === undefined ? body : Buffer.from(base64, 'base64'),
		);
		const parcel = { transactionId, url, headers: { ...type, ...headers }, body: content };
		return this.courier.sendAll([{ ...parcel, isForged: true }], {
			delayMilliseconds: 0,
			atOnce: 1,
		});
	}

	/** Resolves when no callback is in progress or scheduled. Held ones do not count. */
	idle(): Promise<void> {
		return this.courier.idle();
	}

	/** Removes everything, and stops callbacks in progress without waiting for them. */
	reset(): void {
		this.courier.reset();
		this.rules.clear();
		this.owed.clear();
		this.held.clear();
		this.chosen = defaultCallbackSettings;
	}

	/** Stops callbacks in progress without waiting for them, and sends nothing more. */
	close(): void {
		this.courier.stop();
	}

	private find(transactionId: string | null): PendingCallback {
		const owed = transactionId === null ? undefined : this.owed.get(transactionId);
		if (owed === undefined) throw new UnknownTransaction(transactionId);
		return owed;
	}
}

class UnknownTransaction extends Error {
	/** By which fastify answers. */
	readonly statusCode = 404;

	constructor(transactionId: string | null) {
		super(`No document was accepted for later as ${transactionId ?? 'nothing'}`);
	}
}
