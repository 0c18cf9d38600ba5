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

/** What a check has to know again when its execution is woken, perhaps by another n8n process. */
export interface Awaited {
	/** Of this record: one that another version of the package has left may mean something else. */
	readonly format: 1;
	/** ms since 1970: when the check began. */
	readonly began: number;
	readonly pending: PendingVerdict;
	/** The item that is checked, with as much of it as is to leave again. */
	readonly input: INodeExecutionData;
	readonly settings: Omit<JudgeSettings, 'passes'>;
	readonly shape: ItemShape;
	readonly plan: OutputPlan;
	readonly place: FilePlace;
}

/** A check that began under a version before 0.7.0 has no `settings` in it. */
type PendingVerdict = Omit<Verdict, 'settings'> & Partial<Pick<Verdict, 'settings'>>;

/** In n8n's own data of a node in one execution, which is saved with it. */
const field = 'awaitedDelivery';

/** A check whose vendor answers later, with all that is needed to let its item leave then. */
interface PendingCheck extends Pick<Awaited, 'input' | 'plan' | 'place'> {
	readonly record: AnsweredRecord;
}

/**
 * Puts the execution to sleep until somebody calls its address.
 *
 * n8n goes on by itself when a time limit is over, or when a person retries an execution that waits
 * or was stopped: it passes the input on by output 0 then, which is Pass, and nobody has checked it.
 * So there is no limit, and the input is taken out of n8n's own record of the run, which is the one
 * that it stores.
 *
 * @throws where the input cannot be taken out: then the execution does not sleep
 */
export async function sleepUntilCalled(
	context: Pick<IExecuteFunctions, 'getContext' | 'getExecuteData' | 'putExecutionToWait'>,
	{ record, input, plan, place }: PendingCheck,
): Promise<void> {
	const { settings, shape, began } = record;
	if (settings === null) throw new TypeError('pending without settings');
	const { vendorSettings, reviewThreshold, unusableImage } = settings;
	const awaited: Awaited = {
		format: 1,
		began,
		pending: makeVerdict(record),
		input: keptOf(input, shape),
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
		// Where it does not sleep, the item has to leave now.
		if (!sleeps) data.main = items;
	}
}

/** What is kept of an item: its files may be pictures, so what is not to leave is not stored either. */
function keptOf({ json, binary }: INodeExecutionData, shape: ItemShape): INodeExecutionData {
	return {
		json: shape.includeInputFields ? json : {},
		...(shape.includeBinary && binary ? { binary } : {}),
	};
}

/** @returns null where nothing is awaited that this version could read */
export function readAwaited(
	context: Pick<IWebhookFunctions, 'getNode' | 'evaluateExpression'>,
): Awaited | null {
	const node = asText(context.getNode().name);
	const text: unknown = context.evaluateExpression(`{{ $node[${node}].context.${field} }}`, 0);
	const awaited: unknown = typeof text === 'string' ? JSON.parse(text) : null;
	return isAwaited(awaited) ? awaited : null;
}

/** Text in an expression, with nothing in it that could end the expression. */
function asText(name: string): string {
	const codes = Array.from({ length: name.length }, (_one, index) => name.charCodeAt(index));
	return `"${codes.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('')}"`;
}

/** We have written it ourselves, so its format says that the rest is there. */
function isAwaited(value: unknown): value is Awaited {
	return typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
}
