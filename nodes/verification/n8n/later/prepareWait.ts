import type { IExecuteFunctions } from 'n8n-workflow';
import { checkAddress } from '../../../../credentials/address';
import { UnusableInput } from '../../failure';
import { invalidParameter } from '../parameters/parameterReader';
import { deliveries, labels } from '../words/labels';
import type { Delivery } from './delivery';
import { resumePath } from './webhooks';

/** Older versions continue only with the first output, and items on the others are lost. */
const MIN_N8N_VERSION = [2, 39, 10] as const;

const severalItemsAdvice = `Put the check into a sub-workflow, and call it for each item from Loop Over Items. Overwrite the field of the verdict before the call, and check the verdict after it. Or set ${labels.delivery} to ${deliveries.callback}, and receive the results with the trigger. An example of each step: https://github.com/kyc-liveness/n8n-nodes-kyc-liveness/blob/main/docs/callbacks.md#wait-for-several-items`;

/**
 * Checks that this execution can wait, and that only the vendor's callback can resume it.
 *
 * @throws UnusableInput if it can't: then the node sends nothing and does not wait
 */
export async function prepareWait(
	context: Pick<IExecuteFunctions, 'getInputData' | 'evaluateExpression'>,
): Promise<Delivery> {
	const { length } = context.getInputData();
	if (length > 1) {
		// One callback resumes one execution with all of its items.
		throw refused(
			`is ${deliveries.wait}, which accepts one item, but there are ${length}`,
			severalItemsAdvice,
		);
	}
	const version = await n8nVersion();
	if (version === null || !isAtLeast(version, MIN_N8N_VERSION)) {
		const found = version === null ? 'the version is unknown' : `this is ${version}`;
		throw refused(
			`is ${deliveries.wait}, which needs n8n ${MIN_N8N_VERSION.join('.')} or newer, but ${found}`,
			`Update n8n, or set ${labels.delivery} to ${deliveries.callback}.`,
		);
	}
	const checked = checkAddress(context.evaluateExpression('{{ $execution.resumeUrl }}', 0));
	if (checked.kind === 'problem') {
		const problem = `is ${deliveries.wait}, and the address at which n8n is called back ${checked.problem}`;
		throw refused(
			problem,
			'Set the environment variable WEBHOOK_URL of n8n to its public address.',
		);
	}
	if ((checked.url.searchParams.get('signature') ?? '') === '') {
		throw invalidParameter(
			labels.delivery,
			`is ${deliveries.wait}, and this n8n does not sign its addresses`,
		);
	}
	const { url } = checked;
	url.pathname = `${url.pathname.replace(/\/$/, '')}/${resumePath}`;
	return { kind: 'wait', resumeUrl: url.href };
}

function refused(problem: string, remedy: string): UnusableInput {
	const { delivery: parameter } = labels;
	return new UnusableInput({ reason: 'invalidParameter', parameter, problem, remedy });
}

/** n8n puts its own packages on Node's path for community nodes. Its types do not include them. */
const n8nPackage: string = 'n8n/package.json';

/** The version of n8n that runs this node, such as 2.41.1; null if it is unknown. */
export async function n8nVersion(): Promise<string | null> {
	try {
		const found: unknown = await import(n8nPackage);
		const version: unknown = Reflect.get(Object(found), 'version');
		return typeof version === 'string' ? version : null;
	} catch {
		return null;
	}
}

/** Whether a version is at least another one. Only the three numbers count. */
export function isAtLeast(version: string, least: readonly [number, number, number]): boolean {
	const numbers = /^(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number) ?? [];
	for (const [index, wanted] of least.entries()) {
		const number = numbers[index] ?? -1;
		if (number !== wanted) return number > wanted;
	}
	return true;
}
