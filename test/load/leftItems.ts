import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** An item as it left, and nothing of it that would not be looked at. */
export interface LeftItem {
	readonly output: number;
	/** Which item it says it is, and which one n8n is told that it came from. */
	readonly applicant: unknown;
	readonly pairedItem: unknown;
	/** Whether it has still the file and the fields that it came with. */
	readonly keptInput: boolean;
	/** `error` on n8n's Error output, where there is no verdict. */
	readonly outcome: unknown;
	readonly reasons: unknown;
	readonly nextStep: unknown;
	readonly passed: unknown;
	readonly score: unknown;
	readonly threshold: unknown;
	readonly attempts: unknown;
	/** The vendor's name for its answer, which it gives once. */
	readonly transactionId: unknown;
	/** Of the picture that the verdict is about. */
	readonly sha256: unknown;
}

/** @param field where the verdict is */
export function leftItems(
	outputs: readonly INodeExecutionData[][],
	inputs: readonly INodeExecutionData[],
	field: string,
): LeftItem[] {
	return outputs.flatMap((items, output) =>
		items.map((item): LeftItem => {
			const { applicant, [field]: verdict, error } = item.json;
			const input = typeof applicant === 'number' ? inputs[applicant] : undefined;
			return {
				output,
				applicant,
				pairedItem: item.pairedItem,
				keptInput: input !== undefined && isKept(input, item),
				...(isObject(verdict) ? saidBy(verdict) : reportedBy(error)),
			};
		}),
	);
}

function isKept(input: INodeExecutionData, item: INodeExecutionData): boolean {
	return (
		input.json['photo'] === item.json['photo'] &&
		input.binary?.['data']?.id === item.binary?.['data']?.id
	);
}

type Said = Omit<LeftItem, 'output' | 'applicant' | 'pairedItem' | 'keptInput'>;

function saidBy(verdict: IDataObject): Said {
	const { outcome, reasons, nextStep, passed, score, threshold, attempts } = verdict;
	const { transactionId, image } = verdict;
	const sha256 = isObject(image) ? image['sha256'] : null;
	return {
		...{ outcome, reasons, nextStep, passed, score, threshold, attempts },
		...{ transactionId, sha256 },
	};
}

function reportedBy(error: unknown): Said {
	const { reason, nextStep } = isObject(error) ? error : {};
	return {
		...{ outcome: 'error', reasons: [reason], nextStep },
		...{ passed: null, score: null, threshold: null, attempts: null },
		...{ transactionId: null, sha256: null },
	};
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
