import { type DataTable, findDataTable, type Row } from '../../../../harness/n8n/dataTable';
import type { Execution } from '../../../../harness/n8n/workflows/execution';
import { picturesOf } from '../../applicants';
import { fillIn } from '../../forms';
import type { ImportedExample } from '../../stage';

/** The trigger that creates the table. */
export const setUp = 'Set Up Once';

export async function logOf({ n8n }: ImportedExample): Promise<DataTable> {
	const name = 'kyc_decision_log';
	const table = await findDataTable(n8n.api, name);
	if (!table) throw new Error(`There is no table ${name}`);
	return table;
}

/** The one row that an execution has written. */
export async function rowOf(played: ImportedExample, { id }: Execution): Promise<Row> {
	const rows = await (await logOf(played)).rows();
	const [row, ...others] = rows.filter(({ executionId }) => executionId === id);
	if (!row || others.length > 0) throw new Error(`${others.length + 1} rows, or none`);
	return row;
}

export async function send(played: ImportedExample, applicant: string): Promise<Execution> {
	return (await fillIn(played, await picturesOf(applicant))).execution;
}
