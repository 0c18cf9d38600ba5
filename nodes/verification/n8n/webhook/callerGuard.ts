import { type IHookFunctions, type IWebhookFunctions, NodeOperationError } from 'n8n-workflow';
import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { failureBehind } from '../../failure';
import type { Offer } from '../../providers/registry';
import { noCallbackSetting, readCallbackSecret } from '../later/callbackCredential';
import type { LaterChecks } from '../later/laterChecks';
import { ParameterReader, invalidParameter } from '../parameters/parameterReader';
import { allowedAddresses, secret, SHORTEST_SECRET } from '../parameters/triggerSpecs';
import { describeFailure } from '../words/failureSentences';

/** Who may send callbacks. The vendor signs nothing, so the secret and the address identify it. */
export interface CallerGuard {
	readonly secret: string;
	/** Null if every address may send. */
	readonly addresses: BlockList | null;
}

type TriggerContext = Pick<
	IWebhookFunctions | IHookFunctions,
	'getCredentials' | 'getNode' | 'getNodeParameter'
>;

/** @throws UnusableInput if the settings would let in more callers than they seem to */
export async function readCallerGuard(context: TriggerContext, offer: Offer): Promise<CallerGuard> {
	const reader = new ParameterReader(
		{
			getNodeParameter: (path, _itemIndex, fallback, options) =>
				context.getNodeParameter(path, fallback, options),
		},
		0,
	);
	const known = (await readCallbackSecret(context, offer)) ?? secretField(reader);
	return { secret: known, addresses: readAddresses(reader) };
}

function secretField(reader: ParameterReader): string {
	const told = reader.raw(secret);
	const problem = `must have at least ${SHORTEST_SECRET} characters`;
	if (told === '') throw noCallbackSetting(secret, problem);
	if (typeof told !== 'string' || told.trim().length < SHORTEST_SECRET) {
		throw invalidParameter(secret.label, problem);
	}
	return told;
}

/**
 * The secret is compared by its hash, so that the time that the comparison takes says nothing about
 * it.
 */
export function isAllowed(guard: CallerGuard, told: unknown, ip: unknown): boolean {
	const knows = typeof told === 'string' && timingSafeEqual(hashOf(told), hashOf(guard.secret));
	return knows && (guard.addresses === null || isOneOf(guard.addresses, ip));
}

function hashOf(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

function isOneOf(addresses: BlockList, ip: unknown): boolean {
	if (typeof ip !== 'string') return false;
	const family = isIP(ip);
	// `BlockList` looks up an IPv4 address within IPv6 as IPv4.
	return family !== 0 && addresses.check(ip, family === 4 ? 'ipv4' : 'ipv6');
}

/** An empty option is invalid: it must not let everyone in. */
function readAddresses(reader: ParameterReader): BlockList | null {
	if (!reader.hasOption(allowedAddresses)) return null;
	const entries = reader
		.read(allowedAddresses)
		.split(/[\s,]+/)
		.filter((one) => one !== '');
	const list = new BlockList();
	if (entries.length === 0 || !entries.every((entry) => added(list, entry))) {
		throw invalidParameter(
			allowedAddresses.label,
			'must be IP addresses or ranges, separated by commas',
		);
	}
	return list;
}

/** @param entry such as 203.0.113.7 or 2001:db8::/32 */
function added(list: BlockList, entry: string): boolean {
	const [, ip = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
	const family = isIP(ip);
	if (family === 0 || Number(prefix ?? 0) > (family === 4 ? 32 : 128)) return false;
	const type = family === 4 ? 'ipv4' : 'ipv6';
	if (prefix === undefined) list.addAddress(ip, type);
	else list.addSubnet(ip, Number(prefix), type);
	return true;
}

/**
 * Checks who may send callbacks when the trigger is activated. Later nobody would see that a field
 * is invalid.
 *
 * @throws NodeOperationError with which n8n leaves the trigger deactivated, and says why
 */
export async function checkTriggerSettings(
	context: IHookFunctions,
	[{ offer }]: LaterChecks,
): Promise<true> {
	try {
		await readCallerGuard(context, offer);
		return true;
	} catch (error) {
		const { message, description } = describeFailure(failureBehind(error), offer.provider.label);
		throw new NodeOperationError(context.getNode(), message, { description });
	}
}
