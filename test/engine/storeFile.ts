import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

/** Stores a file as n8n's nodes do. Type and name are claims of the uploader, so both are odd here. */
export async function storeFile(bytes: Buffer, field: string): Promise<IBinaryData> {
	const claims: IBinaryData = {
		data: '',
		mimeType: 'application/octet-stream',
		fileName: `${field}-as-the-applicant-named-it.dat`,
	};
	return await Container.get(BinaryDataService).store(
		{ type: 'execution', workflowId: 'engine-test', executionId: '1' },
		bytes,
		claims,
	);
}
