import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isFields, ownField } from '../../decision/ownField';

/** The item of an earlier node that an item descends from, as far as n8n can tell. */
export type Ancestor =
	| { readonly kind: 'item'; readonly item: INodeExecutionData }
	/** It descends from several. */
	| { readonly kind: 'several' }
	/** The node did not run, or a node in between did not say which item came of which. */
	| { readonly kind: 'unknown' };

/** An item that an earlier node has put out, and where. */
export interface PutOut {
	readonly item: INodeExecutionData;
	readonly node: string;
	readonly run: number;
	readonly output: number;
	readonly index: number;
}

/** What earlier nodes of this execution have put out. */
export interface History {
	/** Of an item that this node is given. */
	ancestorOf(itemIndex: number, node: string): Ancestor;
	/** Of an item that an earlier node has put out. */
	ancestorOfEarlier(descendant: PutOut, node: string): Ancestor;
	/** Of every run, from every output. */
	outputsOf(node: string): PutOut[];
	/** Whether the node has run once only. */
	ranOnce(node: string): boolean;
}

type Method = (...given: readonly unknown[]) => unknown;

/**
 * Reads the execution as an expression would. n8n's types leave open what is there, so each step of
 * the way is checked, and anything else than an item is unknown.
 */
export function readHistory(context: IExecuteFunctions): History {
	// Of the first item, but all that is asked here says by itself which item it is about.
	const proxy = context.getWorkflowDataProxy(0);
	const itemsOf = (node: string, run: number, output: number) =>
		attempt(() => proxy.$items(node, output, run));
	const matcherOf = remembered((node: string) => {
		// The second argument: with its files, wherever the workflow keeps them.
		const found = attempt(() => methodOf(methodOf(proxy, '$')?.(node, true), 'itemMatching'));
		return found.kind === 'value' ? found.value : null;
	});
	return {
		ancestorOf(itemIndex, node) {
			const matcher = matcherOf(node);
			return matcher === null ? { kind: 'unknown' } : ancestorIn(attempt(() => matcher(itemIndex)));
		},
		ancestorOfEarlier({ node: previousNode, run, output, index }, node) {
			const source = { previousNode, previousNodeRun: run, previousNodeOutput: output };
			return ancestorIn(attempt(() => proxy.$getPairedItem(node, source, { item: index })));
		},
		outputsOf(node) {
			const all: PutOut[] = [];
			for (let run = 0; ; run++) {
				for (let output = 0; ; output++) {
					const items = itemsOf(node, run, output);
					// n8n throws for the first output of a run that is not there.
					if (items.kind === 'thrown' && output === 0) return all;
					if (items.kind === 'thrown') break;
					items.value.forEach((item, index) => all.push({ item, node, run, output, index }));
				}
			}
		},
		ranOnce: remembered((node: string) => itemsOf(node, 1, 0).kind === 'thrown'),
	};
}

/** Asks once for each key. */
export function remembered<Key, Value>(ask: (key: Key) => Value): (key: Key) => Value {
	const answers = new Map<Key, { readonly value: Value }>();
	return (key) => {
		const known = answers.get(key) ?? { value: ask(key) };
		answers.set(key, known);
		return known.value;
	};
}

type Attempt<Value> =
	| { readonly kind: 'value'; readonly value: Value }
	| { readonly kind: 'thrown'; readonly error: unknown };

function attempt<Value>(act: () => Value): Attempt<Value> {
	try {
		return { kind: 'value', value: act() };
	} catch (error) {
		return { kind: 'thrown', error };
	}
}

function methodOf(owner: unknown, name: string): Method | null {
	if (typeof owner !== 'object' || owner === null) return null;
	const method: unknown = Reflect.get(owner, name);
	if (typeof method !== 'function') return null;
	return (...given) => {
		const returned: unknown = Reflect.apply(method, owner, given);
		return returned;
	};
}

function ancestorIn(found: Attempt<unknown>): Ancestor {
	if (found.kind === 'thrown') return { kind: meansSeveral(found.error) ? 'several' : 'unknown' };
	return isItem(found.value) ? { kind: 'item', item: found.value } : { kind: 'unknown' };
}

function isItem(value: unknown): value is INodeExecutionData {
	return isFields(value) && isFields(value.json);
}

/** n8n's error says what it is in a field of its own. */
function meansSeveral(error: unknown): boolean {
	const context: unknown = Reflect.get(Object(error), 'context');
	return ownField(context, 'type') === 'paired_item_multiple_matches';
}
