import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type IWebhookFunctions,
	WAIT_INDEFINITELY,
} from 'n8n-workflow';
import type { Verdict } from '../../verdict';
import { type AnsweredRecord, type JudgeSettings, makeVerdict } from '../output/makeVerdict';
import type { FilePlace } from '../output/toItem';
import type { ItemShape } from '../parameters/itemShape';
import type { OutputPlan } from '../parameters/routing';

/** What a check needs to know when its execution resumes, perhaps in another n8n process. */
export interface WaitingCheck {
	/** The format of this record. A record of another package version may mean something else. */
	readonly format: 1;
	/** ms since 1970: when the check began. */
	readonly began: number;
	readonly pending: PendingVerdict;
	/** The checked item, with only those parts that leave the node again. */
	readonly input: INodeExecutionData;
	readonly settings: Omit<JudgeSettings, 'passes'>;
	readonly shape: ItemShape;
	readonly plan: OutputPlan;
	readonly place: FilePlace;
}

/** A check that began under a version before 0.7.0 has no `settings` in it. */
type PendingVerdict = Omit<Verdict, 'settings'> & Partial<Pick<Verdict, 'settings'>>;

/** A field of n8n's node data, which n8n saves with the execution. */
const field = 'awaitedDelivery';

/** A check whose vendor answers later, with everything that its item needs to leave then. */
interface PendingCheck extends Pick<WaitingCheck, 'input' | 'plan' | 'place'> {
	readonly record: AnsweredRecord;
}

/**
 * Puts the execution to sleep until somebody calls its address.
 *
 * If a time limit ends, or if a person retries a waiting or stopped execution, n8n passes the
 * unchecked input to output 0, which is Pass. So there is no limit, and the node removes the input
 * from n8n's own record of the run, which n8n stores.
 *
 * @throws if the input cannot be removed: then the execution does not wait
 */
export async function waitForCallback(
	context: Pick<IExecuteFunctions, 'getContext' | 'getExecuteData' | 'putExecutionToWait'>,
	{ record, input, plan, place }: PendingCheck,
): Promise<void> {
	const { settings, shape, began } = record;
	if (settings === null) throw new TypeError('pending without settings');
	const { vendorSettings, reviewThreshold, unusableImage } = settings;
	const awaited: WaitingCheck = {
		format: 1,
		began,
		pending: makeVerdict(record),
		input: storedInput(input, shape),
		settings: { vendorSettings, reviewThreshold, unusableImage },
		shape,
		plan,
		place,
	};
	context.getContext('node')[field] = JSON.stringify(awaited);
	const { data } = context.getExecuteData();
	const items = data.main ?? [];
	data.main = [[]];
	let sleeps = false;
	try {
		await context.putExecutionToWait(WAIT_INDEFINITELY);
		sleeps = true;
	} finally {
		// If the execution does not wait, the item has to leave now.
		if (!sleeps) data.main = items;
	}
}

/**
 * The stored part of an item. Its files may be pictures, so only what leaves the node is stored.
 */
function storedInput({ json, binary }: INodeExecutionData, shape: ItemShape): INodeExecutionData {
	return {
		json: shape.includeInputFields ? json : {},
		...(shape.includeBinary && binary ? { binary } : {}),
	};
}

/** @returns null if no check is waiting that this version can read */
export function readWaitingCheck(
	context: Pick<IWebhookFunctions, 'getNode' | 'evaluateExpression'>,
): WaitingCheck | null {
	const node = escapedName(context.getNode().name);
	const text: unknown = context.evaluateExpression(`{{ $node[${node}].context.${field} }}`, 0);
	const awaited: unknown = typeof text === 'string' ? JSON.parse(text) : null;
	return isWaitingCheck(awaited) ? awaited : null;
}

/** A node's name for use in an expression, without characters that could end the expression. */
function escapedName(name: string): string {
	const codes = Array.from({ length: name.length }, (_one, index) => name.charCodeAt(index));
	return `"${codes.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('')}"`;
}

/** This package wrote the record, so the format says that the rest is there. */
function isWaitingCheck(value: unknown): value is WaitingCheck {
	return typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
}
