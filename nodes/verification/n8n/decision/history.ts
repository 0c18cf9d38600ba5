import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isFields, ownField } from '../../decision/ownField';

/** The item of an earlier node that an item descends from, as far as n8n can tell. */
export type Ancestor =
	| { readonly kind: 'item'; readonly item: INodeExecutionData }
	/** It descends from several. */
	| { readonly kind: 'several' }
	/** The node did not run, or a node in between did not say which item came of which. */
	| { readonly kind: 'unknown' };

/** What earlier nodes of this execution have put out. */
export interface History {
	ancestorOf(itemIndex: number, node: string): Ancestor;
	/** Of every run, from every output. */
	outputsOf(node: string): INodeExecutionData[];
}

type Method = (...given: readonly unknown[]) => unknown;

/**
 * Reads the execution as an expression would. n8n's types leave open what is there, so each step of
 * the way is checked, and anything else than an item is unknown.
 */
export function readHistory(context: IExecuteFunctions): History {
	// Of the first item, but all that is asked here says by itself which item it is about.
	const proxy = context.getWorkflowDataProxy(0);
	const matchers = new Map<string, Method | null>();
	const matcherOf = (node: string) => {
		const known = matchers.get(node);
		if (known !== undefined) return known;
		// The second argument: with its files, wherever the workflow keeps them.
		const matcher = attempt(() => methodOf(methodOf(proxy, '$')?.(node, true), 'itemMatching'));
		const found = matcher.kind === 'value' ? matcher.value : null;
		matchers.set(node, found);
		return found;
	};
	return {
		ancestorOf(itemIndex, node) {
			const matcher = matcherOf(node);
			if (matcher === null) return { kind: 'unknown' };
			const found = attempt(() => matcher(itemIndex));
			if (found.kind === 'thrown')
				return { kind: meansSeveral(found.error) ? 'several' : 'unknown' };
			return isItem(found.value) ? { kind: 'item', item: found.value } : { kind: 'unknown' };
		},
		outputsOf(node) {
			const items: INodeExecutionData[] = [];
			for (let run = 0; ; run++) {
				for (let output = 0; ; output++) {
					const found = attempt(() => proxy.$items(node, output, run));
					if (found.kind === 'thrown') {
						// n8n throws for the first output of a run that is not there.
						if (output === 0) return items;
						break;
					}
					items.push(...found.value);
				}
			}
		},
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

function isItem(value: unknown): value is INodeExecutionData {
	return isFields(value) && isFields(value.json);
}

/** n8n's error says what it is in a field of its own. */
function meansSeveral(error: unknown): boolean {
	const context: unknown = Reflect.get(Object(error), 'context');
	return ownField(context, 'type') === 'paired_item_multiple_matches';
}
