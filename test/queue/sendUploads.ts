import { intakePath } from './intake';
import type { Upload } from './uploads';

/** A call of the webhook. */
export interface Sent {
	readonly applicant: string;
	/** What n8n answered; null where it did not. */
	readonly status: number | null;
	/** When the call began, in ms as of Date.now(). */
	readonly at: number;
}

/**
 * Sends the uploads as applicants do, each once, whatever is answered.
 *
 * @param address of the main
 * @param atOnce how many calls are open at a time
 */
export async function sendUploads(
	address: string,
	uploads: readonly Upload[],
	atOnce: number,
): Promise<readonly Sent[]> {
	const sent: Sent[] = [];
	const rest = uploads.values();
	const sendOn = async (): Promise<void> => {
		for (const upload of rest) sent.push(await send(address, upload));
	};
	await Promise.all(Array.from({ length: atOnce }, sendOn));
	return sent;
}

async function send(address: string, { applicant, bytes }: Upload): Promise<Sent> {
	const body = new FormData();
	body.append('applicant', applicant);
	body.append('selfie', new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' }), 'selfie.jpg');
	const at = Date.now();
	try {
		const answer = await fetch(`${address}/${intakePath}`, { method: 'POST', body });
		await answer.arrayBuffer();
		return { applicant, status: answer.status, at };
	} catch {
		return { applicant, status: null, at };
	}
}
