import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { INodeExecutionData } from 'n8n-workflow';
import { applicantsIn, type Applicant } from '../../demo/applicantFolder';
import type { ExpectedVerdict } from '../../harness/drawings/expectedVerdicts';

export const imagesFolder = resolve(__dirname, '../../../examples/images');
const everybody = applicantsIn(imagesFolder);

/** The pictures of an applicant of examples/images. */
export async function picturesOf(name: string): Promise<Required<Applicant['files']>> {
	const { Selfie, ID } = (await everybody).find((one) => one.name === name)?.files ?? {};
	if (!Selfie || !ID) throw new Error(`${name} has no two pictures`);
	return { Selfie, ID };
}

/** An applicant's last item has the verdict that decided. */
export function expectVerdict(
	item: INodeExecutionData | undefined,
	{ check, nextStep, reasons }: ExpectedVerdict,
): void {
	expect(item?.json[check]).toMatchObject({ nextStep, reasons, passed: nextStep === 'accept' });
}

/** The vendor received the applicant's file, or a fitted copy of it. */
export function expectChecked(
	item: INodeExecutionData | undefined,
	checked: Readonly<Record<string, Buffer>>,
): void {
	for (const [check, bytes] of Object.entries(checked)) {
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const asItCame = { sha256 };
		const fitted = { fittedFrom: expect.objectContaining({ bytes: bytes.length }) };
		const verdicts = [asItCame, fitted].map((image): unknown =>
			expect.objectContaining({ image: expect.objectContaining(image) }),
		);
		expect(verdicts).toContainEqual(item?.json[check]);
	}
}
