import { createHash } from 'node:crypto';
import type { Decision } from '../../queue/decisionBook';
import type { Upload } from '../../queue/uploads';

/** An upload about which the vendor is asked once. */
export function upload(number: number, way: 'pass' | 'fail'): Upload {
	const bytes = Buffer.from(`picture ${number}`);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return { applicant: `applicant-${number}`, bytes, sha256, way, requests: 1 };
}

/** The decision that has to come of it. */
export function decisionOn({ applicant, way, sha256 }: Upload): Decision {
	const passed = way === 'pass';
	return { applicant, way, passed, score: passed ? 95 : 10, sha256, at: 0 };
}

export const requestFor = ({ sha256 }: Upload) => ({
	call: 'kairos',
	imageSha256: sha256,
	billable: true,
});
