import { isManualExecution } from '../../../../../nodes/verification/n8n/parameters/simulation';

test('a mode that cannot be read is not manual', () => {
	const getMode = () => {
		throw new Error('No mode');
	};
	expect(isManualExecution({ getMode })).toBe(false);
});
