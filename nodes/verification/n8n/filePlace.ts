import type { IExecuteFunctions } from 'n8n-workflow';

/** Where a workflow keeps the files of its items: apart from their fields, or among them. */
export type FilePlace = 'apart' | 'inFields';

/** Does not throw; where it can't be told, it is the place in which n8n may stumble over a file. */
export function filePlace(context: IExecuteFunctions): FilePlace {
	try {
		return context.getWorkflowSettings().binaryMode === 'combined' ? 'inFields' : 'apart';
	} catch {
		return 'inFields';
	}
}
