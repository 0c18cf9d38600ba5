import { type CheckError, UnusableInput } from '../../failure';

/** Ends the reading of a file: at its deadline, or as soon as the execution is cancelled. */
export type ReadDeadline = AbortSignal | undefined;

/**
 * Waits for what n8n reads of a stored file. Its storage may be a network's, and never answer.
 *
 * @param late given what still comes after the end, to close it
 * @throws UnusableInput where it cannot be read, or not in time
 */
export async function readWithinTime<Part>(
	part: Promise<Part>,
	until: ReadDeadline,
	late: (part: Part) => void = () => undefined,
): Promise<Part> {
	return new Promise((resolve, reject) => {
		const stop = () => {
			reject(failureOf(until));
			part.then(late, () => undefined);
		};
		if (until?.aborted) return stop();
		until?.addEventListener('abort', stop, { once: true });
		part
			.then(resolve, () => reject(new UnusableInput(unreadableFile)))
			.finally(() => until?.removeEventListener('abort', stop));
	});
}

/** Why a reading failed, or ended before its time. */
export function failureOf(until: ReadDeadline): UnusableInput {
	if (!until?.aborted) return new UnusableInput(unreadableFile);
	const reason: unknown = until.reason;
	const isDeadline =
		typeof reason === 'object' && reason && Reflect.get(reason, 'name') === 'TimeoutError';
	return new UnusableInput(isDeadline ? slowFile : { reason: 'cancelled' });
}

/** n8n has deleted the file, or cannot get at where it is kept. */
const unreadableFile: CheckError = {
	reason: 'missingImage',
	problem: 'The image could not be read',
	remedy: 'Run the previous step again.',
};

const slowFile: CheckError = {
	reason: 'missingImage',
	problem: 'The image could not be read in time',
	remedy: 'Check that the file storage of n8n responds. Then run the check again.',
};
