import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** The parts of an output item that the accounts check. */
export interface LeftItem {
	readonly output: number;
	/** The item's own number, and the number in its pairedItem. */
	readonly applicant: unknown;
	readonly pairedItem: unknown;
	/** Whether it still has its input file and fields. */
	readonly keptInput: boolean;
	/** `error` on n8n's Error output, which has no verdict. */
	readonly outcome: unknown;
	readonly reasons: unknown;
	readonly nextStep: unknown;
	readonly passed: unknown;
	readonly score: unknown;
	readonly threshold: unknown;
	readonly attempts: unknown;
	/** The vendor's unique reference for its answer. */
	readonly transactionId: unknown;
	/** The hash of the verdict's picture. */
	readonly sha256: unknown;
}

/** @param field the field of the verdict */
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
