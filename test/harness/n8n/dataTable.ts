import { z } from 'zod';
import type { N8nApi } from './n8nApi';

const row = z.record(z.union([z.string(), z.number(), z.boolean(), z.null()]));
const withId = z.object({ id: z.string() });
const tables = z.object({ data: z.array(withId.extend({ name: z.string() })) });

export type Row = z.infer<typeof row>;

/** A data table of n8n, as its editor reads and fills it. */
export interface DataTable {
	readonly rows: () => Promise<readonly Row[]>;
	readonly insert: (rows: readonly Row[]) => Promise<void>;
}

/** @returns null where there is no table with this name */
export async function findDataTable(api: N8nApi, name: string): Promise<DataTable | null> {
	const project = withId.parse(await api.get('/rest/projects/personal'));
	const path = `/rest/projects/${project.id}/data-tables`;
	const found = tables.parse(await api.get(path)).data.find((table) => table.name === name);
	if (!found) return null;
	return {
		rows: async () => {
			const page = await api.get(`${path}/${found.id}/rows?take=250&sortBy=id:asc`);
			return z.object({ data: z.array(row) }).parse(page).data;
		},
		insert: async (rows) => {
			await api.post(`${path}/${found.id}/insert`, { data: rows, returnType: 'count' });
		},
	};
}
