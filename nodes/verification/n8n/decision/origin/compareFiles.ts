import type { INodeExecutionData } from 'n8n-workflow';

/** Whether two items have a file in common; unknown where one of them has none. */
export function compareFiles(
	one: INodeExecutionData,
	other: INodeExecutionData | undefined,
): 'shared' | 'different' | 'unknown' {
	const [files, others] = [filesOf(one), filesOf(other)];
	if (files.length === 0 || others.length === 0) return 'unknown';
	return files.some((file) => others.includes(file)) ? 'shared' : 'different';
}

/** By n8n's own ID, or by their content where n8n keeps them in memory. */
function filesOf(item: INodeExecutionData | undefined): unknown[] {
	return Object.values(item?.binary ?? {}).map((file) => file.id ?? file.data);
}
