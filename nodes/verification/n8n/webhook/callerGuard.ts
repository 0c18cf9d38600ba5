import { type IHookFunctions, type IWebhookFunctions, NodeOperationError } from 'n8n-workflow';
import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { failureBehind } from '../../failure';
import { unusable } from '../parameters/parameterReader';
import { describeFailure } from '../words/failureSentences';
import { labels } from '../words/labels';

/** Who may deliver. The vendor signs nothing, so this is all that tells it from others. */
export interface CallerGuard {
	readonly secret: string;
	/** Null where every address may. */
	readonly addresses: BlockList | null;
}

const SHORTEST_SECRET = 16;

/** @throws UnusableInput where the fields would let in more than they seem to */
export function readCallerGuard(
	context: Pick<IWebhookFunctions | IHookFunctions, 'getNodeParameter'>,
): CallerGuard {
	const secret = context.getNodeParameter('secret', '');
	if (typeof secret !== 'string' || secret.trim().length < SHORTEST_SECRET) {
		throw unusable(labels.secret, `has to have at least ${SHORTEST_SECRET} characters`);
	}
	return { secret, addresses: readAddresses(context) };
}

/** The secret is compared by its hash, so that how long it takes says nothing of it. */
export function isAllowed({ secret, addresses }: CallerGuard, told: unknown, ip: unknown): boolean {
	const knows = typeof told === 'string' && timingSafeEqual(hashOf(told), hashOf(secret));
	return knows && (addresses === null || isOneOf(addresses, ip));
}

function hashOf(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

function isOneOf(addresses: BlockList, ip: unknown): boolean {
	if (typeof ip !== 'string') return false;
	const family = isIP(ip);
	// An IPv4 address within IPv6 is looked up as the IPv4 address that it is.
	return family !== 0 && addresses.check(ip, family === 4 ? 'ipv4' : 'ipv6');
}

/** Options that are none, or an option that holds nothing, must not open the door: it is unusable. */
function readAddresses(
	context: Pick<IWebhookFunctions | IHookFunctions, 'getNodeParameter'>,
): BlockList | null {
	const options: unknown = context.getNodeParameter('options', {});
	if (!isPlain(options)) throw unusable(labels.options, 'are none');
	if (!('allowedAddresses' in options)) return null;
	const { allowedAddresses: text } = options;
	const entries = typeof text === 'string' ? text.split(/[\s,]+/).filter((one) => one !== '') : [];
	if (entries.length === 0) throw unusable(labels.allowedAddresses, 'is empty');
	const list = new BlockList();
	if (!entries.every((entry) => added(list, entry))) {
		throw unusable(labels.allowedAddresses, 'holds something that is no IP address and no range');
	}
	return list;
}

/** Not a list or a date, nor anything else that an expression may give. */
function isPlain(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
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
 * Looks at who may deliver when the trigger is switched on: later there is nobody to tell that its
 * fields are unusable.
 *
 * @throws NodeOperationError by which n8n leaves it switched off, and says why
 */
export function openTrigger(context: IHookFunctions): true {
	try {
		readCallerGuard(context);
		return true;
	} catch (error) {
		const { message, description } = describeFailure(failureBehind(error), 'The provider');
		throw new NodeOperationError(context.getNode(), message, { description });
	}
}
