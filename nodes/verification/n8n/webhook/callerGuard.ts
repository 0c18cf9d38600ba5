import { type IHookFunctions, type IWebhookFunctions, NodeOperationError } from 'n8n-workflow';
import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { failureBehind } from '../../failure';
import { ParameterReader, invalidParameter } from '../parameters/parameterReader';
import { allowedAddresses, secret, SHORTEST_SECRET } from '../parameters/triggerSpecs';
import { describeFailure } from '../words/failureSentences';

/** Who may deliver. The vendor signs nothing, so this is all that tells it from others. */
export interface CallerGuard {
	readonly secret: string;
	/** Null where every address may. */
	readonly addresses: BlockList | null;
}

type TriggerContext = Pick<IWebhookFunctions | IHookFunctions, 'getNodeParameter'>;

/** @throws UnusableInput where the fields would let in more than they seem to */
export function readCallerGuard(context: TriggerContext): CallerGuard {
	const reader = new ParameterReader(
		{
			getNodeParameter: (path, _itemIndex, fallback, options) =>
				context.getNodeParameter(path, fallback, options),
		},
		0,
	);
	const told = reader.raw(secret);
	if (typeof told !== 'string' || told.trim().length < SHORTEST_SECRET) {
		throw invalidParameter(secret.label, `must have at least ${SHORTEST_SECRET} characters`);
	}
	return { secret: told, addresses: readAddresses(reader) };
}

/** The secret is compared by its hash, so that how long it takes says nothing of it. */
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
	// An IPv4 address within IPv6 is looked up as the IPv4 address that it is.
	return family !== 0 && addresses.check(ip, family === 4 ? 'ipv4' : 'ipv6');
}

/** An option that holds nothing must not open the door: it is unusable. */
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
			'must be IP addresses or ranges, with commas between',
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
 * Looks at who may deliver when the trigger is switched on: later there is nobody to tell that its
 * fields are unusable.
 *
 * @throws NodeOperationError by which n8n leaves it switched off, and says why
 */
export function checkTriggerSettings(context: IHookFunctions): true {
	try {
		readCallerGuard(context);
		return true;
	} catch (error) {
		const { message, description } = describeFailure(failureBehind(error), 'The provider');
		throw new NodeOperationError(context.getNode(), message, { description });
	}
}
