import type { WorkflowExecuteMode } from 'n8n-workflow';
import { isManualExecution } from '../../../../../nodes/verification/n8n/parameters/simulation';

const inMode = (mode: WorkflowExecuteMode) => isManualExecution({ getMode: () => mode });

test.each(['trigger', 'webhook', 'cli', 'integrated', 'evaluation', 'chat', 'retry'] as const)(
	'mode %s is not manual',
	(mode) => expect(inMode(mode)).toBe(false),
);

test('a mode that cannot be read is not manual', () => {
	const getMode = () => {
		throw new Error('No mode');
	};
	expect(isManualExecution({ getMode })).toBe(false);
	expect(inMode('manual')).toBe(true);
});
