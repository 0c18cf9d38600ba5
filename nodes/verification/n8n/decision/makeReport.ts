import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import type { DecisionRecord } from '../../decision/decision';
import { decisionReport } from '../report/decisionReport';

/** Does not throw: a report that cannot be made or stored must not cost anyone the decision. */
export async function makeReport(
	context: IExecuteFunctions,
	record: DecisionRecord,
): Promise<IBinaryData | null> {
	try {
		const page = Buffer.from(decisionReport(record));
		return await context.helpers.prepareBinaryData(page, 'kyc-report.html', 'text/html');
	} catch {
		return null;
	}
}
