import type { FaultRow } from './row';
import { bodies } from './table/bodies';
import { connections } from './table/connections';
import { contradictionRows } from './table/contradictions';
import { refusalRows } from './table/refusals';
import { scores } from './table/scores';
import { statuses } from './table/statuses';

/** Every fault that is tried, by what goes wrong, and what has to come of each. */
export const faultTable = {
	connections,
	statuses,
	bodies,
	scores,
	refusals: refusalRows,
	contradictions: contradictionRows,
} as const satisfies Readonly<Record<string, readonly FaultRow[]>>;

export type FaultGroup = keyof typeof faultTable;
