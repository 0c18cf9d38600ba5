import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { callOf, type AnyItem, type AnyRun } from './anyRun';

/** An item on its way out, and by which output. */
export interface Left {
	readonly item: INodeExecutionData;
	readonly output: number;
}

/** Whether n8n goes on after a failed item. Its engine asks for the old setting first. */
export function continues({ setting }: AnyRun): boolean {
	return setting.continueOnFail === true || setting.onError !== 'stopWorkflow';
}

/** Which of the items that came in this one was. */
export function indexOf({ pairedItem }: INodeExecutionData): number | null {
	const isOne = typeof pairedItem === 'object' && !Array.isArray(pairedItem);
	return isOne ? pairedItem.item : null;
}

export function verdictIn({ json }: INodeExecutionData): IDataObject | null {
	const found = Object.values(json).filter(isVerdict);
	expect(found.length).toBeLessThanOrEqual(1);
	return found[0] ?? null;
}

function isVerdict(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && 'outcome' in value && 'passed' in value;
}

/**
 * The lowest score that the vendor has for an item's picture, or null where it has none. By the
 * simulator's book, whatever the node makes of it.
 */
function scoreOf(run: AnyRun, { material }: AnyItem): number | null {
	const { genuine, attack, reviewBand, noFace, limits } = callOf(run);
	const best = Math.min(...Object.values(genuine));
	switch (material) {
		case 'genuine':
			return best;
		case 'attack':
			return attack.score;
		case 'reviewBand':
			return reviewBand;
		case 'noFace':
			return noFace === 'pass' ? best : null;
		case 'tooSmall':
			return limits.minSides === null ? best : null;
		case 'notAnalysable':
		case 'vendorDown':
		case 'text':
		case 'nothing':
			return null;
	}
}

/** The threshold that holds for an item, or null where the user gave none that can be used. */
function thresholdOf({ setting }: AnyRun, { fields }: AnyItem): number | null {
	const given = setting.parameters?.threshold;
	const value = typeof given === 'string' ? fields.threshold : given;
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && number >= 0 && number <= 100 ? number : null;
}

/** Whether an item may have passed: its vendor scored it, and high enough. */
export function mayHavePassed(run: AnyRun, item: AnyItem): boolean {
	const [score, threshold] = [scoreOf(run, item), thresholdOf(run, item)];
	if (score === null || threshold === null) return false;
	return callOf(run).threshold.passes === 'above' ? score > threshold : score >= threshold;
}
