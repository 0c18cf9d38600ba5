import { z } from 'zod';
import { intakePath, type Answer } from './intake';
import type { Upload } from './uploads';

/** A call of the webhook. */
export interface Sent {
	readonly applicant: string;
	/** The status of n8n's answer, or null without one. */
	readonly status: number | null;
	/** The output in the answer, or null. */
	readonly told: string | null;
	/** When the call began, in ms as of Date.now(). */
	readonly at: number;
}

/**
 * Sends each upload once, as applicants do, for any answer.
 *
 * @param address of the main
 * @param answer the intake to call
 * @param atOnce how many calls are open at a time
 */
export async function sendUploads(
	address: string,
	answer: Answer,
	uploads: readonly Upload[],
	atOnce: number,
): Promise<readonly Sent[]> {
	const url = `${address}/${intakePath(answer)}`;
	const sent: Sent[] = [];
	const rest = uploads.values();
	const sendOn = async (): Promise<void> => {
		for (const upload of rest) sent.push(await send(url, upload));
	};
	await Promise.all(Array.from({ length: atOnce }, sendOn));
	return sent;
}

async function send(url: string, { applicant, bytes }: Upload): Promise<Sent> {
	const body = new FormData();
	body.append('applicant', applicant);
	body.append('selfie', new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' }), 'selfie.jpg');
	const at = Date.now();
	try {
		const answer = await fetch(url, { method: 'POST', body });
		return { applicant, status: answer.status, told: wayIn(await answer.text()), at };
	} catch {
		return { applicant, status: null, told: null, at };
	}
}

function wayIn(answer: string): string | null {
	const { data } = z
		.string()
		.transform((text): unknown => JSON.parse(text))
		.pipe(z.object({ noted: z.string() }))
		.safeParse(answer);
	return data?.noted ?? null;
}
